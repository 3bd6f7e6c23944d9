using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Library;

/// <summary>
/// 仕様書ライブラリ. It stands on Consultations (it may ask its queries and fulfil contracts it declares) and is used by none.
/// </summary>
public static class LibraryModule
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddShelves();
        services.AddScoped<DocumentQueries>();
        services.AddScoped<DocumentWorkQueries>();
        services.AddScoped<DocumentService>();
        services.AddScoped<FormPlaceService>();
        services.AddScoped<DocumentExportService>();
        services.AddScoped<DocumentUseService>();
        services.AddScoped<DocumentTakeService>();
        services.AddScoped<IFilingWitness>(provider => provider.GetRequiredService<DocumentUseService>());
        services.AddScoped<IOutboxHandler, DocumentReviewHandler>();
        services.AddScoped<ISectionSuccession, DocumentSuccessionService>();
        services.AddSingleton<IValidator<DocumentHeadInput>, DocumentHeadValidator>();
        services.AddSingleton<IValidator<DocumentDraftInput>, DocumentDraftValidator>();
        services.AddSingleton<IValidator<PublishInput>, PublishValidator>();
        services.AddSingleton<IValidator<DocumentReviewInput>, DocumentReviewValidator>();
        services.AddSingleton<IValidator<FormPlaceInput>, FormPlaceValidator>();
        services.AddScoped<IFigureSource, BriefingFigure>();
        return services;
    }
}

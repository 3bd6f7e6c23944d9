using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Municipalities.Demo;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Municipalities;

/// <summary>市町村: what class of cloud each is in, what the prefecture does for it, what is used together. It stands on Checklists and Systems.</summary>
public static class MunicipalitiesModule
{
    public static IServiceCollection AddMunicipalities(this IServiceCollection services)
    {
        services.AddScoped<MunicipalityQueries>();
        services.AddScoped<SupportQueries>();
        services.AddScoped<MunicipalityFigureQueries>();
        foreach (var (key, unit) in MunicipalityFigureSource.All)
        {
            services.AddScoped<IFigureSource>(provider => new MunicipalityFigureSource(provider.GetRequiredService<MunicipalityFigureQueries>(), key, unit));
        }
        services.AddScoped<MunicipalityService>();
        services.AddScoped<DemoMunicipalities>();
        services.AddScoped<IChecklistBodySource, MunicipalBodyQueries>();
        services.AddScoped<ISectionSuccession, SupportSuccessionService>();
        services.AddScoped<ISectionSuccession, SharedUseSuccessionService>();
        services.AddSingleton<IValidator<MunicipalityInput>, MunicipalityInputValidator>();
        services.AddSingleton<IValidator<CloudInput>, CloudInputValidator>();
        services.AddSingleton<IValidator<ChecklistUseInput>, ChecklistUseValidator>();
        services.AddSingleton<IValidator<SupportInput>, SupportInputValidator>();
        services.AddSingleton<IValidator<SharedUseInput>, SharedUseValidator>();
        return services;
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.SelfChecks;

public static class SelfChecksModule
{
    public static IServiceCollection AddSelfChecks(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<SelfCheckCampaignInput>, SelfCheckCampaignValidator>();
        services.AddSingleton<IValidator<SelfCheckQuestionInput>, SelfCheckQuestionValidator>();
        services.AddSingleton<IValidator<SelfCheckSheetInput>, SelfCheckSheetValidator>();
        services.AddSingleton<IValidator<SelfCheckActInput>, SelfCheckActValidator>();
        services.AddScoped<SelfCheckQueries>();
        services.AddScoped<SelfCheckWorkQueries>();
        services.AddScoped<SelfCheckService>();
        services.AddScoped<Demo.DemoSelfChecks>();
        services.AddScoped<ISectionSuccession, SelfCheckSuccessionService>();
        services.AddScoped<IOutboxHandler, SelfCheckOpenedHandler>();
        services.AddScoped<IOutboxHandler, SelfCheckReminderHandler>();
        services.AddScoped<IOutboxHandler, SelfCheckHandOverHandler>();
        services.AddScoped<IFigureSource, SelfCheckResponseFigure>();
        services.AddScoped<IFigureSource, SelfCheckGapFigure>();
        return services;
    }
}

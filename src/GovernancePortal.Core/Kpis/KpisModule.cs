using FluentValidation;
using GovernancePortal.Core.Kpis.Catalogue;
using GovernancePortal.Core.Kpis.Demo;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Kpis;

public static class KpisModule
{
    public static IServiceCollection AddKpis(this IServiceCollection services)
    {
        services.AddScoped<KpiPlanQueries>();
        services.AddScoped<KpiPlanService>();
        services.AddScoped<KpiPartService>();
        services.AddScoped<KpiImportService>();
        services.AddScoped<KpiUnderstandingQueries>();
        services.AddScoped<KpiSheetQueries>();
        services.AddScoped<KpiTemplateService>();
        services.AddScoped<DemoKpis>();
        services.AddScoped<ISectionSuccession, KpiPlanSuccessionService>();
        services.AddScoped<ISectionSuccession, KpiInitiativeSuccessionService>();
        services.AddScoped<ISectionSuccession, KpiSuccessionService>();
        services.AddSingleton<IValidator<KpiPlanInput>, KpiPlanInputValidator>();
        services.AddSingleton<IValidator<ObjectiveInput>, ObjectiveInputValidator>();
        services.AddSingleton<IValidator<RevisionInput>, RevisionInputValidator>();
        services.AddSingleton<IValidator<AdoptInput>, AdoptInputValidator>();
        services.AddSingleton<IValidator<KpiInitiativeInput>, KpiInitiativeInputValidator>();
        services.AddSingleton<IValidator<KpiInput>, KpiInputValidator>();
        services.AddSingleton<IValidator<ActivityInput>, ActivityInputValidator>();
        services.AddReadings();
        services.AddSingleton<IValidator<TemplateInput>, TemplateInputValidator>();
        return services;
    }
}

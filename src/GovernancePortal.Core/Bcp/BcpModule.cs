using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Bcp;

public static class BcpModule
{
    public static IServiceCollection AddBcp(this IServiceCollection services)
    {
        services.AddScoped<ContinuityPlanService>();
        services.AddScoped<DrillService>();
        services.AddScoped<NetworkService>();
        services.AddScoped<WorkCheckService>();
        services.AddScoped<ContinuityExportService>();
        services.AddScoped<PlanQueries>();
        services.AddScoped<DrillQueries>();
        services.AddScoped<NetworkQueries>();
        services.AddScoped<WorkCheckQueries>();
        services.AddScoped<BcpGapQueries>();
        services.AddScoped<IFigureSource, DrillFigure>();
        services.AddScoped<IOutboxHandler, PlanMovedHandler>();
        services.AddScoped<ISectionSuccession, PlanSuccessionService>();
        services.AddScoped<ISectionSuccession, DrillSuccessionService>();
        services.AddScoped<ISectionSuccession, FindingSuccessionService>();
        services.AddScoped<ISectionSuccession, NetworkSuccessionService>();
        services.AddSingleton<IValidator<PlanStartInput>, PlanStartValidator>();
        services.AddSingleton<IValidator<PlanInput>, PlanInputValidator>();
        services.AddSingleton<IValidator<PlanReviewInput>, PlanReviewValidator>();
        services.AddSingleton<IValidator<DrillInput>, DrillInputValidator>();
        services.AddSingleton<IValidator<DrillResultInput>, DrillResultValidator>();
        services.AddSingleton<IValidator<SettleInput>, SettleValidator>();
        services.AddSingleton<IValidator<NetworkInput>, NetworkInputValidator>();
        services.AddSingleton<IValidator<TargetInput>, TargetInputValidator>();
        services.AddSingleton<IValidator<IncidentInput>, IncidentInputValidator>();
        services.AddSingleton<IValidator<WorkCheckInput>, WorkCheckValidator>();
        return services;
    }
}

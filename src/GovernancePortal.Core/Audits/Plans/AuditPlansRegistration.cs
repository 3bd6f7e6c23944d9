using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Plans;

internal static class AuditPlansRegistration
{
    public static IServiceCollection AddAuditPlans(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<AuditKindInput>, AuditKindInputValidator>();
        services.AddSingleton<IValidator<AuditorInput>, AuditorInputValidator>();
        services.AddSingleton<IValidator<AuditPlanRulesInput>, AuditPlanRulesInputValidator>();
        services.AddSingleton<IValidator<AuditClosureInput>, AuditClosureInputValidator>();
        services.AddSingleton<IValidator<AuditPastInput>, AuditPastInputValidator>();
        services.AddSingleton<IValidator<AuditExceptionInput>, AuditExceptionInputValidator>();
        services.AddSingleton<IValidator<AuditPlanInput>, AuditPlanInputValidator>();
        services.AddSingleton<IValidator<AuditYearInput>, AuditYearInputValidator>();
        services.AddSingleton<IValidator<AuditLineInput>, AuditLineInputValidator>();
        services.AddSingleton<IValidator<AuditPlanActInput>, AuditPlanActValidator>();
        services.AddScoped<AuditOfficeQueries>();
        services.AddScoped<AuditRegisterQueries>();
        services.AddScoped<AuditPlanQueries>();
        services.AddScoped<AuditOfficeService>();
        services.AddScoped<AuditPlanService>();
        services.AddScoped<AuditClosureImportService>();
        services.AddScoped<AuditPastImportService>();
        services.AddScoped<Demo.DemoAuditPlans>();
        services.AddScoped<ISectionSuccession, AuditorSuccessionService>();
        services.AddScoped<ISectionSuccession, AuditClosureSuccessionService>();
        services.AddScoped<IOutboxHandler, AuditPlanHandOverHandler>();
        return services;
    }
}

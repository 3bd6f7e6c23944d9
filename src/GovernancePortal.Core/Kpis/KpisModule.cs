using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Kpis;

public static class KpisModule
{
    public static IServiceCollection AddKpis(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<KpiPlanInput>, KpiPlanInputValidator>();
        services.AddSingleton<IValidator<ObjectiveInput>, ObjectiveInputValidator>();
        services.AddSingleton<IValidator<RevisionInput>, RevisionInputValidator>();
        services.AddSingleton<IValidator<AdoptInput>, AdoptInputValidator>();
        services.AddSingleton<IValidator<KpiInitiativeInput>, KpiInitiativeInputValidator>();
        services.AddSingleton<IValidator<KpiInput>, KpiInputValidator>();
        services.AddSingleton<IValidator<ActivityInput>, ActivityInputValidator>();
        return services;
    }
}

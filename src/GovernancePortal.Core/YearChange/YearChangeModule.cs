using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.YearChange;

/// <summary>Stands on top: uses every module's queries, and moves their records through the contract of Platform.</summary>
public static class YearChangeModule
{
    public static IServiceCollection AddYearChange(this IServiceCollection services)
    {
        services.AddScoped<YearChangeQueries>();
        services.AddScoped<YearChangeService>();
        services.AddScoped<HandoverQueries>();
        services.AddSingleton<IValidator<YearChangeInput>, YearChangeInputValidator>();
        services.AddScoped<IOutboxHandler, YearChangeDueHandler>();
        services.AddScoped<IOutboxHandler, HandoverHandler>();
        services.AddScoped<IOutboxHandler, YearChangeEndedHandler>();
        return services;
    }
}

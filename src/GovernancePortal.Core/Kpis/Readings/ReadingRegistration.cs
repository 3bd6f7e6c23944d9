using FluentValidation;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>Actuals, what they are judged to and the years they are frozen in.</summary>
internal static class ReadingRegistration
{
    public static IServiceCollection AddReadings(this IServiceCollection services)
    {
        services.AddScoped<ReadingService>();
        services.AddScoped<ReadingQueries>();
        services.AddScoped<KpiStandingQueries>();
        services.AddScoped<KpiTargetQueries>();
        services.AddScoped<KpiYearService>();
        services.AddScoped<KpiFigureScanService>();
        services.AddSingleton<KpiFigureScanning>();
        services.AddScoped<KpiWorkQueries>();
        services.AddScoped<Demo.DemoReadings>();
        services.AddScoped<IOutboxHandler, KpiDueHandler>();
        services.AddScoped<IOutboxHandler, KpiReturnedHandler>();
        services.AddSingleton<IValidator<ReturnReadingInput>, ReturnReadingValidator>();
        services.AddSingleton<IValidator<CloseYearInput>, CloseYearValidator>();
        return services;
    }
}

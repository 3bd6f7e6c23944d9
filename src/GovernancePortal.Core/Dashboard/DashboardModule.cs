using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Dashboard;

public static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<MeetingEntryInput>, MeetingEntryValidator>();
        services.AddScoped<DashboardQueries>();
        services.AddScoped<CioReportQueries>();
        services.AddScoped<CioReportService>();
        services.AddScoped<CioMeetingQueries>();
        services.AddScoped<CioMeetingService>();
        services.AddScoped<Demo.DemoDashboard>();
        services.AddSingleton<CioReportScheduling>();
        return services;
    }
}

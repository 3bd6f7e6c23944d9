using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Calendar;

public static class CalendarModule
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddScoped<CalendarQueries>();
        services.AddScoped<CalendarService>();
        services.AddScoped<CalendarApprovalService>();
        services.AddScoped<BureauDeadlineService>();
        services.AddScoped<IOutboxHandler, DeadlinesProposedHandler>();
        services.AddScoped<IOutboxHandler, DeadlinesToldHandler>();
        services.AddScoped<IOutboxHandler, CalendarProposedHandler>();
        services.AddScoped<IOutboxHandler, CalendarApprovedHandler>();
        services.AddScoped<IOutboxHandler, CalendarDeclinedHandler>();
        services.AddSingleton<IValidator<HolidayInput>, HolidayInputValidator>();
        services.AddSingleton<IValidator<WindowInput>, WindowInputValidator>();
        services.AddSingleton<IValidator<ThresholdInput>, ThresholdInputValidator>();
        services.AddSingleton<IValidator<SettingInput>, SettingInputValidator>();
        return services;
    }
}

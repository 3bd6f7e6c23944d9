using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Training;

public static class TrainingModule
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<CourseInput>, CourseInputValidator>();
        services.AddSingleton<IValidator<SessionInput>, SessionInputValidator>();
        services.AddSingleton<IValidator<AttendanceInput>, AttendanceInputValidator>();
        services.AddSingleton<IValidator<HeadcountInput>, HeadcountInputValidator>();
        services.AddSingleton<IValidator<OfficerInput>, OfficerInputValidator>();
        services.AddSingleton<IValidator<AlertInput>, AlertInputValidator>();
        services.AddSingleton<IValidator<PolicyInput>, PolicyInputValidator>();
        services.AddScoped<TrainingQueries>();
        services.AddScoped<TrainingStandingQueries>();
        services.AddScoped<TrainingWorkQueries>();
        services.AddScoped<TrainingFigureQueries>();
        services.AddScoped<TrainingService>();
        services.AddScoped<TrainingImportService>();
        services.AddScoped<Demo.DemoTraining>();
        services.AddScoped<ISectionSuccession, TrainingAttendanceSuccessionService>();
        services.AddScoped<ISectionSuccession, TrainingStaffSuccessionService>();
        services.AddScoped<IOutboxHandler, TrainingAlertHandler>();
        services.AddScoped<IOutboxHandler, TrainingUrgeHandler>();
        foreach (var (key, unit) in TrainingFigureSource.All)
        {
            services.AddScoped<IFigureSource>(s => new TrainingFigureSource(s.GetRequiredService<TrainingFigureQueries>(), key, unit));
        }
        return services;
    }
}

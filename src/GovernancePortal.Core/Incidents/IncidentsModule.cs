using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Incidents;

public static class IncidentsModule
{
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<IncidentReportInput>, IncidentReportValidator>();
        services.AddSingleton<IValidator<IncidentActInput>, IncidentActValidator>();
        services.AddSingleton<IValidator<IncidentEntryInput>, IncidentEntryValidator>();
        services.AddSingleton<IValidator<IncidentNoticeInput>, IncidentNoticeValidator>();
        services.AddSingleton<IValidator<IncidentOrderInput>, IncidentOrderValidator>();
        services.AddSingleton<IValidator<IncidentAnswerInput>, IncidentAnswerValidator>();
        services.AddSingleton<IValidator<IncidentLessonInput>, IncidentLessonValidator>();
        services.AddSingleton<IValidator<LiaisonContactInput>, LiaisonContactValidator>();
        services.AddSingleton<IValidator<LiaisonAlertInput>, LiaisonAlertValidator>();
        services.AddScoped<IncidentQueries>();
        services.AddScoped<IncidentWorkQueries>();
        services.AddScoped<IncidentService>();
        services.AddScoped<LiaisonQueries>();
        services.AddScoped<LiaisonService>();
        services.AddScoped<Demo.DemoIncidents>();
        services.AddScoped<ISectionSuccession, IncidentSuccessionService>();
        services.AddScoped<IOutboxHandler, IncidentHandOverHandler>();
        services.AddScoped<IOutboxHandler, IncidentOrderHandler>();
        services.AddScoped<IOutboxHandler, IncidentDutyHandler>();
        services.AddScoped<IOutboxHandler, IncidentOrderDueHandler>();
        services.AddScoped<IFigureSource, IncidentFigure>();
        services.AddScoped<IFigureSource, IncidentJudgingFigure>();
        services.AddScoped<IFigureSource, IncidentOpenFigure>();
        return services;
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Engagements;

internal static class AuditEngagementsRegistration
{
    public static IServiceCollection AddAuditEngagements(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<AuditPreparationInput>, AuditPreparationValidator>();
        services.AddSingleton<IValidator<AuditQuestionsInput>, AuditQuestionsValidator>();
        services.AddSingleton<IValidator<AuditSurveyInput>, AuditSurveyValidator>();
        services.AddSingleton<IValidator<AuditPaperInput>, AuditPaperValidator>();
        services.AddSingleton<IValidator<AuditReportInput>, AuditReportValidator>();
        services.AddSingleton<IValidator<AuditActInput>, AuditActValidator>();
        services.AddSingleton<IValidator<SpecialAuditInput>, SpecialAuditValidator>();
        services.AddSingleton<IValidator<ExternalAuditInput>, ExternalAuditValidator>();
        services.AddScoped<AuditTeamQueries>();
        services.AddScoped<AuditFactQueries>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<AuditWorkQueries>();
        services.AddScoped<AuditService>();
        services.AddScoped<ExternalAuditService>();
        services.AddScoped<Demo.DemoAudits>();
        services.AddScoped<ISectionSuccession, AuditSuccessionService>();
        services.AddScoped<IOutboxHandler, AuditHandOverHandler>();
        services.AddScoped<IOutboxHandler, AuditSurveyReminderHandler>();
        services.AddScoped<IOutboxHandler, ExternalAuditReminderHandler>();
        return services;
    }
}

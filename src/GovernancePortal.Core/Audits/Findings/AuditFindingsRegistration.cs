using FluentValidation;
using GovernancePortal.Core.Audits.Figures;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Findings;

internal static class AuditFindingsRegistration
{
    public static IServiceCollection AddAuditFindings(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<FindingInput>, FindingInputValidator>();
        services.AddSingleton<IValidator<FindingPlanInput>, FindingPlanValidator>();
        services.AddSingleton<IValidator<FindingProgressInput>, FindingProgressValidator>();
        services.AddSingleton<IValidator<FindingActInput>, FindingActValidator>();
        services.AddSingleton<IValidator<FindingSeverityInput>, FindingSeverityValidator>();
        // The lines of the checklist are registered with their own part.
        services.AddScoped<AuditFindingQueries>();
        services.AddScoped<AuditFigureQueries>();
        services.AddScoped<FindingWorkQueries>();
        services.AddScoped<FindingService>();
        services.AddScoped<Demo.DemoFindings>();
        services.AddScoped<ISectionSuccession, FindingSuccessionService>();
        services.AddScoped<IOutboxHandler, FindingHandOverHandler>();
        services.AddScoped<IOutboxHandler, FindingReminderHandler>();
        services.AddScoped<IOutboxHandler, FindingRiskHandler>();
        services.AddScoped<IFigureSource, CoveredSectionsFigure>();
        services.AddScoped<IFigureSource, HeldAuditsFigure>();
        services.AddScoped<IFigureSource, OpenFindingsFigure>();
        services.AddScoped<IFigureSource, OverdueFindingsFigure>();
        services.AddScoped<IFigureSource, MendDaysFigure>();
        services.AddScoped<IFigureSource, RecurrenceFigure>();
        return services;
    }
}

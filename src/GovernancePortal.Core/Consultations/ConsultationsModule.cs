using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Consultations;

public static class ConsultationsModule
{
    public static IServiceCollection AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewConsultation>, NewConsultationValidator>();
        services.AddScoped<ConsultationCaseService>();
        services.AddScoped<ConsultationQueries>();
        services.AddScoped<CaseQueries>();
        services.AddScoped<ConsultationRadarQueries>();
        services.AddScoped<FormQueries>();
        services.AddScoped<RestrictedViews>();
        services.AddScoped<PremisesQueries>();
        services.AddScoped<DraftPrefill>();
        services.AddScoped<WorkQueries>();
        services.AddScoped<RequestQueries>();
        services.AddScoped<ConsultationHandoverQueries>();
        services.AddScoped<DraftService>();
        services.AddScoped<FilingService>();
        services.AddScoped<ReviewService>();
        services.AddScoped<DecisionService>();
        services.AddScoped<Changes.ChangeQueries>();
        services.AddScoped<Stages.StageQueries>();
        services.AddScoped<Stages.StageService>();
        services.AddSingleton<IValidator<Advising.AdviceInput>, Advising.AdviceInputValidator>();
        services.AddSingleton<IValidator<Advising.AdviceEntryInput>, Advising.AdviceEntryInputValidator>();
        services.AddScoped<Advising.AdviceService>();
        services.AddScoped<Advising.AdviceQueries>();
        services.AddScoped<IOutboxHandler, Advising.AdviceHandler>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Advising.AdviceSuccessionService>();
        services.AddScoped<Migrated.MigrationService>();
        services.AddScoped<Migrated.MigrationImportService>();
        services.AddScoped<Migrated.MigratedQueries>();
        services.AddScoped<Stages.EvaluationScheduleService>();
        services.AddSingleton<Stages.EvaluationScheduling>();
        services.AddScoped<Review.ReviewQueries>();
        services.AddScoped<Review.ReviewKeyService>();
        services.AddSingleton<IValidator<Committee.MeetingInput>, Committee.MeetingInputValidator>();
        services.AddScoped<Committee.CommitteeService>();
        services.AddScoped<Committee.CommitteeQueries>();
        services.AddSingleton<IValidator<Office.CodeInput>, Office.CodeInputValidator>();
        services.AddSingleton<IValidator<Office.ChecklistInput>, Office.ChecklistInputValidator>();
        services.AddSingleton<IValidator<Office.GuideInput>, Office.GuideInputValidator>();
        services.AddScoped<Office.OfficeDataService>();
        services.AddScoped<Office.OfficeDataQueries>();
        services.AddScoped<Demo.DemoStage>();
        services.AddScoped<Demo.DemoConsultations>();
        services.AddScoped<Demo.DemoLaterStages>();
        services.AddScoped<People.IOpenWork, ConsultationOpenWorkQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, ConsultationSuccessionService>();
        services.AddScoped<IOutboxHandler, HandOverHandler>();
        services.AddScoped<IOutboxHandler, ReassignedHandler>();
        services.AddScoped<IOutboxHandler, QuestionDueHandler>();
        services.AddScoped<IOutboxHandler, ExpiryHandler>();
        return services;
    }
}

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
        services.AddScoped<Gates.ConsultationSeasonQueries>();
        services.AddScoped<Gates.ReviewQueueQueries>();
        services.AddScoped<RequestQueries>();
        services.AddScoped<ConsultationHandoverQueries>();
        services.AddScoped<DraftService>();
        services.AddScoped<FilingService>();
        services.AddScoped<ReviewService>();
        services.AddScoped<DecisionService>();
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
        services.AddScoped<People.IOpenWork, ConsultationOpenWorkQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, ConsultationSuccessionService>();
        services.AddScoped<IOutboxHandler, HandOverHandler>();
        services.AddScoped<IOutboxHandler, ReassignedHandler>();
        services.AddScoped<IOutboxHandler, QuestionDueHandler>();
        services.AddScoped<IOutboxHandler, ExpiryHandler>();
        return services;
    }
}

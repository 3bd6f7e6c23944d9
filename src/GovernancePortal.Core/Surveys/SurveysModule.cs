using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Surveys;

public static class SurveysModule
{
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<CampaignInput>, CampaignInputValidator>();
        services.AddSingleton<IValidator<QuestionsInput>, QuestionsInputValidator>();
        services.AddSingleton<IValidator<SurveyPlansInput>, SurveyPlansInputValidator>();
        services.AddSingleton<IValidator<SurveyEvaluationInput>, SurveyEvaluationInputValidator>();
        services.AddSingleton<IValidator<SurveyActInput>, SurveyActInputValidator>();
        services.AddScoped<SurveyLoadQueries>();
        services.AddScoped<SurveyQueries>();
        services.AddScoped<SurveyAnswerQueries>();
        services.AddScoped<SurveyWorkQueries>();
        services.AddScoped<SurveyCampaignService>();
        services.AddScoped<SurveyAnswerService>();
        services.AddScoped<SurveyActService>();
        services.AddScoped<SurveyMergeService>();
        services.AddScoped<Sheets.SurveySheetQueries>();
        services.AddScoped<Sheets.SurveySheetService>();
        services.AddScoped<Demo.DemoSurveys>();
        services.AddScoped<People.IOpenWork, SurveyOpenWorkQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, SurveySuccessionService>();
        services.AddScoped<IOutboxHandler, SurveyLaunchedHandler>();
        services.AddScoped<IOutboxHandler, SurveyReminderHandler>();
        services.AddScoped<IOutboxHandler, SurveyDeadlineHandler>();
        services.AddScoped<IOutboxHandler, SurveyHandOverHandler>();
        services.AddScoped<SurveyFigureQueries>();
        services.AddScoped<IFigureSource, SurveyResponseFigure>();
        return services;
    }
}

using FluentValidation;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Library;

/// <summary>What the office writes together: specifications shared by sections, questions with answers, briefing sessions.</summary>
internal static class LibraryShelves
{
    public static void AddShelves(this IServiceCollection services)
    {
        services.AddScoped<SpecificationService>();
        services.AddScoped<SpecificationQueries>();
        services.AddScoped<IOutboxHandler, SpecificationMovedHandler>();
        services.AddScoped<ISectionSuccession, SpecificationSuccessionService>();
        services.AddScoped<IOpenWork, SpecificationOpenWorkQueries>();
        services.AddSingleton<IValidator<SpecificationInput>, SpecificationInputValidator>();
        services.AddSingleton<IValidator<SpecificationCopyInput>, SpecificationCopyValidator>();
        services.AddScoped<QuestionService>();
        services.AddScoped<QuestionQueries>();
        services.AddScoped<QuestionWorkQueries>();
        services.AddScoped<IOutboxHandler, QuestionHandler>();
        services.AddScoped<ISectionSuccession, QuestionSuccessionService>();
        services.AddSingleton<IValidator<QuestionInput>, QuestionInputValidator>();
        services.AddSingleton<IValidator<AnswerInput>, AnswerInputValidator>();
        services.AddScoped<BriefingService>();
        services.AddScoped<BriefingQueries>();
        services.AddScoped<IOutboxHandler, BriefingHandler>();
        services.AddScoped<ISectionSuccession, BriefingSuccessionService>();
        services.AddSingleton<IValidator<BriefingInput>, BriefingInputValidator>();
        services.AddSingleton<IValidator<AttendanceInput>, AttendanceInputValidator>();
        services.AddScoped<Demo.DemoShelves>();
    }
}

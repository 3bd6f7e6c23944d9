using FluentValidation;
using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Core.Kpis.Beside;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Checklists;

/// <summary>チェックリスト: the ministry's ten guidelines and own ones, answered every fiscal year by the prefecture and its municipalities.</summary>
public static class ChecklistsModule
{
    public static IServiceCollection AddChecklists(this IServiceCollection services)
    {
        services.AddScoped<ChecklistQueries>();
        services.AddScoped<ChecklistService>();
        services.AddScoped<AssessmentService>();
        services.AddScoped<AnswerImportService>();
        services.AddScoped<KpiBesideQueries>();
        services.AddScoped<ISectionSuccession, ChecklistSuccessionService>();
        services.AddSingleton<IValidator<ChecklistInput>, ChecklistInputValidator>();
        services.AddSingleton<IValidator<ChecklistItemInput>, ChecklistItemValidator>();
        services.AddSingleton<IValidator<AnswersInput>, AnswersValidator>();
        services.AddSingleton<IValidator<FactInput>, FactInputValidator>();
        services.AddSingleton<IValidator<ReturnInput>, ReturnInputValidator>();
        services.AddSingleton<IValidator<CloseYearInput>, CloseYearValidator>();
        return services;
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Answers.Sheets;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Items.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Answers;

internal static class AuditAnswersRegistration
{
    public static IServiceCollection AddAuditAnswers(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<ItemSetInput>, ItemSetInputValidator>();
        services.AddSingleton<IValidator<AuditItemInput>, AuditItemInputValidator>();
        services.AddSingleton<IValidator<PublishSetInput>, PublishSetInputValidator>();
        services.AddSingleton<IValidator<AuditAnswerInput>, AuditAnswerInputValidator>();
        services.AddSingleton<IValidator<AuditChapterInput>, AuditChapterInputValidator>();
        services.AddScoped<AuditItemQueries>();
        services.AddScoped<AuditItemService>();
        services.AddScoped<AuditItemImportService>();
        services.AddScoped<AuditAnswerQueries>();
        services.AddScoped<AuditAnswerService>();
        services.AddScoped<AuditAnswerImportService>();
        services.AddScoped<EvidenceIntakeService>();
        services.AddScoped<Demo.DemoAnswers>();
        return services;
    }
}

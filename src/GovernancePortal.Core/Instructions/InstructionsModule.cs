using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Instructions;

public static class InstructionsModule
{
    public static IServiceCollection AddInstructions(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<InstructionInput>, InstructionInputValidator>();
        services.AddSingleton<IValidator<InstructionAnswerInput>, InstructionAnswerValidator>();
        services.AddSingleton<IValidator<InstructionActInput>, InstructionActValidator>();
        services.AddScoped<InstructionSubjectQueries>();
        services.AddScoped<InstructionQueries>();
        services.AddScoped<InstructionWorkQueries>();
        services.AddScoped<InstructionService>();
        services.AddScoped<Demo.DemoInstructions>();
        services.AddScoped<ISectionSuccession, InstructionSuccessionService>();
        services.AddScoped<IOutboxHandler, InstructionHandOverHandler>();
        services.AddScoped<IOutboxHandler, InstructionReminderHandler>();
        services.AddScoped<IOutboxHandler, InstructionFollowUpHandler>();
        return services;
    }
}

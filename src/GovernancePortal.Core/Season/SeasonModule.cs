using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Season;

public static class SeasonModule
{
    public static IServiceCollection AddSeason(this IServiceCollection services)
    {
        services.AddScoped<SeasonQueries>();
        services.AddScoped<AdviceQueries>();
        services.AddScoped<AdviceService>();
        services.AddScoped<Demo.DemoSeason>();
        services.AddSingleton<IValidator<AdviceReply>, AdviceReplyValidator>();
        services.AddScoped<IOutboxHandler, AdviceOfferedHandler>();
        services.AddScoped<ISectionSuccession, AdviceSuccessionService>();
        return services;
    }
}

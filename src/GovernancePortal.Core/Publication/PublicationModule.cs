using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Publication;

public static class PublicationModule
{
    /// <summary>The host brings the <see cref="IPublicationBundle"/>: it has the words.</summary>
    public static IServiceCollection AddPublication(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<PublicationInput>, PublicationInputValidator>();
        services.AddSingleton<IValidator<PublicationReturnInput>, PublicationReturnValidator>();
        services.AddScoped<PublicContentQueries>();
        services.AddScoped<PublicationQueries>();
        services.AddScoped<OpenBundleQueries>();
        services.AddScoped<PublicationService>();
        services.AddScoped<IOutboxHandler, PublicationHandler>();
        return services;
    }
}

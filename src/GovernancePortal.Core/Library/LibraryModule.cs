using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Library;

/// <summary>
/// 仕様書ライブラリ. It stands on Consultations (it may ask its queries and fulfil contracts it declares) and is used by none.
/// </summary>
public static class LibraryModule
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddShelves();
        return services;
    }
}

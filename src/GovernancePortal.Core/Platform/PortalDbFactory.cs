using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GovernancePortal.Core.Platform;

/// <summary>For dotnet ef only: the model is enough to write a migration, no server is asked.</summary>
internal sealed class PortalDbFactory : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        PlatformModule.Configure(options, "Host=localhost;Database=design");
        return new PortalDb((DbContextOptions<PortalDb>)options.Options);
    }
}

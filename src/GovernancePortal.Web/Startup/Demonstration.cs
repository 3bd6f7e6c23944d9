namespace GovernancePortal.Web.Startup;

/// <summary>The demonstration office みどり県: made once, through the real services.</summary>
public static class Demonstration
{
    public static Task SeedAsync(IServiceProvider services, CancellationToken ct) => Task.CompletedTask;
}

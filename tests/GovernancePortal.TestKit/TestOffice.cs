using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.TestKit;

/// <summary>みどり県 with its people and its ledger, and no consultation: each test makes those it speaks of.</summary>
internal static class TestOffice
{
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<PortalDb>();
        var actor = Actor.Operator(TestClock.Default);
        await PeopleDemo.SeedAsync(db, services.GetRequiredService<UserManager<PortalUser>>(), actor, PortalHost.Password, cancel);
        await DemoSystems.SeedAsync(db, actor, cancel);
    }
}

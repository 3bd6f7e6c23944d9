using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.TestKit;

/// <summary>Actors: of an account in the test's database, or made by hand for pure rules.</summary>
public static class Actors
{
    /// <summary>Accounts of the demonstration, one or more of every role.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "staff1", "staff2", "head1", "head2", "coordinator", "reviewer1", "reviewer2", "policyhead", "advisor", "cio", "ciso", "secretary", "finance",
        "auditor1", "auditor2", "auditlead", "admin",
    ];

    public static async Task<Actor> OfAsync(PortalTest test, string account) =>
        await test.UseAsync<PeopleQueries, Actor?>(people => people.ActorAsync(DemoOffice.UserId(account), test.Clock.Now, "test"))
        ?? throw new ArgumentException($"There is no account {account}, or it is closed.", nameof(account));

    /// <summary>A person who exists nowhere, with one role in one section.</summary>
    public static Actor Of(Role role, Guid sectionId, Guid? bureauId = null, DateTimeOffset? now = null, string? name = null, Represented? standsInFor = null)
    {
        var at = now ?? TestClock.Default;
        return new Actor(Guid.CreateVersion7(at), name ?? role.ToString(), [new Capacity(role, sectionId, "試験課", bureauId ?? Guid.Empty, standsInFor)], at);
    }

    /// <summary>The same person at another moment.</summary>
    public static Actor At(this Actor actor, DateTimeOffset now) => actor with { Now = now };
}

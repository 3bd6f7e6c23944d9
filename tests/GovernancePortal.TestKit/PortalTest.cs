using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.TestKit;

/// <summary>
/// A test against the whole portal with a database of its own: the office みどり県, no consultations. Services are used in
/// a scope each, as requests use them.
/// </summary>
public abstract class PortalTest : IAsyncLifetime
{
    private readonly TestSlot slot = new();
    private TestDatabase? database;

    // Here and not in InitializeAsync: what is assigned there does not reach the test.
    protected PortalTest()
    {
        TestSlot.Current = slot;
        Cases = new Cases(this);
    }

    public TestDatabase Database => database ?? throw new InvalidOperationException("The database comes with InitializeAsync.");

    /// <summary>What a browser's cookie carries, so that its requests meet this test's database.</summary>
    protected string SlotName => slot.Name;

    /// <summary>For a fixture that several tests share: each of them calls it before it uses a service.</summary>
    public void Enter() => TestSlot.Current = slot;

    public TestClock Clock => slot.Clock;

    /// <summary>The SQL this test sent, through pages and services.</summary>
    public CommandLog Commands => slot.Commands;

    /// <summary>Consultations walked to any state by the real services.</summary>
    public Cases Cases { get; }

    public static PortalHost Host => PortalHost.Instance;

    public virtual async Task InitializeAsync()
    {
        database = await TestDatabase.CreateOfficeAsync();
        slot.Connection = database.Portal;
        slot.Publish();
    }

    public virtual async Task DisposeAsync()
    {
        slot.Withdraw();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public TestClient Nobody() => new(Host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") }));

    /// <summary>A browser signed in through the page, as a person would.</summary>
    public async Task<TestClient> SignedInAsync(string account)
    {
        var client = Nobody();
        var page = await client.GetAsync("/Account/SignIn");
        var entered = await page.Form("Input.UserName").Fill("Input.UserName", account).Fill("Input.Password", PortalHost.Password).SubmitAsync();
        return entered.Status == 302 ? client : throw new InvalidOperationException($"{account} cannot sign in: {entered.Text}");
    }

    /// <summary>One use of a service, in a scope of its own.</summary>
    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task UseAsync<TService>(Func<TService, Task> use)
        where TService : notnull => UseAsync<TService, bool>(async service =>
        {
            await use(service);
            return true;
        });

    /// <summary>The context of a fresh scope: nothing tracked by an earlier one shows through.</summary>
    public Task<TResult> ReadAsync<TResult>(Func<PortalDb, Task<TResult>> read) => UseAsync(read);

    /// <summary>What the portal has told the account, also what is read already.</summary>
    public async Task<List<Notice>> NoticesOfAsync(string account)
    {
        var user = (await ActorAsync(account)).UserId;
        return await ReadAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.UserId == user).ToListAsync());
    }

    /// <summary>The account as an actor of this moment, memberships and stand-ins read from the database.</summary>
    public Task<Actor> ActorAsync(string account) => Actors.OfAsync(this, account);

    /// <summary>Delivers what is due.</summary>
    public Task<int> RelayAsync() => Host.Relay.RelayOnceAsync();
}

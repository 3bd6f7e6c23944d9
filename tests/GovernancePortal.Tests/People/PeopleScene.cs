using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.People;

/// <summary>The demonstration office in a database of its own, and the module's services as the host has them.</summary>
internal sealed class PeopleScene : IAsyncDisposable
{
    public const string Password = "midori-asagiri-39";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 20);

    private readonly ServiceProvider services;

    private PeopleScene(TestDatabase database, Action<IServiceCollection>? more)
    {
        Database = database;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddPlatform(_ => database.Portal);
        collection.AddPeople();
        collection.AddIdentityCore<PortalUser>().AddEntityFrameworkStores<PortalDb>();
        more?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public TestDatabase Database { get; }

    public static async Task<PeopleScene> CreateAsync(Action<IServiceCollection>? more = null)
    {
        var scene = new PeopleScene(await TestDatabase.CreateAsync(), more);
        await using var scope = scene.services.CreateAsyncScope();
        await PeopleDemo.SeedAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), Actor.Operator(Now), Password);
        return scene;
    }

    /// <summary>Each act has its own context, as each request has.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task DoAsync<TService>(Func<TService, Task> act)
        where TService : notnull => DoAsync<TService, bool>(async service => { await act(service); return true; });

    public async Task<Actor> ActorAsync(string account, DateOnly? day = null)
    {
        var now = day is { } d ? new DateTimeOffset(d.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(9)) : Now;
        return await DoAsync<PeopleQueries, Actor?>(q => q.ActorAsync(DemoOffice.UserId(account), now, "test")) ?? throw new InvalidOperationException(account);
    }

    public Task<Actor> AdminAsync() => ActorAsync("admin");

    public async Task<string[]> ActsAsync(Guid userId)
    {
        await using var db = Database.NewDb();
        return await db.Set<Core.Platform.Trail.TrailEntry>().Where(t => t.SubjectId == userId).OrderBy(t => t.Sequence).Select(t => t.Action).ToArrayAsync();
    }

    public async Task<uint> VersionAsync<T>(Guid id)
        where T : class, IVersioned
    {
        await using var db = Database.NewDb();
        return (await db.FindAsync<T>(id))!.Version;
    }

    public static async Task<string> RefusedAsync(Func<Task> act) => (await Xunit.Assert.ThrowsAsync<RuleViolation>(act)).Code;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}

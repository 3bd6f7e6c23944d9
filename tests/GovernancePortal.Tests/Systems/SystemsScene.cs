using System.Data.Common;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Tests.Systems;

/// <summary>A database with two bureaus of one section each, and the people of the first one.</summary>
internal sealed class SystemsScene : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Since = new(2015, 4, 1);

    private SystemsScene(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }
    public Guid OwnBureau { get; } = Guid.CreateVersion7(Now);
    public Guid Own { get; } = Guid.CreateVersion7(Now);
    public Guid OtherBureau { get; } = Guid.CreateVersion7(Now);
    public Guid Other { get; } = Guid.CreateVersion7(Now);

    public Actor Staff => As(Role.Staff, Own, OwnBureau);
    public Actor Head => As(Role.SectionHead, Own, OwnBureau);
    public Actor Stranger => As(Role.Staff, Other, OtherBureau);
    public Actor Reviewer => As(Role.Reviewer, Other, OtherBureau);

    public static async Task<SystemsScene> CreateAsync()
    {
        var scene = new SystemsScene(await TestDatabase.CreateAsync());
        await using var db = scene.Database.NewDb();
        var (own, other) = (Bureau(scene.OwnBureau, "T1", "試験部"), Bureau(scene.OtherBureau, "T2", "別部"));
        db.AddRange(own, other,
            new Section { Id = scene.Own, Code = "T101", BureauId = own.Id, Bureau = own, Name = "試験課", Furigana = "しけんか", ValidFrom = Since },
            new Section { Id = scene.Other, Code = "T201", BureauId = other.Id, Bureau = other, Name = "別課", Furigana = "べつか", ValidFrom = Since });
        db.Act(Actor.Operator(Now), "Seeded");
        await db.SaveChangesAsync();
        await SystemsSeed.SeedAsync(db, Actor.Operator(Now));
        return scene;
    }

    public Actor As(Role role, Guid section, Guid bureau) => new(Guid.CreateVersion7(Now), "試験 太郎", [new Capacity(role, section, "試験課", bureau)], Now);

    public SystemInput Input(string name = "試験台帳システム") => new()
    {
        Name = name, Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, OwnerSectionId = Own,
    };

    public async Task<Guid> RegisterAsync(SystemInput input, Actor? actor = null)
    {
        await using var db = Database.NewDb();
        return await new SystemRegister(db).RegisterAsync(input, actor ?? Staff);
    }

    public async Task<InformationSystem> StoredAsync(Guid id)
    {
        await using var db = Database.NewDb();
        return await db.Set<InformationSystem>().AsNoTracking().SingleAsync(x => x.Id == id);
    }

    public static SystemQueries Queries(PortalDb db) => new(db, new MemoryCache(new MemoryCacheOptions()));

    /// <summary>A context that counts the commands it sends.</summary>
    public (PortalDb Db, CommandCount Count) NewCountedDb()
    {
        var count = new CommandCount();
        var options = new DbContextOptionsBuilder<PortalDb>();
        PlatformModule.Configure(options, Database.Portal).AddInterceptors(count);
        return (new PortalDb(options.Options), count);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static Bureau Bureau(Guid id, string code, string name) => new() { Id = id, Code = code, Name = name, ValidFrom = Since };

    internal sealed class CommandCount : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}

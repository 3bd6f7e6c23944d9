using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class SystemQueriesTests
{
    public static TheoryData<SystemSort, bool> Sorts()
    {
        var data = new TheoryData<SystemSort, bool>();
        foreach (var sort in Enum.GetValues<SystemSort>())
        {
            data.Add(sort, false);
            data.Add(sort, true);
        }
        return data;
    }

    [Theory, MemberData(nameof(Sorts))]
    public async Task Every_sort_pages_through_all_rows_once_forward_and_back(SystemSort sort, bool descending)
    {
        await using var scene = await SystemsScene.CreateAsync();
        await ManyAsync(scene, 120);
        var filter = new SystemFilter { SectionId = scene.Own, Sort = sort, Descending = descending };
        await using var db = scene.Database.NewDb();
        var queries = SystemsScene.Queries(db);
        var forward = new List<Guid>();
        var pages = new List<Page<SystemLine>>();
        Cursor? at = null;
        do
        {
            pages.Add(await queries.PageAsync(filter, at));
            forward.AddRange(pages[^1].Items.Select(x => x.Id));
            at = Cursor.Read(pages[^1].Next);
        }
        while (at is not null);
        Assert.Equal(120, forward.Distinct().Count());
        Assert.Equal(120, forward.Count);
        Assert.Equal([50, 50, 20], pages.Select(p => p.Items.Count));
        var exported = new List<Guid>();
        await foreach (var row in queries.Export(filter, scene.Staff))
        {
            exported.Add(row.System.Id);
        }
        Assert.Equal(exported, forward);

        var back = await queries.PageAsync(filter, Cursor.Read(pages[2].Previous));
        Assert.Equal(pages[1].Items.Select(x => x.Id), back.Items.Select(x => x.Id));
        var first = await queries.PageAsync(filter, Cursor.Read(back.Previous));
        Assert.Equal(pages[0].Items.Select(x => x.Id), first.Items.Select(x => x.Id));
        Assert.Null(first.Previous);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_without_the_value_come_last_in_either_direction(bool descending)
    {
        await using var scene = await SystemsScene.CreateAsync();
        await scene.RegisterAsync(scene.Input("無"));
        await scene.RegisterAsync(scene.Input("有") with { AnnualCostYen = 5 });
        await using var db = scene.Database.NewDb();
        var page = await SystemsScene.Queries(db).PageAsync(new SystemFilter { SectionId = scene.Own, Sort = SystemSort.AnnualCost, Descending = descending }, null);
        Assert.Equal(["有", "無"], page.Items.Select(x => x.Name));
    }

    [Fact]
    public async Task A_row_registered_meanwhile_neither_repeats_nor_hides_another()
    {
        await using var scene = await SystemsScene.CreateAsync();
        await ManyAsync(scene, 60);
        var filter = new SystemFilter { SectionId = scene.Own, Sort = SystemSort.Name };
        await using var db = scene.Database.NewDb();
        var queries = SystemsScene.Queries(db);
        var first = await queries.PageAsync(filter, null);
        await scene.RegisterAsync(scene.Input("あ先頭に入る") with { Furigana = "ああ" });
        var second = await queries.PageAsync(filter, Cursor.Read(first.Next));
        Assert.Equal(10, second.Items.Count);
        Assert.Empty(first.Items.Select(x => x.Id).Intersect(second.Items.Select(x => x.Id)));
    }

    [Fact]
    public async Task The_list_and_its_count_are_one_command_each()
    {
        await using var scene = await SystemsScene.CreateAsync();
        await ManyAsync(scene, 60);
        var (db, count) = scene.NewCountedDb();
        await using (db)
        {
            var queries = SystemsScene.Queries(db);
            var filter = new SystemFilter { Text = "台帳 SYS", Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, BureauId = scene.OwnBureau, SectionId = scene.Own, Sort = SystemSort.ContractTo };
            var page = await queries.PageAsync(filter, null);
            Assert.Equal(1, count.Commands);
            Assert.Equal(60, await queries.CountAsync(filter));
            Assert.Equal(2, count.Commands);
            await queries.PageAsync(filter, Cursor.Read(page.Next));
            Assert.Equal(3, count.Commands);
        }
    }

    [Theory]
    [InlineData("ＳＹＳ－", 2)]
    [InlineData("きゅうめい", 1)]
    [InlineData("旧名", 1)]
    [InlineData("ﾐﾄﾞﾘ", 1)]
    [InlineData("100%", 1)]
    [InlineData("_", 0)]
    [InlineData("台帳　きゅうめい", 1)]
    public async Task Text_is_found_in_every_name_whatever_its_width(string text, int hits)
    {
        await using var scene = await SystemsScene.CreateAsync();
        await scene.RegisterAsync(scene.Input("道路台帳") with { FormerName = "旧名橋梁", Furigana = "きゅうめい", VendorName = "ミドリ開発" });
        await scene.RegisterAsync(scene.Input("文書") with { Summary = "100%電子化" });
        await using var db = scene.Database.NewDb();
        Assert.Equal(hits, await SystemsScene.Queries(db).CountAsync(new SystemFilter { Text = text, SectionId = scene.Own }));
    }

    [Fact]
    public async Task Each_condition_narrows_the_list()
    {
        await using var scene = await SystemsScene.CreateAsync();
        await scene.RegisterAsync(scene.Input("該当") with { Segment = "Lgwan", Hosting = "Saas", NextRenewalFy = new FiscalYear(2027), Criticality = Criticality.Important, Lifecycle = Lifecycle.Suspended });
        await scene.RegisterAsync(scene.Input("別") with { OwnerSectionId = scene.Other }, scene.Reviewer);
        await using var db = scene.Database.NewDb();
        var queries = SystemsScene.Queries(db);
        foreach (var filter in new SystemFilter[]
        {
            new() { Segment = "Lgwan", SectionId = scene.Own }, new() { Hosting = "Saas", SectionId = scene.Own }, new() { RenewalFy = new FiscalYear(2027), SectionId = scene.Own },
            new() { Criticality = Criticality.Important, SectionId = scene.Own }, new() { Lifecycle = Lifecycle.Suspended, SectionId = scene.Own }, new() { BureauId = scene.OwnBureau },
        })
        {
            Assert.Equal("該当", Assert.Single((await queries.PageAsync(filter, null)).Items).Name);
        }
        Assert.Equal(0, await queries.CountAsync(new SystemFilter { BureauId = scene.OwnBureau, SectionId = scene.Other }));
    }

    [Fact]
    public async Task References_leave_out_what_does_not_exist()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input("参照先"));
        await using var db = scene.Database.NewDb();
        var found = await SystemsScene.Queries(db).ReferencesAsync([id, Guid.CreateVersion7()]);
        Assert.Equal(("参照先", "試験課"), (Assert.Single(found).Value.Name, found[id].SectionName));
    }

    [Fact]
    public async Task Details_say_what_the_asker_may_do()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input());
        await using var db = scene.Database.NewDb();
        var queries = SystemsScene.Queries(db);
        Assert.Equal((true, false), Rights(await queries.DetailsAsync(id, scene.Staff)));
        Assert.Equal((true, true), Rights(await queries.DetailsAsync(id, scene.Head)));
        Assert.Equal((false, false), Rights(await queries.DetailsAsync(id, scene.Stranger)));
        Assert.Equal((true, true), Rights(await queries.DetailsAsync(id, scene.Reviewer)));
        Assert.Null(await queries.DetailsAsync(Guid.CreateVersion7(), scene.Staff));
    }

    private static (bool, bool) Rights(SystemDetails? details) => (details!.MayEdit, details.MayConfirm);

    private static async Task ManyAsync(SystemsScene scene, int rows)
    {
        await using var db = scene.Database.NewDb();
        for (var n = 1; n <= rows; n++)
        {
            var number = await Counter.NextAsync(db, InformationSystem.CounterKey, default);
            db.Add(InformationSystem.Register(Guid.CreateVersion7(SystemsScene.Now), number, scene.Input($"台帳{n % 7}") with
            {
                Furigana = n % 5 == 0 ? null : $"だいちょう{n % 7}",
                ContractTo = n % 3 == 0 ? null : new DateOnly(2027, 3, 31).AddYears(n % 4),
                NextRenewalFy = n % 3 == 0 ? null : new FiscalYear(2026 + n % 4),
                AnnualCostYen = n % 4 == 0 ? null : n % 10 * 1000,
            }, scene.Staff));
        }
        db.Act(scene.Staff, "SystemRegistered");
        await db.SaveChangesAsync();
    }
}

using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class SimilarSystemTests
{
    private static readonly Guid Roads = Guid.CreateVersion7(SystemsScene.Now);
    private static readonly Guid Rivers = Guid.CreateVersion7(SystemsScene.Now);

    [Fact]
    public async Task Similar_systems_come_strongest_first_each_with_its_reason()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var alike = await scene.RegisterAsync(scene.Input("公用自転車予約システム") with { Summary = "公用自転車の貸出と返却の予約", UsingSections = "総務課" });
        var product = await scene.RegisterAsync(scene.Input("会議室管理") with { ProductName = "みどり予約クラウド Ver.2" });
        await scene.RegisterAsync(scene.Input("水門遠隔操作システム") with { Summary = "水門の遠隔操作" });
        await using var db = scene.Database.NewDb();
        var found = await new SimilarQueries(db).FindAsync(new SimilarQuestion { Name = "自転車予約サービス", Purpose = "職員が公用自転車の貸出を予約する", Product = "みどり予約クラウド　Ver.3", Users = "総務課" });
        Assert.Equal(new[] { alike, product }.Order(), found.Select(s => s.Id).Order());
        var first = found.Single(s => s.Id == alike);
        Assert.Equal(["自転車予約"], first.Reasons.Single(r => r.Aspect == SimilarAspect.Name).Words);
        Assert.Contains("公用自転車", first.Reasons.Single(r => r.Aspect == SimilarAspect.Purpose).Words);
        Assert.Contains("総務課", first.Reasons.Single(r => r.Aspect == SimilarAspect.Users).Words);
        Assert.Equal(["みどり予約クラウド Ver.2"], found.Single(s => s.Id == product).Reasons.Single(r => r.Aspect == SimilarAspect.Product).Words);
        Assert.Equal(found.OrderByDescending(s => s.Score).Select(s => s.Id), found.Select(s => s.Id));
        Assert.Empty(await new SimilarQueries(db).FindAsync(new SimilarQuestion { Name = "ゑゑゑゑ" }));
        Assert.Empty(await new SimilarQueries(db).FindAsync(new SimilarQuestion()));
    }

    [Fact]
    public async Task A_system_is_not_similar_to_itself_and_the_comparison_takes_one_command()
    {
        await using var scene = await SystemsScene.CreateAsync();
        var id = await scene.RegisterAsync(scene.Input("橋梁点検台帳"));
        var other = await scene.RegisterAsync(scene.Input("橋梁点検記録"));
        var system = await scene.StoredAsync(id);
        var (db, count) = scene.NewCountedDb();
        await using (db)
        {
            Assert.Equal(other, Assert.Single(await new SimilarQueries(db).LikeAsync(system)).Id);
            Assert.Equal(1, count.Commands);
        }
    }

    [Fact]
    public void What_every_system_says_makes_none_alike()
    {
        var all = Enumerable.Range(0, 40).Select(n => Compared($"固有{(char)('あ' + n)}機能{(char)(0x4E00 + (n * 50))}{(char)(0x5E00 + (n * 50))}", "職員の作業時間を減らすため")).ToList();
        Assert.DoesNotContain(new SimilarComparison(new SimilarQuestion { Name = "別物体系", Purpose = "職員の作業時間を減らすため" }, all).Nearest(10).SelectMany(s => s.Reasons), r => r.Aspect == SimilarAspect.Purpose);
        all.Add(Compared("林道台帳", "林道の開設と補修の履歴を残す"));
        Assert.Equal("林道台帳", new SimilarComparison(new SimilarQuestion { Name = "別物体系", Purpose = "職員の作業時間を減らすため林道の補修の履歴を残す" }, all).Nearest(10)[0].Name);
    }

    [Theory]
    [InlineData("みどり帳票 Ver.3", "みどり帳票", true), InlineData("みどり帳票 ｖｅｒ.４", "みどり帳票 Ver.10.2", true), InlineData("ＭＩＤＯＲＩ ２０１９", "midori 2022年版", true), InlineData("みどり帳票", "みどり伝票", false), InlineData("365", "366", false)]
    public void Versions_of_one_product_are_one_product(string one, string other, bool same) => Assert.Equal(same, DuplicateGroups.ProductKey(one) == DuplicateGroups.ProductKey(other));

    [Fact]
    public void Contracts_that_end_in_one_fiscal_year_are_bought_together_across_sections_only()
    {
        DuplicateSystem[] rows =
        [
            Row("A", Roads, "地図 Ver.1", "Maps", new DateOnly(2027, 3, 31), 100), Row("B", Rivers, "地図 Ver.2", "Maps", new DateOnly(2026, 4, 1), 50), Row("C", Rivers, "地図", "Other", new DateOnly(2027, 4, 1), 10),
            Row("D", Roads, "帳票", "Finance", new DateOnly(2027, 3, 31), 1), Row("E", Roads, "帳票", "Finance", new DateOnly(2027, 3, 31), 1), Row("F", Rivers, "帳票", "Works", null, null),
            Row("G", Rivers, "地図", "Maps", new DateOnly(2027, 3, 31), 7) with { Lifecycle = Lifecycle.Retired },
        ];
        var joint = DuplicateGroups.Of(rows, new DuplicateFilter());
        Assert.Equal([(DuplicateBasis.Product, "A,B"), (DuplicateBasis.Business, "A,B")], joint.Select(g => (g.Basis, string.Join(',', g.Systems.Select(s => s.Code).Order()))));
        Assert.All(joint, g => Assert.Equal((new FiscalYear(2026), 2, 150L), (g.EndFy!.Value, g.Sections, g.ContractYen)));
        var products = DuplicateGroups.Of(rows, new DuplicateFilter { View = DuplicateView.Duplicate, Basis = DuplicateBasis.Product });
        Assert.Equal(["A,B,C", "D,E,F"], products.Select(g => string.Join(',', g.Systems.Select(s => s.Code).Order())).Order());
        Assert.Equal([new FiscalYear(2026)], products.Single(g => g.Systems.Count == 3 && g.Label.StartsWith("地図", StringComparison.Ordinal)).SharedYears);
        Assert.Empty(DuplicateGroups.Of(rows, new DuplicateFilter { EndFy = new FiscalYear(2030) }));
        Assert.Empty(DuplicateGroups.Of(rows, new DuplicateFilter { BureauId = Guid.CreateVersion7(SystemsScene.Now) }));
    }

    [Fact]
    public void One_name_in_two_sections_may_be_there_twice()
    {
        DuplicateSystem[] rows = [Row("施設予約システム", Roads), Row("施設予約サービス", Rivers), Row("施設点検システム", Rivers)];
        Assert.Equal(2, Assert.Single(DuplicateGroups.Of(rows, new DuplicateFilter { View = DuplicateView.Duplicate })).Systems.Count);
    }

    private static DuplicateSystem Row(string code, Guid section, string? product = null, string? business = null, DateOnly? to = null, long? yen = null) =>
        new(Guid.CreateVersion7(SystemsScene.Now), code, code, product, business, Lifecycle.InOperation, section, "課", Guid.Empty, "部", null, to, yen, null);

    private static ComparedSystem Compared(string name, string purpose) =>
        new(Guid.CreateVersion7(SystemsScene.Now), "SYS-0001", name, null, null, null, purpose, null, null, null, Lifecycle.InOperation, Roads, "課", null);
}

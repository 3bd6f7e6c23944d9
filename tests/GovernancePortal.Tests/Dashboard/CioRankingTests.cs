using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Platform;
using Xunit;

namespace GovernancePortal.Tests.Dashboard;

/// <summary>Which seven of many: pure.</summary>
public class CioRankingTests
{
    private static CioItem Item(CioItemKind kind, int n = 0, int urgency = 0) => new(kind, $"{kind}-{n:00}", ["名前", ""], [], "/", urgency, null, "CioSource.Kpis");

    [Fact]
    public void At_most_seven_are_shown_and_every_group_that_has_something_has_a_share()
    {
        List<CioItem> many = [.. Enum.GetValues<CioItemKind>().SelectMany(kind => Enumerable.Range(0, 5).Select(n => Item(kind, n)))];
        var shown = CioRanking.Choose(many);
        Assert.Equal(CioRanking.Most, shown.Count);
        Assert.Equal([CioItemGroup.Decide, CioItemGroup.Decide, CioItemGroup.Decide, CioItemGroup.Decide, CioItemGroup.Worse, CioItemGroup.Worse, CioItemGroup.Moved], shown.Select(i => i.Group));
    }

    [Fact]
    public void What_a_group_does_not_use_goes_to_what_is_to_be_decided_then_to_what_is_worse()
    {
        var shown = CioRanking.Choose([.. Enumerable.Range(0, 9).Select(n => Item(CioItemKind.KpiWorse, n)), Item(CioItemKind.Answer)]);
        Assert.Equal((1, 6), (shown.Count(i => i.Group == CioItemGroup.Decide), shown.Count(i => i.Group == CioItemGroup.Worse)));
        Assert.Empty(CioRanking.Choose([]));
    }

    [Theory]
    [InlineData(CioItemKind.CommitteeCase, CioItemKind.Publication)]
    [InlineData(CioItemKind.Answer, CioItemKind.FollowUp)]
    [InlineData(CioItemKind.InstructionOverdue, CioItemKind.SeasonOver)]
    [InlineData(CioItemKind.KpiWorse, CioItemKind.KpiMissed)]
    [InlineData(CioItemKind.KpiBetter, CioItemKind.InstructionClosed)]
    public void What_weighs_more_comes_first_however_urgent_the_other_is(CioItemKind first, CioItemKind second) =>
        Assert.Equal([first, second], CioRanking.Order([Item(second, urgency: 1000), Item(first)], CioRanking.GroupOf(first)).Select(i => i.Kind));

    [Fact]
    public void Of_one_kind_the_more_urgent_comes_first_and_the_same_thing_stands_once() =>
        Assert.Equal(["KpiWorse-02", "KpiWorse-01"], CioRanking.Order([Item(CioItemKind.KpiWorse, 1, 1), Item(CioItemKind.KpiWorse, 2, 9), Item(CioItemKind.KpiWorse, 1, 1)], CioItemGroup.Worse).Select(i => i.Key));

    [Fact]
    public void The_choice_does_not_depend_on_the_order_in_which_the_items_come() => Prop.ForAll(Gen.Choose(0, 1000).ArrayOf().ToArbitrary(), seeds =>
    {
        var kinds = Enum.GetValues<CioItemKind>();
        List<CioItem> items = [.. seeds.Select((seed, n) => Item(kinds[Math.Abs(seed % kinds.Length)], n, Math.Abs(seed % 30)))];
        var shown = CioRanking.Choose(items).Select(i => i.Key).ToList();
        items.Reverse();
        return shown.SequenceEqual(CioRanking.Choose(items).Select(i => i.Key)) && shown.Count == Math.Min(CioRanking.Most, items.Count);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_frozen_report_reads_back_as_it_was()
    {
        var content = new CioReportContent
        {
            On = new DateOnly(2026, 9, 4), Before = new DateOnly(2026, 8, 28), Year = 2026, Items = [Item(CioItemKind.KpiWorse) with { SubjectId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Subject = Core.Instructions.InstructionSubject.Kpi }],
            All = new Dictionary<CioItemGroup, int> { [CioItemGroup.Worse] = 3 }, Bands = new(1, 2, 3, 4, 5, 6), Kpis = 21, Progress = [new(Guid.Empty, "目的", "計画", new(1, 0, 0, 0, 0, 0))], Stale = [new(Guid.Empty, "指標", "所属", null, null)], StaleAll = 1,
            Season = new(2027, "Budget", 2, new DateOnly(2026, 9, 21), 38, 30.5m, 22m, new DateOnly(2026, 9, 4)), Costs = [new(2025, 1, 2)], Instructions = new(1, 2, 3), Radar = new(1, 2, 3),
            Snapshots = new Dictionary<Guid, KpiSnapshot> { [Guid.Empty] = new(Core.Kpis.Readings.KpiBand.Missed, null) }, Moves = [new(Guid.Empty, "台帳", 51_000_000)],
        };
        var text = Json.Write(content);
        var read = Json.Read<CioReportContent>(text);
        Assert.Equal(text, Json.Write(read));
        Assert.Equal((2, Core.Kpis.Readings.KpiBand.Missed, Core.Instructions.InstructionSubject.Kpi), (read.HiddenOf(CioItemGroup.Worse), read.Snapshots[Guid.Empty].Now, read.Items[0].Subject));
    }
}

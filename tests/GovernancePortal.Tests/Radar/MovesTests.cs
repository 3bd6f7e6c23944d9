using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using Xunit;
using static GovernancePortal.Tests.Radar.RadarScene;

namespace GovernancePortal.Tests.Radar;

public sealed class MovesTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<Move> Move =
        from kind in Gen.Elements(Enum.GetValues<MoveKind>()) from day in Gen.Choose(new DateOnly(2019, 1, 1).DayNumber, new DateOnly(2032, 12, 31).DayNumber)
        select new Move(kind, DateOnly.FromDayNumber(day));

    private static readonly Gen<Move[]> Several = from n in Gen.Choose(0, 7) from moves in Gen.ArrayOf(Move, n) select moves;

    private static IReadOnlyList<DoubleMove> Within(IEnumerable<Move> moves, int months, params RadarCost[] costs) => [.. Moves.Of(moves).DoubleWithin(months, costs)];

    private static RadarCost Cost(int year, long yen) => new(Guid.Empty, new FiscalYear(year), yen);

    [Fact]
    public void One_move_is_never_a_double_one() => Prop.ForAll((from move in Move from n in Gen.Choose(1, 4) from months in Gen.Choose(1, 120) select (move, n, months)).ToArbitrary(),
        x => Within(Enumerable.Repeat(x.move, x.n), x.months).Count == 0).Check(Many);

    [Fact]
    public void The_order_in_which_moves_are_known_does_not_matter() => Prop.ForAll((from moves in Several from months in Gen.Choose(1, 120) select (moves, months)).ToArbitrary(), x =>
    {
        IEnumerable<(DateOnly, DateOnly, int)> Days(IEnumerable<Move> moves) => Within(moves, x.months).Select(d => (d.First.On, d.Second.On, d.Months));
        return Days(x.moves).SequenceEqual(Days(x.moves.Reverse())) && Days(x.moves).SequenceEqual(Days(x.moves.OrderBy(m => m.Kind)));
    }).Check(Many);

    [Fact]
    public void A_wider_window_finds_all_that_a_narrower_one_finds() => Prop.ForAll((from moves in Several from months in Gen.Choose(1, 60) from more in Gen.Choose(0, 60) select (moves, months, more)).ToArbitrary(), x =>
    {
        var (narrow, wide) = (Within(x.moves, x.months), Within(x.moves, x.months + x.more));
        return narrow.All(d => wide.Any(w => (w.First, w.Second) == (d.First, d.Second))) && narrow.All(d => d.Months >= 1 && d.Second.On <= d.First.On.AddMonths(x.months));
    }).Check(Many);

    [Fact]
    public void No_way_of_aligning_saves_more_than_the_two_moves_cost() => Prop.ForAll((from moves in Several from yen in Gen.Choose(0, 60_000_000) from year in Gen.Choose(2018, 2032) select (moves, yen, year)).ToArbitrary(),
        x => Within(x.moves, 60, Cost(x.year, x.yen), Cost(x.year + 1, x.yen / 2)).All(d => d.Ways.Count > 0 && d.Ways.All(w => w.SavesYen >= 0 && w.SavesYen <= d.OverlapYen && w.Months == d.Months))).Check(Many);

    [Theory]
    [InlineData("2021-02-01", 12, 24, true), InlineData("2022-02-01", 24, 24, true), InlineData("2022-02-02", 24, 24, false), InlineData("2020-03-01", 1, 24, true), InlineData("2020-02-29", 0, 24, false), InlineData("2021-02-01", 12, 11, false)]
    public void The_window_is_counted_in_whole_months_and_includes_its_last_day(string second, int months, int window, bool found)
    {
        var result = Within([new Move(MoveKind.Platform, new DateOnly(2020, 2, 1)), new Move(MoveKind.OwnContract, DateOnly.Parse(second, System.Globalization.CultureInfo.InvariantCulture))], window);
        Assert.Equal(found, result.Count == 1);
        Assert.All(result, d => Assert.Equal(months, d.Months));
    }

    [Fact]
    public void Two_systems_renewed_a_year_after_their_platform_and_other_figures_give_other_sums()
    {
        var platform = new PlatformTerm { Id = Guid.Empty };
        platform.Keep(new PlatformTermInput { Name = "基盤", Hosting = SystemCodes.SharedPlatform, ContractFrom = new DateOnly(2015, 2, 1), ContractTo = new DateOnly(2020, 1, 31) }, Core.Platform.Identity.Actor.Operator(TestKit.TestClock.Default));
        DoubleMove Of(long yen, DateOnly end) => Moves.Of(new RadarFacts(Sound with
        {
            Hosting = SystemCodes.SharedPlatform, PlatformFy = new FiscalYear(2015), ContractFrom = end.AddYears(-5).AddDays(1), ContractTo = end, NextRenewalFy = FiscalYear.Of(end), MoveCosts = [Cost(2019, yen), Cost(2016, 999)],
        }, [], []), [platform]).DoubleWithin(24, [Cost(2019, yen), Cost(2016, 999)]).Single();
        var (finance, works) = (Of(28_000_000, new DateOnly(2021, 1, 31)), Of(23_000_000, new DateOnly(2021, 1, 31)));
        Assert.Equal(51_000_000, finance.OverlapYen + works.OverlapYen);
        Assert.All(new[] { finance, works }, d => Assert.Equal(12, d.Months));
        Assert.Equal([(AlignWay.ExtendPlatform, 28_000_000L), (AlignWay.BringForward, 28_000_000L), (AlignWay.MergePlatform, 28_000_000L)], finance.Ways.Select(w => (w.Way, w.SavesYen)));
        Assert.Equal(40_000_000, Of(17_000_000, new DateOnly(2021, 1, 31)).OverlapYen + works.OverlapYen);
        Assert.Equal(6, Of(1, new DateOnly(2020, 7, 31)).Months);
    }

    [Fact]
    public void A_yearly_contract_and_one_that_is_only_continued_move_nothing()
    {
        Moves Of(RadarSystem s) => Moves.Of(new RadarFacts(s, [], []), []);
        Assert.Equal([new DateOnly(2031, 4, 1)], Of(Sound).InOrder.Select(m => m.On));
        Assert.Empty(Of(Sound with { RenewalPlan = "Continue" }).InOrder);
        Assert.Empty(Of(Sound with { RenewalPlan = "Retire" }).InOrder);
        Assert.Empty(Of(Sound with { ContractFrom = new DateOnly(2030, 4, 1), NextRenewalFy = null }).InOrder);
        Assert.Equal([MoveKind.Renewal], Of(Sound with { ContractFrom = new DateOnly(2030, 4, 1) }).InOrder.Select(m => m.Kind));
        var lease = Of(Sound with { LeaseEndOn = new DateOnly(2030, 8, 31) });
        Assert.Equal([MoveKind.Lease, MoveKind.OwnContract], lease.InOrder.Select(m => m.Kind));
        Assert.Equal([AlignWay.ExtendSystem, AlignWay.BringForward], lease.DoubleWithin(24, []).Single().Ways.Select(w => w.Way));
    }

    [Fact]
    public void The_platform_itself_and_what_came_later_do_not_ride_on_it()
    {
        var term = new PlatformTerm { Id = Guid.Empty };
        term.Keep(new PlatformTermInput { Name = "基盤", Hosting = SystemCodes.SharedPlatform, SystemId = Sound.Id, ContractFrom = new DateOnly(2015, 2, 1), ContractTo = new DateOnly(2020, 1, 31) }, Core.Platform.Identity.Actor.Operator(TestKit.TestClock.Default));
        var on = Sound with { Id = Guid.Empty, Hosting = SystemCodes.SharedPlatform, PlatformFy = new FiscalYear(2019) };
        Assert.True(term.Carries(on));
        Assert.False(term.Carries(on with { PlatformFy = new FiscalYear(2020) }));
        Assert.False(term.Carries(on with { Id = Sound.Id }));
        Assert.False(term.Carries(on with { Hosting = "Housing" }));
    }
}

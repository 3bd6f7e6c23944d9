using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>domain.md 5.3: rates and bands worked out by hand, and what holds for every figure.</summary>
public class AchievementTests
{
    private const KpiDirection Up = KpiDirection.Increase;
    private const KpiDirection Down = KpiDirection.Decrease;

    /// <summary>
    /// Target as written, planted actual, direction and baseline, then by hand: rate of the target, rate from the baseline, band.
    /// Rates to one place; "-" where there is none.
    /// </summary>
    public static TheoryData<string, string, string, string, string, string, KpiBand> Planted => new()
    {
        // Actual ÷ target: 142 ÷ 130, 88.1 ÷ 90, 97 of 109 against all of them, 31.03 ÷ 60.
        { "130所属", "142", "up", "-", "109.2", "-", KpiBand.Achieved },
        { "90%以上", "74/84", "up", "-", "97.9", "-", KpiBand.Mostly },
        { "109/109（100%）", "97/109", "up", "-", "89.0", "-", KpiBand.Behind },
        { "60%以上", "9/29", "up", "-", "51.7", "-", KpiBand.Missed },
        { "60%以上", "60%", "up", "-", "100.0", "-", KpiBand.Achieved },
        { "705", "705", "up", "-", "100.0", "-", KpiBand.Achieved },
        { "1,000人", "900", "up", "-", "90.0", "-", KpiBand.Mostly },
        { "1,000人", "899", "up", "-", "89.9", "-", KpiBand.Behind },
        { "1,000人", "700", "up", "-", "70.0", "-", KpiBand.Behind },
        { "1,000人", "699", "up", "-", "69.9", "-", KpiBand.Missed },
        { "10件程度", "9", "up", "-", "90.0", "-", KpiBand.Mostly },
        // Only how many was said: 13 of the 17 that the target speaks of, against 11 of 17.
        { "11/17", "13", "up", "-", "118.2", "-", KpiBand.Achieved },
        // From 51 to 61 are ten; 58 are seven of them.
        { "61システム", "58", "up", "51", "95.1", "70.0", KpiBand.Mostly },
        { "61システム", "51", "up", "51", "83.6", "0.0", KpiBand.Behind },
        { "61システム", "50", "up", "51", "82.0", "-10.0", KpiBand.Behind },
        // A target that is no rise over the baseline has no way to it.
        { "50", "60", "up", "60", "120.0", "-", KpiBand.Achieved },
        // (6 − 5) ÷ (6 − 4): half the way; the plain rate is 4 ÷ 5.
        { "4地区", "5", "down", "6", "80.0", "50.0", KpiBand.Missed },
        { "4地区", "4", "down", "6", "100.0", "100.0", KpiBand.Achieved },
        { "4地区", "3", "down", "6", "133.3", "150.0", KpiBand.Achieved },
        // Without a baseline: target ÷ actual, and nothing left is all of it.
        { "5地区", "6", "down", "-", "83.3", "-", KpiBand.Behind },
        { "5地区", "5", "down", "-", "100.0", "-", KpiBand.Achieved },
        { "5地区", "0", "down", "-", "100.0", "-", KpiBand.Achieved },
        { "5地区", "8", "down", "-", "62.5", "-", KpiBand.Missed },
        { "5地区", "5", "down", "5", "100.0", "-", KpiBand.Achieved },
        // 1,552 down to 213 are 86.28 % less; of 90 % that is 95.9 %.
        { "▲90%", "2131400", "down", "15520000", "95.9", "-", KpiBand.Mostly },
        { "▲90%", "▲86.2", "down", "-", "95.8", "-", KpiBand.Mostly },
        { "▲70%", "15520000", "down", "15520000", "0.0", "-", KpiBand.Missed },
        { "▲70%", "4656000", "down", "15520000", "100.0", "-", KpiBand.Achieved },
        // A number without the baseline it is less than says nothing.
        { "▲70%", "4656000", "down", "-", "-", "-", KpiBand.NotEntered },
        // Zero is reached by zero alone.
        { "0件", "0", "down", "-", "-", "-", KpiBand.Achieved },
        { "0件", "1", "down", "-", "-", "-", KpiBand.Missed },
        { "0件", "0", "down", "3", "-", "-", KpiBand.Achieved },
        // Words are a person's judgement.
        { "AIチャットボット導入", "達成", "up", "-", "-", "-", KpiBand.Achieved },
        { "AIチャットボット導入", "概ね達成", "up", "-", "-", "-", KpiBand.Mostly },
        { "AIチャットボット導入", "未達", "up", "-", "-", "-", KpiBand.Missed },
        { "AIチャットボット導入", "未着手", "up", "-", "-", "-", KpiBand.Missed },
        { "AIチャットボット導入", "", "up", "-", "-", "-", KpiBand.NotEntered },
        // No target, or none yet, is never missed, whatever came.
        { "―", "5", "up", "-", "-", "-", KpiBand.Excluded },
        { "―", "", "up", "-", "-", "-", KpiBand.Excluded },
        { "", "5", "up", "-", "-", "-", KpiBand.Excluded },
        { "研究会の検討結果を踏まえて設定", "5", "up", "-", "-", "-", KpiBand.Pending },
        { "61システム", "", "up", "-", "-", "-", KpiBand.NotEntered },
    };

    [Theory, MemberData(nameof(Planted))]
    public void Achievement_is_what_it_is_by_hand(string target, string actual, string direction, string baseline, string rate, string fromBaseline, KpiBand band)
    {
        var read = target.Length == 0 ? null : TargetNotation.Read(target, null);
        decimal? before = baseline == "-" ? null : decimal.Parse(baseline, System.Globalization.CultureInfo.InvariantCulture);
        var achievement = Achievement.Judge(read, ActualOf(actual), direction == "up" ? Up : Down, before, BandLimits.Usual);
        Assert.Equal((rate, fromBaseline, band), (Written(achievement.Rate), Written(achievement.FromBaseline), achievement.Band));
    }

    [Fact]
    public void Bands_follow_the_settings_of_the_office()
    {
        var strict = new BandLimits(105, 100, 95);
        Assert.Equal([KpiBand.Mostly, KpiBand.Achieved, KpiBand.Behind, KpiBand.Missed],
            new[] { 100m, 105m, 99m, 90m }.Select(a => Achievement.Judge(TargetNotation.Read("100", null), Actual.Number(a), Up, null, strict).Band));
    }

    [Theory]
    [InlineData("109.23", "109")]
    [InlineData("97.88", "98")]
    [InlineData("88.99", "89")]
    // Never 100 % beside "nearly", nor 90 % beside "behind".
    [InlineData("99.97", "99.9")]
    [InlineData("99.5", "99.5")]
    [InlineData("89.6", "89.6")]
    public void A_rate_is_rounded_but_never_over_a_limit_it_did_not_reach(string rate, string shown) =>
        Assert.Equal(shown, Achievement.Shown(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), BandLimits.Usual).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    private static readonly Gen<(TargetReading Target, decimal? Baseline, decimal Less, decimal More, KpiDirection Direction)> Cases =
        from kind in Gen.Elements(TargetKind.Number, TargetKind.Percent, TargetKind.Fraction, TargetKind.Reduction)
        from aim in Gen.Choose(kind == TargetKind.Reduction ? 1 : 0, 100)
        from direction in Gen.Elements(Up, Down)
        from baseline in Gen.Frequency((1, Gen.Constant((decimal?)null)), (2, Gen.Choose(1, 200).Select(b => (decimal?)b)))
        from a in Gen.Choose(0, 20_000)
        from step in Gen.Choose(0, 5_000)
        let target = kind == TargetKind.Fraction ? new TargetReading("x", kind, Numerator: aim, Denominator: 100) : new TargetReading("x", kind, Value: aim)
        // Zero is a target of what should not happen.
        where !(aim == 0 && direction == Up)
        select (target, baseline, a / 100m, (a + step) / 100m, kind == TargetKind.Reduction ? Down : direction);

    [Fact]
    public void A_better_actual_is_never_judged_worse() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var (worse, better) = c.Direction == Up ? (c.Less, c.More) : (c.More, c.Less);
        var (low, high) = (Judged(c.Target, worse, c.Direction, c.Baseline), Judged(c.Target, better, c.Direction, c.Baseline));
        // 達成 is the first band; without a rate both are in NotEntered.
        var bands = high.Band <= low.Band;
        // Domain.md gives "nothing left" of a falling KPI without baseline 100 %, no more: up to there the rate rises too.
        var rates = low.Deciding is null || high.Deciding is null || Math.Min(high.Deciding.Value, 100) >= Math.Min(low.Deciding.Value, 100);
        var strictly = better == 0 || low.Deciding is null || high.Deciding >= low.Deciding;
        return bands && rates && strictly;
    }).Check(Many);

    [Fact]
    public void What_reaches_the_target_is_achieved_and_what_does_not_is_not() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        if (c.Target.Kind == TargetKind.Reduction)
        {
            return true;
        }
        var aim = c.Target.Kind == TargetKind.Fraction ? c.Target.Numerator!.Value : c.Target.Value!.Value;
        var reached = c.Direction == Up ? c.Less >= aim : c.Less <= aim;
        return (Judged(c.Target, c.Less, c.Direction, c.Baseline).Band == KpiBand.Achieved) == reached;
    }).Check(Many);

    private static Achievement Judged(TargetReading target, decimal actual, KpiDirection direction, decimal? baseline) =>
        Achievement.Judge(target, target.Kind is TargetKind.Percent or TargetKind.Fraction ? Actual.Percent(actual) : Actual.Number(actual), direction, baseline, BandLimits.Usual);

    private static Actual? ActualOf(string written) => written switch
    {
        "" => null,
        "達成" => Actual.Words(TextJudgement.Achieved),
        "概ね達成" => Actual.Words(TextJudgement.Mostly),
        "未達" => Actual.Words(TextJudgement.NotAchieved),
        "未着手" => Actual.Words(TextJudgement.NotStarted),
        _ when written.StartsWith('▲') => Actual.Reduction(Number(written[1..])),
        _ when written.EndsWith('%') => Actual.Percent(Number(written[..^1])),
        _ when written.Split('/') is [var part, var of] => Actual.Fraction(Number(part), Number(of)),
        _ => Actual.Number(Number(written)),
    };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Written(decimal? rate) => rate is { } exact ? Math.Round(exact, 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : "-";
}

/// <summary>Where the year is heading.</summary>
public class ForecastTests
{
    private static readonly FiscalYear Year = new(2026);

    [Fact]
    public void A_flow_grows_with_the_year()
    {
        // 183 of 365 days have passed at the end of September.
        Assert.Equal(365m / 183m * 60m, Forecast.Of(Actual.Number(60), KpiAggregation.PerYear, Year, new(2026, 9, 30), null)!.Value!.Value, 6);
        Assert.Equal(120m, Math.Round(Forecast.Of(Actual.Number(60), KpiAggregation.PerYear, Year, new(2026, 9, 30), 999)!.Value!.Value, 0));
    }

    [Fact]
    public void Of_a_cumulative_figure_only_what_the_year_added_grows()
    {
        // 80 at the end of last year, 104 now: 24 in half the year, about 48 in the whole.
        Assert.Equal(128m, Math.Round(Forecast.Of(Actual.Number(104), KpiAggregation.Cumulative, Year, new(2026, 9, 30), 80)!.Value!.Value, 0));
        Assert.Null(Forecast.Of(Actual.Number(104), KpiAggregation.Cumulative, Year, new(2026, 9, 30), null));
    }

    [Fact]
    public void A_level_an_average_and_a_rate_go_on_as_they_are()
    {
        foreach (var aggregation in new[] { KpiAggregation.Point, KpiAggregation.Average })
        {
            Assert.Equal(61m, Forecast.Of(Actual.Number(61), aggregation, Year, new(2026, 9, 30), 58)!.Value);
        }
        Assert.Equal(Actual.Fraction(9, 29), Forecast.Of(Actual.Fraction(9, 29), KpiAggregation.PerYear, Year, new(2026, 9, 30), null));
        Assert.Equal(88m, Forecast.Of(Actual.Percent(88), KpiAggregation.PerYear, Year, new(2026, 9, 30), null)!.Value);
    }

    [Theory]
    [InlineData("2026-06-29", false)]
    [InlineData("2026-06-30", true)]
    [InlineData("2027-03-30", true)]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-05-31", false)]
    public void There_is_none_before_the_first_quarter_has_ended_and_none_when_the_year_has(string day, bool any) =>
        Assert.Equal(any, Forecast.Of(Actual.Number(10), KpiAggregation.PerYear, Year, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null) is not null);

    [Fact]
    public void Words_are_not_foreseen() => Assert.Null(Forecast.Of(Actual.Words(TextJudgement.Mostly), KpiAggregation.Point, Year, new(2026, 9, 30), null));
}

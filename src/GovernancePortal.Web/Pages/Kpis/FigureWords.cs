using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>How figures of KPIs are told: what came, how far it is, how old and by whom.</summary>
public sealed class FigureWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    /// <summary>"◎ 達成 109%": mark, word and rate; the rate never says more than the band.</summary>
    public StateTag Chip(Achievement achievement, BandLimits limits)
    {
        var word = achievement.Judgement is { } judgement && achievement.IsJudged && achievement.Deciding is null ? Formats.Name(judgement) : Formats.Name(achievement.Band);
        var label = achievement.Deciding is { } rate ? Texts["Kpis.Chip", Mark(achievement.Band), word, Rate(rate, limits)].Value : $"{Mark(achievement.Band)} {word}".Trim();
        return new StateTag(label, ToneOf(achievement.Band));
    }

    public static string Rate(decimal rate, BandLimits limits) => string.Create(CultureInfo.InvariantCulture, $"{Achievement.Shown(rate, limits):#,0.#}%");

    public string RateOrNone(decimal? rate, BandLimits limits) => rate is { } known ? Rate(known, limits) : Texts["Format.None"];

    /// <summary>The marks offices print beside a rate.</summary>
    public static string Mark(KpiBand band) => band switch
    {
        KpiBand.Achieved => "◎",
        KpiBand.Mostly => "○",
        KpiBand.Behind => "△",
        KpiBand.Missed => "✕",
        _ => "",
    };

    public static Tone ToneOf(KpiBand band) => band switch
    {
        KpiBand.Achieved => Tone.Good,
        KpiBand.Mostly => Tone.Calm,
        KpiBand.Behind or KpiBand.Pending => Tone.Caution,
        KpiBand.Missed => Tone.Bad,
        _ => Tone.Off,
    };

    public static Tone ToneOf(ReadingState state) => state switch
    {
        ReadingState.Confirmed => Tone.Good,
        ReadingState.Returned => Tone.Late,
        _ => Tone.Caution,
    };

    /// <summary>"自動集計・R8.9.26" or "R8.9.12 現在・道路整備課長が確認".</summary>
    public string Source(StandingActual actual) => actual.Source == ReadingSource.Computed
        ? Texts["Kpis.ComputedOn", Formats.ShortDay(actual.AsOf)]
        : Texts["Kpis.ConfirmedAsOf", Formats.ShortDay(actual.AsOf), actual.ConfirmedBySection ?? Texts["Format.None"].Value, actual.ConfirmedBy ?? ""];

    /// <summary>What came, with a judgement before its words.</summary>
    public string Text(Actual actual, string? unit, string? words) => actual.Kind == TargetKind.Text
        ? string.Join(Texts["Form.ListSeparator"], new[] { actual.Judgement is { } judgement ? Formats.Name(judgement) : null, words }.Where(x => !string.IsNullOrEmpty(x)))
        : ActualWords.Of(actual, unit) ?? words ?? Texts["Format.None"];

    /// <summary>年度末, 9月末 …</summary>
    public string Time(int quarter) => Texts["Kpis.Quarter" + quarter.ToString(CultureInfo.InvariantCulture)];

    public string Time(FiscalYear year, int quarter) => $"{Formats.ShortYear(year)} {Time(quarter)}";

    public string Figure(string key) => Texts["Figure." + key] is { ResourceNotFound: false } known ? known : key;

    public static BandLimits Limits(OfficeCalendar calendar, FiscalYear year) => KpiRules.LimitsOf(calendar, year);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        var type = (name, field.Split('.')[0]) switch
        {
            ("State", nameof(KpiReading)) => nameof(ReadingState),
            ("Judgement", _) => nameof(TextJudgement),
            ("Band", _) => nameof(KpiBand),
            ("Aggregation", _) => nameof(KpiAggregation),
            ("Direction", _) => nameof(KpiDirection),
            ("Rhythm", _) => nameof(KpiRhythm),
            _ => name,
        };
        return name switch
        {
            "Year" when FiscalYear.TryParse(stored, out var year) => Formats.Year(year),
            "Quarter" => Time(int.TryParse(stored, CultureInfo.InvariantCulture, out var quarter) ? quarter : KpiRules.YearEnd),
            "FigureKey" => Figure(stored),
            "OwnerSectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "AsOf" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => Texts[type + "." + stored] is { ResourceNotFound: false } word ? word : stored,
        };
    }
}

/// <summary>The points of a small trend line, scaled to its box; nothing is drawn of fewer than two.</summary>
public sealed record Spark(IReadOnlyList<decimal> Values)
{
    public const int Width = 80;
    public const int Height = 28;
    private const int Margin = 3;

    public string Points()
    {
        var (low, high) = (Values.Min(), Values.Max());
        decimal X(int n) => Margin + ((Width - (2 * Margin)) * (decimal)n / (Values.Count - 1));
        decimal Y(decimal v) => high == low ? Height / 2m : Height - Margin - ((Height - (2 * Margin)) * (v - low) / (high - low));
        return string.Join(' ', Values.Select((v, n) => string.Create(CultureInfo.InvariantCulture, $"{X(n):0.#},{Y(v):0.#}")));
    }
}

using System.Globalization;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Dashboard;

/// <summary>How many KPIs stand in each band.</summary>
public sealed record BandCounts(int Achieved, int Mostly, int Behind, int Missed, int NotEntered, int Other)
{
    public int All => Achieved + Mostly + Behind + Missed + NotEntered + Other;
    public int Good => Achieved + Mostly;
    public int Judged => Achieved + Mostly + Behind + Missed;

    public static BandCounts Of(IEnumerable<KpiBand> bands)
    {
        var counts = bands.CountBy(b => b).ToDictionary();
        int Count(KpiBand band) => counts.GetValueOrDefault(band);
        return new(Count(KpiBand.Achieved), Count(KpiBand.Mostly), Count(KpiBand.Behind), Count(KpiBand.Missed), Count(KpiBand.NotEntered), Count(KpiBand.Pending) + Count(KpiBand.Excluded));
    }
}

/// <summary>One line of the progress: a plan, an objective or a bureau.</summary>
public sealed record ProgressLine(Guid Id, string Name, string? Within, BandCounts Counts);

public sealed record StaleLine(Guid KpiId, string Name, string SectionName, DateOnly? AsOf, string? ConfirmedBy);

/// <summary>The season under way: weeks in which more is expected than can be reviewed.</summary>
public sealed record SeasonLine(int Year, string Peak, int WeeksOver, DateOnly? WorstWeek, int WorstCases, decimal WorstDays, decimal WorstCapacity, DateOnly AsOf);

/// <summary>Whole yen.</summary>
public sealed record CostLine(int Year, long BudgetYen, long ActualYen);

public sealed record InstructionNumbers(int Open, int Overdue, int ToJudge);

public sealed record RadarNumbers(int Grave, int Caution, int Notice);

/// <summary>How a KPI stood when the report was made, to be held against the next one.</summary>
/// <param name="Now">In the fiscal year of the report.</param>
/// <param name="Before">In the one before, whose figures come in the year after.</param>
public sealed record KpiSnapshot(KpiBand? Now, KpiBand? Before);

/// <param name="Yen">What aligning would save, whole yen.</param>
public sealed record MoveSnapshot(Guid Id, string Title, long? Yen);

/// <summary>Findings of audits in numbers, and how many sections were audited up to now.</summary>
/// <param name="Covered">Distinct sections (R255).</param>
/// <param name="Target">What the plan in force aims at by the end of the fiscal year.</param>
public sealed record AuditNumbers(int Grave, int Open, int Overdue, int Covered, decimal? Target);

/// <summary>
/// What the CIO's first screen shows and what CIO週報 keeps: one record, so that the paper of a week says for ever what the screen
/// said then.
/// </summary>
public sealed record CioReportContent
{
    public required DateOnly On { get; init; }
    /// <summary>The report that the moves are measured from; null for the first.</summary>
    public DateOnly? Before { get; init; }
    public required int Year { get; init; }
    public required IReadOnlyList<CioItem> Items { get; init; }
    /// <summary>How many there are in each group, shown or not.</summary>
    public required IReadOnlyDictionary<CioItemGroup, int> All { get; init; }
    public required BandCounts Bands { get; init; }
    public required int Kpis { get; init; }
    public required IReadOnlyList<ProgressLine> Progress { get; init; }
    public required IReadOnlyList<StaleLine> Stale { get; init; }
    public required int StaleAll { get; init; }
    public SeasonLine? Season { get; init; }
    public required IReadOnlyList<CostLine> Costs { get; init; }
    public required InstructionNumbers Instructions { get; init; }
    public required RadarNumbers Radar { get; init; }
    /// <summary>Null in reports from before audits were kept here.</summary>
    public AuditNumbers? Audits { get; init; }
    public IReadOnlyDictionary<Guid, KpiSnapshot> Snapshots { get; init; } = new Dictionary<Guid, KpiSnapshot>();
    public IReadOnlyList<MoveSnapshot> Moves { get; init; } = [];

    public IEnumerable<CioItem> Of(CioItemGroup group) => Items.Where(i => i.Group == group);

    public int HiddenOf(CioItemGroup group) => Math.Max(0, All.GetValueOrDefault(group) - Of(group).Count());
}

/// <summary>CIO週報 as it was on a day; never changed.</summary>
public sealed class CioReport : ITracked
{
    public const string SubjectType = "CioReport";
    public const int PersonLength = 100;

    public Guid Id { get; init; }
    public DateOnly On { get; init; }
    public required CioReportContent Content { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    /// <summary>Who had it made; null where the week's day did.</summary>
    public string? MadeBy { get; init; }
    public string? MadeBySection { get; init; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static CioReport Of(CioReportContent content, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), On = content.On, Content = content, MadeAt = actor.Now, MadeBy = actor.IsOperator ? null : actor.Name, MadeBySection = actor.IsOperator ? null : actor.Main?.SectionName,
    };
}

/// <summary>Arguments of items, in forms that every language reads.</summary>
internal static class CioWords
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Days(decimal days) => days.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Thousands of yen, rounded half up.</summary>
    public static string Thousands(long yen) => Math.Round(yen / 1000m, MidpointRounding.AwayFromZero).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The key of a band's word.</summary>
    public static string Band(KpiBand band) => $"{nameof(KpiBand)}.{band}";

    public static string Cut(string text, int most = 60) => text.Length > most ? text[..(most - 1)] + "…" : text;
}

using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>A KPI as its row says it, with what was read where the row says nothing.</summary>
public sealed record KpiHead(string Name, string? Unit, KpiAggregation Aggregation, KpiDirection Direction, string? BaselineRaw, decimal? Baseline);

/// <summary>What a reader should look at: the cell is kept and counts as read.</summary>
/// <param name="Code">Key of the texts: "KpiNote.{Code}".</param>
/// <param name="Year">Null for the row itself.</param>
public sealed record RowNote(string Code, FiscalYear? Year, string Cell);

/// <summary>A row of targets read as one: what goes on repeats the year before, a year without target tells why from those around it.</summary>
public static class KpiRow
{
    public const string BaselineNotUnderstood = "Baseline";
    public const string NothingBefore = "NothingBefore";
    public const string WordsWithNumber = "WordsWithNumber";
    public const string WrongPercentage = "WrongPercentage";

    public static (KpiHead Head, IReadOnlyDictionary<FiscalYear, TargetReading> Targets) Read(KpiInput input)
    {
        var unit = Filled(input.Unit);
        var targets = Targets(input.Targets.Select(c => (new FiscalYear(c.Year), c.Raw)), unit);
        var name = CharacterWidth.Trim(input.Name);
        var raw = Filled(input.Baseline);
        var baseline = TargetNotation.ReadBaseline(raw, unit);
        var ordered = targets.OrderBy(t => t.Key).Select(t => t.Value).ToList();
        var aggregation = input.Aggregation ?? KpiInference.Aggregation(name, unit, ordered);
        return (new KpiHead(name, unit, aggregation, input.Direction ?? KpiInference.Direction(name, aggregation, ordered, baseline), raw, baseline), targets);
    }

    /// <summary>Cells in any order; empty ones are no target.</summary>
    public static IReadOnlyDictionary<FiscalYear, TargetReading> Targets(IEnumerable<(FiscalYear Year, string? Raw)> cells, string? unit)
    {
        var read = new SortedDictionary<FiscalYear, TargetReading>();
        TargetReading? before = null;
        foreach (var (year, raw) in cells.OrderBy(c => c.Year))
        {
            if (TargetNotation.Read(raw, unit, before) is { } reading)
            {
                read[year] = before = reading;
            }
        }
        return WithReasons(read);
    }

    /// <summary>What the row's reader should look at.</summary>
    public static IReadOnlyList<RowNote> Notes(KpiHead head, IReadOnlyDictionary<FiscalYear, TargetReading> targets)
    {
        var notes = new List<RowNote>();
        if (head is { BaselineRaw: { } raw, Baseline: null } && TargetNotation.Read(raw, head.Unit) is { Kind: TargetKind.Text })
        {
            notes.Add(new RowNote(BaselineNotUnderstood, null, raw));
        }
        foreach (var (year, target) in targets.OrderBy(t => t.Key))
        {
            if (target is { Kind: TargetKind.Text, Continues: false })
            {
                if (TargetNotation.Read(target.Raw, head.Unit, new TargetReading("", TargetKind.None)) is { Continues: true })
                {
                    notes.Add(new RowNote(NothingBefore, year, target.Raw));
                }
                else if (CharacterWidth.Narrow(target.Raw).Any(char.IsAsciiDigit))
                {
                    notes.Add(new RowNote(WordsWithNumber, year, target.Raw));
                }
            }
            else if (target is { Kind: TargetKind.Fraction, Continues: false } && TargetNotation.WrongPercentage(target.Raw, head.Unit) is not null)
            {
                notes.Add(new RowNote(WrongPercentage, year, target.Raw));
            }
        }
        return notes;
    }

    private static string? Filled(string? text) => CharacterWidth.Trim(text) is { Length: > 0 } filled ? filled : null;

    // Before the first target the measure has not begun; after the last it is done. Between targets nobody can tell.
    private static SortedDictionary<FiscalYear, TargetReading> WithReasons(SortedDictionary<FiscalYear, TargetReading> read)
    {
        var aimed = read.Where(r => r.Value.Kind != TargetKind.None).Select(r => r.Key).ToList();
        if (aimed.Count == 0)
        {
            return read;
        }
        foreach (var (year, reading) in read.Where(r => r.Value is { Kind: TargetKind.None, NoneReason: null }).ToList())
        {
            NoTargetReason? reason = year < aimed[0] ? NoTargetReason.NotStarted : year > aimed[^1] ? NoTargetReason.AlreadyAchieved : null;
            read[year] = reading with { NoneReason = reason };
        }
        return read;
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>Which place of a file's rows holds which value of the ledger.</summary>
public sealed class SheetLayout
{
    private readonly IReadOnlyList<string> headings;

    private SheetLayout(IReadOnlyList<string> headings, IReadOnlyList<(int Place, LedgerColumn Column)> places, IReadOnlyList<(int Place, SheetFault Fault)> faults) =>
        (this.headings, Places, Faults) = (headings, places, faults);

    /// <summary>Values to be read, the number among them, in the order of the file.</summary>
    public IReadOnlyList<(int Place, LedgerColumn Column)> Places { get; }
    /// <summary>Two columns that claim the same value.</summary>
    public IReadOnlyList<(int Place, SheetFault Fault)> Faults { get; }

    public int? NumberPlace => Places.Where(p => p.Column == SystemSheet.Number).Select(p => (int?)p.Place).FirstOrDefault();

    /// <summary>The heading as the file has it; for a value the file has no column for, ours.</summary>
    public string HeadingOf(LedgerColumn column) => Places.FirstOrDefault(p => p.Column == column) is { Column: not null } at ? headings[at.Place] : column.Header;

    public bool Has(LedgerColumn column) => Places.Any(p => p.Column == column);

    public int PlaceOf(LedgerColumn column) => Places.FirstOrDefault(p => p.Column == column) is { Column: not null } at ? at.Place : headings.Count;

    /// <summary>What stands under our own headings and their other names; the rest is foreign.</summary>
    public static Dictionary<string, string> Known(IReadOnlyList<string> headings)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var heading in headings.Where(h => h.Length > 0))
        {
            if (SystemColumns.OfHeader(heading) is { } column)
            {
                known[heading] = column.Header;
            }
        }
        return known;
    }

    /// <summary>Columns the portal makes itself are passed over; refused with ImportNoColumns where nothing is left, ImportHeadingUnknown where the mapping names none of ours.</summary>
    public static SheetLayout Of(IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> mapping)
    {
        var places = new List<(int, LedgerColumn)>();
        var faults = new List<(int, SheetFault)>();
        var taken = new Dictionary<LedgerColumn, string>();
        for (var place = 0; place < headings.Count; place++)
        {
            if (headings[place].Length == 0 || !mapping.TryGetValue(headings[place], out var ours) || ours.Length == 0)
            {
                continue;
            }
            var column = SystemColumns.OfHeader(ours) ?? throw new RuleViolation("ImportHeadingUnknown", null, ours);
            if (column.Derived && column != SystemSheet.Number)
            {
                continue;
            }
            if (!taken.TryAdd(column, headings[place]))
            {
                faults.Add((place, new SheetFault("ColumnTwice", column.Header, taken[column])));
                continue;
            }
            places.Add((place, column));
        }
        return places.Exists(p => p.Item2 != SystemSheet.Number) ? new SheetLayout(headings, places, faults) : throw new RuleViolation("ImportNoColumns");
    }
}

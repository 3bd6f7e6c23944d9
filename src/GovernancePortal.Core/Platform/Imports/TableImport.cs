using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>One column of a plain table: its heading and the other names under which files bring it.</summary>
public sealed record TableColumn(string Header, params string[] Aliases)
{
    /// <summary>A row cannot be stored without it.</summary>
    public bool Needed { get; init; }
}

/// <summary>Which place of a file's rows holds which column.</summary>
public sealed class TableLayout
{
    private readonly IReadOnlyList<string> headings;
    private readonly Dictionary<TableColumn, int> places = [];

    /// <summary>Refused with ImportNoColumns where nothing is left, ImportHeadingUnknown where the mapping names none of ours.</summary>
    public TableLayout(IReadOnlyList<TableColumn> columns, IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> mapping)
    {
        this.headings = headings;
        var faults = new List<(int, SheetFault)>();
        for (var place = 0; place < headings.Count; place++)
        {
            if (headings[place].Length == 0 || !mapping.TryGetValue(headings[place], out var ours) || ours.Length == 0)
            {
                continue;
            }
            var column = columns.FirstOrDefault(c => c.Header == ours) ?? throw new RuleViolation("ImportHeadingUnknown", null, ours);
            if (!places.TryAdd(column, place))
            {
                faults.Add((place, new SheetFault("ColumnTwice", column.Header, headings[places[column]])));
            }
        }
        Faults = faults;
        if (places.Count == 0)
        {
            throw new RuleViolation("ImportNoColumns");
        }
    }

    /// <summary>Two columns that claim the same value.</summary>
    public IReadOnlyList<(int Place, SheetFault Fault)> Faults { get; }

    public bool Has(TableColumn column) => places.ContainsKey(column);

    public int PlaceOf(TableColumn column) => places.GetValueOrDefault(column, headings.Count);

    /// <summary>The heading as the file has it; for a column the file lacks, ours.</summary>
    public string HeadingOf(TableColumn column) => places.TryGetValue(column, out var place) ? headings[place] : column.Header;

    /// <summary>The cell under the column; empty where the file lacks it.</summary>
    public SheetCell Cell(SheetRow row, TableColumn column) => places.TryGetValue(column, out var place) ? row[place] : SheetCell.Empty;

    /// <summary>Hands on what the cell under the column says, or notes its fault; what the file has no column for stays as it is.</summary>
    public void Put<T>(SheetRow row, TableColumn column, Func<SheetCell, SheetValue<T>> read, Action<T?> take, List<(TableColumn, SheetFault)> faults)
    {
        if (!Has(column))
        {
            return;
        }
        var value = read(Cell(row, column));
        if (value.Fault is { } fault)
        {
            faults.Add((column, fault));
            return;
        }
        take(value.Value);
    }

    /// <summary>What stands under our own headings and their other names; the rest is foreign.</summary>
    public static Dictionary<string, string> Known(IReadOnlyList<TableColumn> columns, IReadOnlyList<string> headings)
    {
        var names = columns.SelectMany(c => c.Aliases.Prepend(c.Header).Select(name => (Name: CharacterWidth.SearchKey(name), c.Header))).DistinctBy(x => x.Name).ToDictionary(x => x.Name, x => x.Header, StringComparer.Ordinal);
        return headings.Where(h => h.Length > 0 && names.ContainsKey(CharacterWidth.SearchKey(h))).Distinct().ToDictionary(h => h, h => names[CharacterWidth.SearchKey(h)], StringComparer.Ordinal);
    }
}

/// <summary>What a look at one row found, and what applying it does.</summary>
public sealed record TableRow(ImportOutcome Outcome, Guid? RecordId, uint Version, string? Key, string? Name, IReadOnlyList<string> Changed, IReadOnlyList<(TableColumn Column, SheetFault Fault)> Faults, Func<Actor, Task<(Guid Id, string? Key)>>? Write);

/// <summary>Looks at the rows of a file one after the other; a new one for every pass.</summary>
public abstract class TableLook
{
    /// <summary>A first pass over all rows, for what a row alone does not tell.</summary>
    public virtual void Prepare(SheetRow row)
    {
    }

    public abstract TableRow At(SheetRow row);
}

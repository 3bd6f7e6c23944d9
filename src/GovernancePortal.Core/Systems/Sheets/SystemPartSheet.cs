using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>A fault in a further sheet.</summary>
internal sealed record PartFault(SystemPartTable Table, int Row, string Column, SheetFault Fault);

/// <summary>What a further sheet says of one system's part.</summary>
internal sealed record PartReading(SystemRowsInput Rows, bool Changed, IReadOnlyList<PartFault> Faults);

/// <summary>
/// A further sheet of a workbook: the rows of one part of the karte, each under the number of its system. For a system that
/// has rows here they become exactly the part's rows, in their order; a system without any is left as it is.
/// </summary>
internal sealed class SystemPartSheet
{
    private readonly IReadOnlyList<(int Place, LedgerColumn Column)> places;
    private readonly ILookup<string, SheetRow> rows;

    private SystemPartSheet(SystemPartTable table, IReadOnlyList<(int, LedgerColumn)> places, ILookup<string, SheetRow> rows, IReadOnlyList<PartFault> faults) =>
        (Table, this.places, this.rows, Faults) = (table, places, rows, faults);

    public SystemPartTable Table { get; }
    /// <summary>Faults of the sheet as a whole, and of rows that belong to no system.</summary>
    public IReadOnlyList<PartFault> Faults { get; }

    /// <summary>The parts that are sheets. Links are written in the system's own row.</summary>
    public static IReadOnlyList<SystemPartTable> Tables { get; } = [.. SystemPartTables.All.Where(t => t.Kind != SystemPartKind.Links)];

    public static SystemPartTable? OfName(string sheet) => Tables.FirstOrDefault(t => CharacterWidth.SearchKey(t.Sheet) == CharacterWidth.SearchKey(sheet));

    /// <param name="staged">The rows of the sheet, its headings first.</param>
    /// <param name="known">Whether a number stands in the ledger's own sheet of the file.</param>
    public static SystemPartSheet Of(SystemPartTable table, IReadOnlyList<StagedRow> staged, Func<string, bool> known)
    {
        var headings = staged[0].Number == 1 ? staged[0].Cells.Select(SheetValues.Heading).ToList() : [];
        var number = headings.FindIndex(h => SystemColumns.OfHeader(h) == SystemSheet.Number);
        if (number < 0)
        {
            return new SystemPartSheet(table, [], Enumerable.Empty<SheetRow>().ToLookup(_ => ""), [new PartFault(table, 1, SystemSheet.Number.Header, new SheetFault("PartWithoutNumber", SystemSheet.Number.Header))]);
        }
        var places = headings.Select((h, place) => (place, Column: table.Columns.FirstOrDefault(c => c.Aliases.Append(c.Header).Any(name => CharacterWidth.SearchKey(name) == CharacterWidth.SearchKey(h)))))
            .Where(p => p.Column is not null).Select(p => (p.place, p.Column!)).DistinctBy(p => p.Item2).ToList();
        var read = staged.Skip(1).Select(ImportStore.RowOf).Where(row => places.Exists(p => !row[p.Item1].IsEmpty)).Select(row => (Number: CharacterWidth.Narrow(row[number].Text).ToUpperInvariant(), Row: row)).ToList();
        var faults = read.Where(r => !known(r.Number)).Select(r => new PartFault(table, r.Row.Number, SystemSheet.Number.Header, new SheetFault("PartOfNoSystem", SheetValues.Short(r.Number)))).ToList();
        return new SystemPartSheet(table, places, read.Where(r => known(r.Number)).ToLookup(r => r.Number, r => r.Row, StringComparer.Ordinal), faults);
    }

    public bool Has(string number) => rows.Contains(number);

    /// <param name="system">Loaded with the part.</param>
    public PartReading Read(InformationSystem system, LedgerCells cells)
    {
        var before = new SystemRowsInput();
        Table.Show(system, before);
        var (had, input) = (Table.Posted(before).Cast<PartRow>().ToList(), new SystemRowsInput { Version = system.Version });
        var faults = new List<PartFault>();
        var given = rows[system.Code].ToList();
        var changed = given.Count != had.Count;
        for (var n = 0; n < given.Count; n++)
        {
            var known = n < had.Count ? had[n] : null;
            var row = known is null ? Table.NewRow() : known with { };
            foreach (var (place, column) in places)
            {
                if (cells.Take(column, given[n][place], row, known, system.Code) is { } fault)
                {
                    faults.Add(new PartFault(Table, given[n].Number, column.Header, fault));
                }
            }
            changed |= known is null || Table.Columns.Any(c => !c.IsSame(known, row));
            Table.Posted(input).Add(row);
        }
        if (changed)
        {
            faults.AddRange(Whole(input, before, given, cells).Where(f => !faults.Exists(k => k.Row == f.Row && k.Column == f.Column)).ToList());
        }
        return new PartReading(input, changed, faults);
    }

    // The validator names a fault by its place: Servers[2].Count.
    private IEnumerable<PartFault> Whole(SystemRowsInput input, SystemRowsInput before, List<SheetRow> given, LedgerCells cells)
    {
        foreach (var error in new SystemRowsValidator(Table, cells.Words.Codes, cells.Words.Day, before).Validate(input).Errors)
        {
            var (open, close) = (error.PropertyName.IndexOf('[', StringComparison.Ordinal), error.PropertyName.IndexOf(']', StringComparison.Ordinal));
            var at = int.Parse(error.PropertyName.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture);
            var column = Table.Columns.First(c => c.Name == error.PropertyName[(close + 2)..]);
            yield return new PartFault(Table, given[at].Number, column.Header, SystemRowReader.FaultOf(error));
        }
    }
}

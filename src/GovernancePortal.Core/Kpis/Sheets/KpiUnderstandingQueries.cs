using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>A KPI row of a file as the portal reads it.</summary>
/// <param name="AggregationRead">集計 was read from name and notation, for the row does not say it.</param>
/// <param name="DirectionRead">方向 likewise.</param>
public sealed record UnderstoodRow(int Row, string Plan, string Code, KpiHead Head, IReadOnlyDictionary<FiscalYear, TargetReading> Targets, IReadOnlyList<RowNote> Notes, bool AggregationRead, bool DirectionRead);

/// <summary>What the preview of a file shows beside its faults.</summary>
/// <param name="Targets">Cells of years by what they were read as.</param>
public sealed record Understanding(IReadOnlyList<FiscalYear> Years, IReadOnlyList<UnderstoodRow> Rows, int Activities, IReadOnlyDictionary<TargetKind, int> Targets)
{
    public int Notes => Rows.Sum(r => r.Notes.Count);
}

/// <summary>Reads the rows of a file that waits for confirmation, without writing any. Rows with faults are left out: the list of faults has them.</summary>
public sealed class KpiUnderstandingQueries(ImportStore store)
{
    public const int MostRows = 400;

    /// <summary>Null once the run is applied: its rows are gone.</summary>
    public async Task<Understanding?> OfAsync(ImportRun run, CancellationToken ct = default)
    {
        if (run.State is not (ImportState.Previewed or ImportState.Failed) || run.Mapping.Count == 0)
        {
            return null;
        }
        var layout = new TableLayout(KpiSheet.All, run.Headings, run.Mapping);
        var years = KpiSheet.YearsOf(layout);
        var rows = new List<UnderstoodRow>();
        var kinds = new Dictionary<TargetKind, int>();
        var activities = 0;
        await foreach (var chunk in store.RowsAsync(run.Id).WithCancellation(ct))
        {
            foreach (var row in chunk.Select(ImportStore.RowOf))
            {
                var faults = new List<(TableColumn, Platform.Sheets.SheetFault)>();
                var input = KpiRowInput.Read(layout, years, row, faults);
                if (faults.Count > 0)
                {
                    continue;
                }
                if (input.Kpi is null)
                {
                    activities++;
                    continue;
                }
                var (head, targets) = KpiRow.Read(input.Over(null, layout));
                foreach (var target in targets.Values)
                {
                    kinds[target.Kind] = kinds.GetValueOrDefault(target.Kind) + 1;
                }
                if (rows.Count < MostRows)
                {
                    rows.Add(new UnderstoodRow(row.Number, input.Plan!, input.Code!, head, targets, KpiRow.Notes(head, targets), input.Aggregation is null, input.Direction is null));
                }
            }
        }
        return new Understanding(years, rows, activities, kinds);
    }
}

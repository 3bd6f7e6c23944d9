using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>One row of the wide sheet as it was typed. A column that the file lacks says nothing; an empty cell says: none.</summary>
internal sealed class KpiRowInput
{
    public string? Plan { get; private set; }
    public string? Objective { get; private set; }
    public string? Code { get; private set; }
    public string? Initiative { get; private set; }
    public string? Kpi { get; private set; }
    public string? Unit { get; private set; }
    public KpiAggregation? Aggregation { get; private set; }
    public KpiDirection? Direction { get; private set; }
    public string? Baseline { get; private set; }
    /// <summary>Of every year that the file has a column for; null where the cell is empty.</summary>
    public Dictionary<FiscalYear, string?> Cells { get; } = [];

    public static KpiRowInput Read(TableLayout layout, IReadOnlyList<FiscalYear> years, SheetRow row, List<(TableColumn, SheetFault)> faults)
    {
        var input = new KpiRowInput();
        layout.Put(row, KpiSheet.Plan, cell => SheetValues.Text(cell, KpiPlan.NameLength), v => input.Plan = v, faults);
        layout.Put(row, KpiSheet.Objective, cell => SheetValues.Text(cell, KpiObjective.NameLength), v => input.Objective = v, faults);
        layout.Put(row, KpiSheet.Code, cell => SheetValues.Text(cell, KpiInitiative.CodeLength), v => input.Code = v, faults);
        layout.Put(row, KpiSheet.Initiative, cell => SheetValues.Text(cell, KpiInitiative.NameLength), v => input.Initiative = v, faults);
        layout.Put(row, KpiSheet.Kpi, cell => SheetValues.Text(cell, Plans.Kpi.NameLength), v => input.Kpi = v, faults);
        layout.Put(row, KpiSheet.Unit, cell => SheetValues.Text(cell, Plans.Kpi.UnitLength), v => input.Unit = v, faults);
        layout.Put(row, KpiSheet.Aggregation, KpiSheet.ReadAggregation, v => input.Aggregation = v, faults);
        layout.Put(row, KpiSheet.Direction, KpiSheet.ReadDirection, v => input.Direction = v, faults);
        layout.Put(row, KpiSheet.Baseline, cell => KpiSheet.Raw(cell, Plans.Kpi.RawLength), v => input.Baseline = v, faults);
        var most = input.Kpi is null ? KpiActivity.CellLength : Plans.Kpi.RawLength;
        foreach (var year in years)
        {
            layout.Put(row, KpiSheet.ColumnOf(year), cell => KpiSheet.Raw(cell, most), v => input.Cells[year] = v, faults);
        }
        foreach (var (column, missing) in new[] { (KpiSheet.Plan, input.Plan is null), (KpiSheet.Code, input.Code is null) })
        {
            if (missing && faults.TrueForAll(f => f.Item1 != column))
            {
                faults.Add((column, new SheetFault("Missing")));
            }
        }
        return input;
    }

    /// <summary>The KPI as it would stand: the row's cells over what is known of it.</summary>
    public KpiInput Over(Plans.Kpi? known, TableLayout layout)
    {
        var targets = known?.Targets.ToDictionary(t => t.Year, t => (string?)t.Raw) ?? [];
        foreach (var (year, raw) in Cells)
        {
            targets[year] = raw;
        }
        return new KpiInput
        {
            Name = Kpi, Unit = layout.Has(KpiSheet.Unit) ? Unit : known?.Unit, Aggregation = layout.Has(KpiSheet.Aggregation) ? Aggregation : known?.Aggregation, Direction = layout.Has(KpiSheet.Direction) ? Direction : known?.Direction,
            Baseline = layout.Has(KpiSheet.Baseline) ? Baseline : known?.BaselineRaw, Rhythm = known?.Rhythm ?? KpiRhythm.Yearly, FigureKey = known?.FigureKey, OwnerSectionId = known?.OwnerSectionId,
            Targets = [.. targets.Select(t => new YearCell { Year = t.Key.Year, Raw = t.Value })],
        };
    }

    /// <summary>The cells of an activity row as they would stand.</summary>
    public Dictionary<int, string> Over(KpiActivity? known)
    {
        var cells = known?.Cells.ToDictionary(c => c.Key, c => c.Value) ?? [];
        foreach (var (year, raw) in Cells)
        {
            if (raw is null)
            {
                cells.Remove(year.Year);
            }
            else
            {
                cells[year.Year] = raw;
            }
        }
        return cells;
    }
}

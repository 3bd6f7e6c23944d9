using System.Globalization;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>
/// The wide sheet of plans (docs/kpi-sheet.md): a row a KPI or, with no KPI, a row of what is done; a column a fiscal year.
/// Years are read in any era or Western form and written as 2021年度.
/// </summary>
public static class KpiSheet
{
    public const string Name = "KPI";
    public const string ListSheet = "選択肢";

    public static readonly TableColumn Plan = new("計画", "計画名") { Needed = true };
    public static readonly TableColumn Objective = new("目的", "目的名", "目標（目的）");
    public static readonly TableColumn Code = new("施策コード", "施策番号") { Needed = true };
    public static readonly TableColumn Initiative = new("施策名", "施策");
    public static readonly TableColumn Kpi = new("KPI名", "KPI", "指標名", "指標");
    public static readonly TableColumn Unit = new("単位");
    public static readonly TableColumn Aggregation = new("集計", "集計方法");
    public static readonly TableColumn Direction = new("方向");
    public static readonly TableColumn Baseline = new("現状値", "現状", "基準値");

    public static IReadOnlyList<TableColumn> Fixed { get; } = [Plan, Objective, Code, Initiative, Kpi, Unit, Aggregation, Direction, Baseline];

    private static readonly IReadOnlyDictionary<int, TableColumn> Years = Enumerable.Range(FiscalYear.EarliestYear, FiscalYear.LatestYear - FiscalYear.EarliestYear + 1).ToDictionary(y => y, y => new TableColumn(HeaderOf(new FiscalYear(y))));

    public static IReadOnlyList<TableColumn> All { get; } = [.. Fixed, .. Years.Values];

    public static TableColumn ColumnOf(FiscalYear year) => Years[year.Year];

    /// <summary>2021年度.</summary>
    public static string HeaderOf(FiscalYear year) => string.Create(CultureInfo.InvariantCulture, $"{year.Year}年度");

    /// <summary>2019年度, 令和3年度, R3, Ｒ３年度, also with 目標 or 目標値 behind it; null for what is no fiscal year.</summary>
    public static FiscalYear? YearOf(string heading)
    {
        var text = CharacterWidth.Narrow(heading);
        foreach (var word in new[] { "目標値", "目標" })
        {
            text = text.EndsWith(word, StringComparison.Ordinal) ? text[..^word.Length].TrimEnd() : text;
        }
        // 2021年度(令和3年度): the two must agree.
        if (text.IndexOf('(', StringComparison.Ordinal) is var at and > 0 && text.EndsWith(')') && FiscalYear.TryParse(text[..at], out var head))
        {
            return FiscalYear.TryParse(text[(at + 1)..^1], out var inner) && inner != head ? null : head;
        }
        return FiscalYear.TryParse(text, out var year) ? year : null;
    }

    /// <summary>The fiscal years that the file has a column for.</summary>
    public static IReadOnlyList<FiscalYear> YearsOf(TableLayout layout) => [.. Years.Where(y => layout.Has(y.Value)).Select(y => new FiscalYear(y.Key)).Order()];

    public static string Word(KpiAggregation aggregation) => AggregationWords.First(w => w.Means == aggregation).Word;

    public static string Word(KpiDirection direction) => DirectionWords.First(w => w.Means == direction).Word;

    public static SheetValue<KpiAggregation?> ReadAggregation(SheetCell cell) => Choose<KpiAggregation>(cell, AggregationWords);

    public static SheetValue<KpiDirection?> ReadDirection(SheetCell cell) => Choose<KpiDirection>(cell, DirectionWords);

    // The first word of each is the one that is written.
    private static readonly (string Word, KpiAggregation Means)[] AggregationWords =
    [
        ("累計", KpiAggregation.Cumulative), ("年間", KpiAggregation.PerYear), ("時点", KpiAggregation.Point), ("平均", KpiAggregation.Average), ("累積", KpiAggregation.Cumulative), ("年度", KpiAggregation.PerYear),
        ("単年", KpiAggregation.PerYear), ("単年度", KpiAggregation.PerYear), ("年度末", KpiAggregation.Point), ("現在", KpiAggregation.Point), ("cumulative", KpiAggregation.Cumulative), ("per year", KpiAggregation.PerYear),
        ("point", KpiAggregation.Point), ("average", KpiAggregation.Average),
    ];

    private static readonly (string Word, KpiDirection Means)[] DirectionWords =
    [
        ("増加", KpiDirection.Increase), ("減少", KpiDirection.Decrease), ("増", KpiDirection.Increase), ("減", KpiDirection.Decrease), ("向上", KpiDirection.Increase), ("削減", KpiDirection.Decrease), ("低減", KpiDirection.Decrease),
        ("increase", KpiDirection.Increase), ("decrease", KpiDirection.Decrease),
    ];

    private static SheetValue<T?> Choose<T>(SheetCell cell, (string Word, T Means)[] words) where T : struct, Enum
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.SearchKey(cell.Text);
        if (typed.Length == 0)
        {
            return default;
        }
        return Array.Find(words, w => w.Word == typed) is { Word: not null } found ? new SheetValue<T?>(found.Means) : SheetValues.NotOffered(cell, words.Take(Enum.GetValues<T>().Length).Select(w => w.Word));
    }

    /// <summary>A cell of a year as it was written; a percentage of a workbook as it is shown there. A day is no target: a spreadsheet made it of 5/14.</summary>
    public static SheetValue<string> Raw(SheetCell cell, int most) => cell.Kind switch
    {
        CellKind.Day => new SheetFault("KpiCellIsDay", cell.Text),
        CellKind.Percent when decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) => new SheetValue<string>((share * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%"),
        _ => SheetValues.Text(cell, most, lines: true),
    };
}

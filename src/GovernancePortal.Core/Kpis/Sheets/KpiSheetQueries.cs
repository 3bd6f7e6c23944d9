using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>A table as it is written to a file: headings, and rows of texts (or null for an empty cell).</summary>
public sealed record KpiTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>Plans written as sheets: the wide one as it was brought in, and one row for each KPI and fiscal year as it was understood.</summary>
public sealed class KpiSheetQueries(PortalDb db)
{
    public static readonly IReadOnlyList<string> TargetHeadings = ["計画", "施策コード", "KPI名", "年度", "種別", "比較", "値", "分子", "分母", "単位", "集計", "方向", "原文"];

    /// <summary>The wide sheet: raw texts as they were brought in, rows in the order of the file, plans in the order in which they came.</summary>
    /// <param name="planId">Null: all plans.</param>
    public async Task<KpiTable> WideAsync(Guid? planId, CancellationToken ct = default)
    {
        var (plans, initiatives, kpis) = await LoadAsync(planId, ct);
        var objectives = plans.SelectMany(p => p.Objectives).ToDictionary(o => o.Id, o => o.Name);
        FiscalYear[] years = plans.Count == 0 ? [] : [.. Enumerable.Range(plans.Min(p => p.FromYear.Year), plans.Max(p => p.ToYear.Year) - plans.Min(p => p.FromYear.Year) + 1).Select(y => new FiscalYear(y))];
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var plan in plans)
        {
            var own = initiatives.Where(i => i.PlanId == plan.Id).ToDictionary(i => i.Id);
            var lines = kpis.Where(k => k.PlanId == plan.Id).Select(k => (k.Position, Initiative: own[k.InitiativeId], Kpi: (Kpi?)k, Activity: (KpiActivity?)null))
                .Concat(own.Values.SelectMany(i => i.Activities.Select(a => (a.Position, Initiative: i, Kpi: (Kpi?)null, Activity: (KpiActivity?)a)))).OrderBy(l => l.Position);
            foreach (var (_, initiative, kpi, activity) in lines)
            {
                rows.Add([plan.Name, objectives[initiative.ObjectiveId], initiative.Code, initiative.Name, kpi?.Name, kpi?.Unit, kpi is null ? null : KpiSheet.Word(kpi.Aggregation), kpi is null ? null : KpiSheet.Word(kpi.Direction), kpi?.BaselineRaw,
                    .. years.Select(y => kpi is null ? activity!.Cell(y) : kpi.Target(y)?.Raw)]);
            }
        }
        return new KpiTable(KpiSheet.Name, [.. KpiSheet.Fixed.Select(c => c.Header), .. years.Select(KpiSheet.HeaderOf)], rows);
    }

    /// <summary>One row for each KPI and fiscal year with a target.</summary>
    public async Task<KpiTable> TargetsAsync(Guid? planId, CancellationToken ct = default)
    {
        var (plans, initiatives, kpis) = await LoadAsync(planId, ct);
        var names = plans.ToDictionary(p => p.Id, p => (p.Name, p.Position));
        var codes = initiatives.ToDictionary(i => i.Id, i => i.Code);
        var rows = from k in kpis.OrderBy(k => names[k.PlanId].Position).ThenBy(k => k.Position)
                   from t in k.Targets.OrderBy(t => t.Year)
                   select (IReadOnlyList<string?>)
                   [
                       names[k.PlanId].Name, codes[k.InitiativeId], k.Name, t.Year.Year.ToString(CultureInfo.InvariantCulture), WordOf(t.Kind), t.Comparison is { } c ? WordOf(c) : null, Plain(t.Value), Plain(t.Numerator), Plain(t.Denominator),
                       k.Unit, KpiSheet.Word(k.Aggregation), KpiSheet.Word(k.Direction), t.Raw,
                   ];
        return new KpiTable("KPI目標", TargetHeadings, [.. rows]);
    }

    /// <summary>As CSV: UTF-8 with BOM, or CP932, in which a character it does not have is refused (SheetNotInCp932) and never replaced.</summary>
    public static async Task WriteCsvAsync(KpiTable table, Stream target, bool cp932, CancellationToken ct = default)
    {
        Encoding encoding = cp932 ? SheetEncodings.Cp932 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        await using var text = new StreamWriter(target, encoding, bufferSize: 16 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var row in table.Rows.Prepend(table.Headings))
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Count; i++)
            {
                var cell = CsvExport.Guard(row[i] ?? "");
                if (cp932 && !SheetEncodings.Fits(cell))
                {
                    throw new RuleViolation("SheetNotInCp932", null, row[2] ?? "", table.Headings[i]);
                }
                csv.WriteField(cell);
            }
            await csv.NextRecordAsync();
        }
    }

    public static void WriteWorkbook(KpiTable table, Stream target)
    {
        using var book = new XlsxWriter(target, KpiSheet.ListSheet);
        var sheet = book.Sheet(table.Name, [.. table.Headings.Select(h => new SheetColumn(h, h is "計画" or "目的" or "施策名" or "KPI名" ? 30 : 14, Choices: Choices(table, h)))], guarded: false);
        foreach (var row in table.Rows)
        {
            sheet.Row([.. row]);
        }
    }

    private static string[]? Choices(KpiTable table, string heading) => table.Name != KpiSheet.Name ? null : heading switch
    {
        "集計" => [.. Enum.GetValues<KpiAggregation>().Select(KpiSheet.Word)],
        "方向" => [.. Enum.GetValues<KpiDirection>().Select(KpiSheet.Word)],
        _ => null,
    };

    private async Task<(List<KpiPlan> Plans, List<KpiInitiative> Initiatives, List<Kpi> Kpis)> LoadAsync(Guid? planId, CancellationToken ct)
    {
        var plans = await db.Set<KpiPlan>().AsNoTracking().Include(p => p.Objectives).Where(p => planId == null || p.Id == planId).OrderBy(p => p.Position).ToListAsync(ct);
        var initiatives = await db.Set<KpiInitiative>().AsNoTracking().Include(i => i.Activities).Where(i => planId == null || i.PlanId == planId).ToListAsync(ct);
        var kpis = await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).Where(k => planId == null || k.PlanId == planId).ToListAsync(ct);
        return (plans, initiatives, kpis);
    }

    private static string WordOf(TargetKind kind) => kind switch
    {
        TargetKind.Number => "number",
        TargetKind.Percent => "percent",
        TargetKind.Fraction => "fraction",
        TargetKind.Reduction => "reduction",
        TargetKind.Text => "text",
        TargetKind.Pending => "pending",
        TargetKind.None => "none",
    };

    private static string WordOf(TargetComparison comparison) => comparison switch
    {
        TargetComparison.Ge => "ge",
        TargetComparison.Le => "le",
        TargetComparison.Eq => "eq",
        TargetComparison.Approx => "approx",
    };

    private static string? Plain(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);
}

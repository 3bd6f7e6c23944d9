using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>
/// A published plan whole (facts): 25 KPIs and the activity rows of 24 measures as files, with the three measures that have
/// no KPI (4.4.1 with a schedule, 5.1.1 and 5.1.2 with neither), made into the wide sheet.
/// </summary>
internal static class NaraPlan
{
    public const string Name = "奈良県第三次情報システム最適化計画";
    private const string Cost = "コスト適正化";

    public static readonly IReadOnlyList<int> Years = [2019, 2020, 2021, 2022, 2023];
    private static readonly string[] YearHeadings = ["2019年度", "令和２年度", "R3", "Ｒ４年度", "令和5年度"];

    private static readonly (string Code, string Objective, string Name)[] WithoutKpi =
    [
        ("4.4.1", "ITガバナンスの強化", "行政文書管理"), ("5.1.1", Cost, "ハードウェア統合基盤移行時のスケジュール調整によるコスト抑制"), ("5.1.2", Cost, "運用SE(常駐)の適正配置"),
    ];

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Kpis { get; } = Read("nara-kpi.csv");
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Activities { get; } = Read("nara-actions.csv");

    /// <summary>計画, 目的, 施策コード, 施策名, KPI名, 単位 and the years; the activity rows of a measure before its KPIs.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows { get; } = [.. Make()];

    public static IReadOnlyList<string> Headings { get; } = ["計画", "目的", "施策コード", "施策名", "KPI名", "単位", .. YearHeadings];

    public static byte[] Csv(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Concat(Rows.Prepend(Headings).Select(row => string.Join(',', row.Select(Quoted)) + "\r\n")))];

    private static IEnumerable<IReadOnlyList<string>> Make()
    {
        var measures = Kpis.Select(k => (Code: k["measure_code"], Objective: k["objective"], Name: k["measure_name"])).Distinct().Concat(WithoutKpi);
        foreach (var (code, objective, name) in measures)
        {
            IReadOnlyList<string> Row(string kpi, string unit, IEnumerable<string> cells) => [Name, objective, code, name, kpi, unit, .. cells];
            var rows = Activities.Where(a => a["measure_code"] == code).Select(a => Row("", "", Years.Select(y => a[$"fy{y}"])))
                .Concat(Kpis.Where(k => k["measure_code"] == code).Select(k => Row(k["kpi_name"], k["unit"], Years.Select(y => k[$"raw_fy{y}"])))).ToList();
            foreach (var row in rows.Count > 0 ? rows : [Row("", "", Years.Select(_ => ""))])
            {
                yield return row;
            }
        }
    }

    private static string Quoted(string cell) => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static List<IReadOnlyDictionary<string, string>> Read(string file)
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(Snapshot.Root, "tests", "GovernancePortal.Tests", "Kpis", "Data", file)), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var headings = csv.HeaderRecord!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(headings.ToDictionary(h => h, h => csv.GetField(h) ?? ""));
        }
        return rows;
    }
}

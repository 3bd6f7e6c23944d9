using System.Globalization;
using System.Text;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>The wide sheet in and out (docs/kpi-sheet.md), with a published plan whole.</summary>
public sealed class KpiSheetTests : KpiScene
{
    [Fact, Trait("Rule", "R204")]
    public async Task A_published_plan_whole_is_brought_in_and_comes_back_equal()
    {
        var run = await BringAsync(NaraPlan.Csv(Encoding.UTF8));
        Assert.Equal((NaraPlan.Rows.Count, 0, 0), (run.Created, run.Updated, run.Failed));
        var view = await PlanAsync(NaraPlan.Name);
        Assert.Equal((5, 27, 25), (view.Objectives.Count, view.Initiatives.Count(), view.Kpis.Count()));
        Assert.Equal((2019, 2023), (view.Plan.FromYear.Year, view.Plan.ToYear.Year));
        Assert.Equal(["4.4.1", "5.1.1", "5.1.2"], view.Initiatives.Where(i => !view.HasKpi(i)).Select(i => i.Code));

        var table = await UseAsync<KpiSheetQueries, KpiTable>(q => q.WideAsync(view.Plan.Id));
        Assert.Equal(["計画", "目的", "施策コード", "施策名", "KPI名", "単位", "集計", "方向", "現状値", "2019年度", "2020年度", "2021年度", "2022年度", "2023年度"], table.Headings);
        Assert.Equal(NaraPlan.Rows, table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Take(6).Concat(r.Skip(9)).Select(c => c ?? "")]));
    }

    [Fact]
    public async Task Every_target_of_the_published_plan_is_understood_as_its_readers_understood_it()
    {
        await BringAsync(NaraPlan.Csv(Encoding.UTF8));
        var table = await UseAsync<KpiSheetQueries, KpiTable>(q => q.TargetsAsync(null));
        Assert.Equal(["計画", "施策コード", "KPI名", "年度", "種別", "比較", "値", "分子", "分母", "単位", "集計", "方向", "原文"], table.Headings);
        var rows = table.Rows.ToDictionary(r => (r[1]!, r[2]!, r[3]!));
        Assert.Equal(25 * 5, rows.Count);
        foreach (var kpi in NaraPlan.Kpis)
        {
            foreach (var year in NaraPlan.Years)
            {
                var (raw, value) = (kpi[$"raw_fy{year}"], kpi[$"fy{year}"]);
                var row = rows[(kpi["measure_code"], kpi["kpi_name"], year.ToString(CultureInfo.InvariantCulture))];
                var kind = value.Length == 0 ? "none" : kpi["kind"];
                var comparison = kind != "none" && kpi["comparison_basis"] == "printed" ? kpi["comparison"] : null;
                Assert.Equal((NaraPlan.Name, kind, comparison, value.Length == 0 ? null : value, (string?)null, (string?)null), (row[0], row[4], row[5], row[6], row[7], row[8]));
                Assert.Equal((kpi["unit"], Aggregation(kpi), kpi["comparison"] == "le" ? "減少" : "増加", raw), (row[9] ?? "", row[10], row[11], row[12]));
            }
        }
    }

    // Attendance and sessions start anew each year, whatever the column of the file says.
    private static string Aggregation(IReadOnlyDictionary<string, string> kpi) => kpi["aggregation"] switch
    {
        "cumulative" => "累計",
        "average" => "平均",
        _ => kpi["kpi_name"].Contains("参加人数", StringComparison.Ordinal) || kpi["kpi_name"].Contains("(年間)", StringComparison.Ordinal) ? "年間" : "時点",
    };

    [Theory]
    [InlineData(".xlsx"), InlineData(".csv"), InlineData(".csv", "--encoding", "cp932")]
    public async Task The_verbs_bring_a_sheet_in_and_back_and_a_second_time_nothing_changes(string ending, params string[] options)
    {
        var (source, target, targets) = (Place(".csv"), Place(ending), Place(".csv"));
        try
        {
            await File.WriteAllBytesAsync(source, NaraPlan.Csv(Utf8));
            var (exit, output) = await VerbAsync("import", "kpis", source, "--dry-run");
            Assert.Equal((0, NaraPlan.Rows.Count), (exit, output.GetProperty("created").GetInt32()));
            Assert.Null(await UseAsync<KpiPlanQueries, Guid?>(q => q.IdOfAsync(NaraPlan.Name)));
            (exit, output) = await VerbAsync("import", "kpis", source);
            Assert.Equal((0, NaraPlan.Rows.Count, 0), (exit, output.GetProperty("created").GetInt32(), output.GetProperty("failed").GetArrayLength()));

            (exit, output) = await VerbAsync(["export", "kpis", target, "--plan", NaraPlan.Name, .. options]);
            if (options.Length > 0)
            {
                // The plan prints a dash that CP932 does not have: refused, never replaced.
                Assert.Equal((1, false), (exit, File.Exists(target)));
                return;
            }
            Assert.Equal((0, NaraPlan.Rows.Count), (exit, output.GetProperty("rows").GetInt32()));
            (exit, output) = await VerbAsync("import", "kpis", target);
            Assert.Equal((0, 0, 0, NaraPlan.Rows.Count), (exit, output.GetProperty("created").GetInt32(), output.GetProperty("updated").GetInt32(), output.GetProperty("unchanged").GetInt32()));
            (exit, output) = await VerbAsync("export", "kpi-targets", targets);
            Assert.Equal((0, true), (exit, output.GetProperty("rows").GetInt32() >= 125));
            Assert.Equal("計画,施策コード,KPI名,年度,種別,比較,値,分子,分母,単位,集計,方向,原文", (await File.ReadAllLinesAsync(targets))[0]);
        }
        finally
        {
            new[] { source, target, targets }.ToList().ForEach(File.Delete);
        }
    }

    [Fact]
    public async Task Encodings_and_workbooks_say_the_same()
    {
        string[] lines = ["計画,目的,施策コード,施策名,KPI名,単位,令和6年度,R7", "甲,守る,1.1,備える,備蓄,個,約1万個,→", "甲,守る,1.1,備える,,,集める,→"];
        foreach (var (file, name) in new (byte[] File, string Name)[] { (Utf8.GetBytes(string.Join('\n', lines)), "甲"), ([.. Encoding.UTF8.GetPreamble(), .. Csv([.. lines.Select(l => l.Replace("甲", "乙", StringComparison.Ordinal))])], "乙"),
            (Cp932.GetBytes(string.Join("\r\n", lines).Replace("甲", "丙", StringComparison.Ordinal)), "丙"), (Platform.Sheets.Workbooks.OfTexts(lines.Select(l => (IReadOnlyList<string>)l.Replace("甲", "丁", StringComparison.Ordinal).Split(','))), "丁") })
        {
            await BringAsync(file);
            var kpi = Assert.Single((await PlanAsync(name)).Kpis);
            Assert.Equal([(2024, "約1万個", 10_000m, false), (2025, "→", 10_000m, true)], kpi.Targets.OrderBy(t => t.Year).Select(t => (t.Year.Year, t.Raw, t.Value!.Value, t.Continues)));
            Assert.All(kpi.Targets, t => Assert.Equal(TargetComparison.Approx, t.Comparison));
        }
    }

    [Fact]
    public async Task Columns_may_be_absent_and_an_unclear_present_state_fails_no_row()
    {
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,現状値,2026年度", "乙,守る,1,備える,備蓄,さっぱり分からない,50%", "乙,守る,1,備える,訓練の参加人数,12人,20人"));
        var kpi = await KpiAsync("備蓄");
        Assert.Equal(("さっぱり分からない", (decimal?)null, KpiAggregation.Point, KpiDirection.Increase), (kpi.BaselineRaw, kpi.Baseline, kpi.Aggregation, kpi.Direction));
        kpi = await KpiAsync("訓練の参加人数");
        Assert.Equal((12m, KpiAggregation.PerYear), (kpi.Baseline!.Value, kpi.Aggregation));
        // What the file has no column for stays as somebody set it; what it says changes.
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<KpiPartService>(s => s.EditKpiAsync(kpi.Id, KpiInput.Of(kpi, [new FiscalYear(2026)]) with { Unit = "人", Aggregation = KpiAggregation.Cumulative }, reviewer));
        var run = await BringAsync(Csv("計画,施策コード,KPI名,R8,R9", "乙,1,訓練の参加人数,25人,30人"));
        Assert.Equal((0, 1), (run.Created, run.Updated));
        kpi = await KpiAsync("訓練の参加人数");
        Assert.Equal(("人", KpiAggregation.Cumulative, "12人", "25人", "30人"), (kpi.Unit, kpi.Aggregation, kpi.BaselineRaw, kpi.Target(new FiscalYear(2026))!.Raw, kpi.Target(new FiscalYear(2027))!.Raw));
        Assert.Equal(2027, (await PlanAsync("乙")).Plan.ToYear.Year);
    }

    /// <summary>Projects of a three-year plan: the state of R2 beside the targets of R3 to R5, written in every way.</summary>
    [Fact, Trait("Rule", "R296"), Trait("Rule", "R005"), Trait("Rule", "R293"), Trait("Rule", "R315"), Trait("Rule", "R316")]
    public async Task Projects_state_their_present_and_a_target_for_each_year_as_counts_fractions_reductions_or_words()
    {
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,単位,現状値,R3,R4,R5",
            "行動計画,行政,H1,手続のオンライン化,オンライン化した手続,手続,30/109,42/109(39％),83/109(76％),109/109(100％)", "行動計画,行政,H8,紙の削減,本庁のコピー利用枚数,枚,\"1,552万枚\",▲70％,▲90％,▲90％",
            "行動計画,行政,H9,業務改善,デジタル技術を使った業務改善数,件,9件,10件程度,10件程度,10件程度", "行動計画,県民,H3,問い合わせ,チャットボット,,,―,AIチャットボット導入,サポート体制拡充", "行動計画,県民,H5,オープンデータ,公開するデータ,,,国推奨基本データ,→,ニーズに応じて公開",
            "行動計画,基盤,H7,人材,情報人材,人,,研究会の検討結果を踏まえて設定,〃,〃"));
        var view = await PlanAsync("行動計画");
        Assert.Equal((2021, 2023), (view.Plan.FromYear.Year, view.Plan.ToYear.Year));
        TargetKind[] Kinds(string name) => [.. view.Kpis.Single(k => k.Name == name).Targets.OrderBy(t => t.Year).Select(t => t.Kind)];
        Assert.Equal([TargetKind.Fraction, TargetKind.Fraction, TargetKind.Fraction], Kinds("オンライン化した手続"));
        Assert.Equal([TargetKind.None, TargetKind.Text, TargetKind.Text], Kinds("チャットボット"));
        Assert.Equal([TargetKind.Pending, TargetKind.Pending, TargetKind.Pending], Kinds("情報人材"));
        var copies = await KpiAsync("本庁のコピー利用枚数");
        Assert.Equal((15_520_000m, KpiDirection.Decrease), (copies.Baseline!.Value, copies.Direction));
        Assert.Equal([70m, 90m, 90m], copies.Targets.OrderBy(t => t.Year).Select(t => t.Value!.Value));
        var improved = await KpiAsync("デジタル技術を使った業務改善数");
        Assert.Equal(9m, improved.Baseline);
        Assert.All(improved.Targets, t => Assert.Equal((10m, TargetComparison.Approx), (t.Value!.Value, t.Comparison!.Value)));
        Assert.Equal(["国推奨基本データ", "国推奨基本データ", "ニーズに応じて公開"], (await KpiAsync("公開するデータ")).Targets.OrderBy(t => t.Year).Select(t => t.Text));
    }

    [Fact]
    public async Task An_empty_cell_takes_the_target_away_and_rows_keep_the_order_of_the_file()
    {
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,R8", "丙,守る,1,備える,い,1", "丙,守る,1,備える,ろ,2", "丙,開く,2,見せる,は,3", "丙,守る,1,備える,に,4"));
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,R8", "丙,開く,2,見せる,は,", "丙,守る,1,備える,に,4", "丙,守る,1,備える,い,1"));
        Assert.Empty((await KpiAsync("は")).Targets);
        var table = await UseAsync<KpiSheetQueries, KpiTable>(async q => await q.WideAsync((await PlanAsync("丙")).Plan.Id));
        // ろ stood behind い and goes with it.
        Assert.Equal(["は", "に", "い", "ろ"], table.Rows.Select(r => r[4]));
    }

    [Fact]
    public async Task Faults_name_row_and_column_and_nothing_is_written()
    {
        var (run, faults) = await LookAsync(Csv("計画,目的,施策コード,施策名,KPI名,集計,方向,R8", "丁,守る,1,備える,い,ときどき,増加,1", "丁,守る,1,別の名,ろ,,,2", "丁,守る,1,備える,い,,,3", ",守る,2,備える,は,,,4", "丁,,3,備える,に,,横ばい,5", "丁,守る,1,備える,ほ,,,=1+1"));
        Assert.Equal(["2 集計 CodeUnknown", "3 施策名 KpiInitiativeDiffers", "4 KPI名 RowTwice", "5 計画 Missing", "6 方向 CodeUnknown", "6 目的 Missing", "7 R8 Formula"], faults.Select(f => $"{f.Row} {f.Column} {f.Code}").OrderBy(x => x, StringComparer.Ordinal).OrderBy(x => x[0]));
        Assert.Equal((6, 0), (run.Failed, run.Created));
        Assert.Null(await UseAsync<KpiPlanQueries, Guid?>(q => q.IdOfAsync("丁")));
    }

    [Fact]
    public async Task A_plan_in_force_takes_changes_only_while_a_revision_is_open()
    {
        var plan = (await AdoptedAsync()).Plan;
        string[] sheet = ["計画,目的,施策コード,施策名,KPI名,R8", "試験計画,守る,1.1,備える,備えた数(累計),20件", "試験計画,広げる,2.1,開く,公開率,60%以上"];
        var (run, faults) = await LookAsync(Csv(sheet));
        Assert.Equal(["KpiPlanClosed"], faults.Select(f => f.Code));
        Assert.Equal(1, run.Unchanged);
        await UseAsync<KpiPlanService>(async s => await s.ReviseAsync(plan.Id, new RevisionInput { Reason = "増やす", Version = plan.Version }, await ActorAsync("policyhead")));
        Assert.Equal(1, (await BringAsync(Csv(sheet))).Updated);
        Assert.Equal(2, (await LookAsync(Csv(sheet))).Run.Unchanged);
    }

    [Fact]
    public async Task The_preview_says_what_was_understood_and_what_to_look_at()
    {
        var (run, faults) = await LookAsync(Csv("計画,目的,施策コード,施策名,KPI名,単位,現状値,R8,R9", "戊,守る,1,備える,備蓄,個,不明瞭,5個,10個を導入", "戊,守る,1,備える,,,,集める,→"));
        Assert.Empty(faults);
        var seen = await UseAsync<KpiUnderstandingQueries, Understanding?>(q => q.OfAsync(run));
        var row = Assert.Single(seen!.Rows);
        Assert.Equal((1, 2, true, true), (seen.Activities, seen.Notes, row.AggregationRead, row.DirectionRead));
        Assert.Equal([TargetKind.Number, TargetKind.Text], row.Targets.Values.Select(t => t.Kind));
    }

    [Fact]
    public void A_percentage_of_a_workbook_is_taken_as_it_is_shown_and_a_day_is_no_fraction()
    {
        Assert.Equal("45.5%", KpiSheet.Raw(new SheetCell("0.455", CellKind.Percent), Kpi.RawLength).Value);
        Assert.Equal("2300", KpiSheet.Raw(new SheetCell("2300", CellKind.Number), Kpi.RawLength).Value);
        Assert.Equal("KpiCellIsDay", KpiSheet.Raw(new SheetCell("2026-05-14", CellKind.Day), Kpi.RawLength).Fault!.Code);
    }

    [Theory]
    [InlineData("2019年度", 2019), InlineData("令和3年度", 2021), InlineData("令和元年度", 2019), InlineData("R3", 2021), InlineData("Ｒ３年度", 2021), InlineData("R3年度目標", 2021), InlineData("H31", 2019), InlineData("2026", 2026), InlineData("令和8年度（2026）", 2026), InlineData("2021年度（令和3年度）", 2021), InlineData("2021年度（令和4年度）", null), InlineData("備考", null)]
    public void Years_are_read_in_any_form(string heading, int? year) => Assert.Equal(year, KpiSheet.YearOf(heading)?.Year);
}

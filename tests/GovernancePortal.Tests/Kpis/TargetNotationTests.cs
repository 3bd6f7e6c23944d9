using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Time;
using Xunit;
using static GovernancePortal.Core.Kpis.Notation.TargetKind;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Every notation of the founding documents, and what people type instead.</summary>
public sealed class TargetNotationTests
{
    private static TargetComparison? Unsaid => null;

    public static TheoryData<string, string?, TargetKind, string?, TargetComparison?> Measured => new()
    {
        { "50%", null, Percent, "50", Unsaid },
        { "40%以上", null, Percent, "40", TargetComparison.Ge },
        { "９０％ 以上", null, Percent, "90", TargetComparison.Ge },
        { "8割以上", null, Percent, "80", TargetComparison.Ge },
        { "50", "%", Percent, "50", Unsaid },
        { "99.5％", null, Percent, "99.5", Unsaid },
        { "705", null, Number, "705", Unsaid },
        { "2,300 時間", "時間", Number, "2300", Unsaid },
        { "２，３００　時間", "時間", Number, "2300", Unsaid },
        { "100 セット", "セット", Number, "100", Unsaid },
        { "50台以上", "台", Number, "50", TargetComparison.Ge },
        { "3件以下", "件", Number, "3", TargetComparison.Le },
        { "10件程度", "件", Number, "10", TargetComparison.Approx },
        { "約10件", "件", Number, "10", TargetComparison.Approx },
        { "概ね30人", null, Number, "30", TargetComparison.Approx },
        { "≧90%", null, Percent, "90", TargetComparison.Ge },
        { "ちょうど5件", null, Number, "5", TargetComparison.Eq },
        { "累計50件", "件", Number, "50", Unsaid },
        { "50件（累計）", "件", Number, "50", Unsaid },
        { "年間1,000人", "人", Number, "1000", Unsaid },
        { "1,000人／年", "人", Number, "1000", Unsaid },
        { "平均20日", "日", Number, "20", Unsaid },
        { "1,552万枚", "枚", Number, "15520000", Unsaid },
        { "1,552万枚", "万枚", Number, "1552", Unsaid },
        { "1,552 万枚", null, Number, "15520000", Unsaid },
        { "1億2,000万円", "円", Number, "120000000", Unsaid },
        { "約43百万円（2023年度まで）", "円", Number, "43000000", TargetComparison.Approx },
        { "3千万円", "円", Number, "30000000", Unsaid },
        { "令和5年度末までに100件", "件", Number, "100", Unsaid },
        { "R3:50件", "件", Number, "50", Unsaid },
        { "0件", "件", Number, "0", Unsaid },
        { "ゼロ", "件", Number, "0", Unsaid },
        { "▲70％", null, Reduction, "70", Unsaid },
        { "△70%", null, Reduction, "70", Unsaid },
        { "-70%", null, Reduction, "70", Unsaid },
        { "−70%", null, Reduction, "70", Unsaid },
        { "70%削減", null, Reduction, "70", Unsaid },
        { "▲3割", null, Reduction, "30", Unsaid },
        { "R2比▲70％以上", null, Reduction, "70", TargetComparison.Ge },
        { "前年度比△10%", null, Reduction, "10", Unsaid },
        { "▲5件", "件", Number, "-5", Unsaid },
        { "△ 5", "件", Number, "-5", Unsaid },
        { "5か所", null, Number, "5", Unsaid },
        { "100%を維持", null, Percent, "100", Unsaid },
    };

    [Theory, MemberData(nameof(Measured))]
    public void A_measured_target_is_read_from_its_cell(string cell, string? unit, TargetKind kind, string? value, TargetComparison? comparison)
    {
        var read = TargetNotation.Read(cell, unit)!;
        Assert.Equal((cell.Trim(), kind, value, comparison), (read.Raw, read.Kind, read.Value?.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture), read.Comparison));
        Assert.Null(read.Numerator);
        Assert.Null(read.Text);
    }

    [Theory]
    [InlineData("42/109(39 %)", 42, 109), InlineData("42／109（39％）", 42, 109), InlineData("5/14", 5, 14), InlineData("14/14窓口", 14, 14), InlineData("17市町村中11市町村", 11, 17), InlineData("109件中42件", 42, 109)]
    public void A_fraction_keeps_both_numbers_and_has_no_value(string cell, int numerator, int denominator)
    {
        var read = TargetNotation.Read(cell)!;
        Assert.Equal((Fraction, (decimal?)numerator, (decimal?)denominator, (decimal?)null), (read.Kind, read.Numerator, read.Denominator, read.Value));
        Assert.Null(TargetNotation.WrongPercentage(cell, null));
    }

    [Fact]
    public void The_percentage_of_a_fraction_is_rounded_half_up_and_one_that_does_not_follow_is_noticed()
    {
        Assert.Equal((39, 76, 100), (TargetNotation.Percentage(42, 109), TargetNotation.Percentage(83, 109), TargetNotation.Percentage(109, 109)));
        Assert.Equal(13, TargetNotation.Percentage(1, 8));
        Assert.Equal(50, TargetNotation.WrongPercentage("42/109(50%)", null));
    }

    [Theory]
    [InlineData("AIチャットボット導入"), InlineData("サポート体制拡充"), InlineData("利用したい職員がいつでも取得可能な状態"), InlineData("国推奨基本データ"), InlineData("△"), InlineData("▲"), InlineData("△検討"), InlineData("令和5年度"), InlineData("R3"), InlineData("2023年度"), InlineData("2023年"),
     InlineData("令和3年度導入"), InlineData("10システム導入"), InlineData("2,30件"), InlineData("50%→60%"), InlineData("仕様検討・開発"), InlineData("運用ルールの設定"), InlineData("RPAの試行"), InlineData("5市町村で試行"), InlineData("約束"), InlineData("計画策定")]
    public void Whatever_is_no_measure_is_a_milestone_in_words(string cell) => Assert.Equal((Text, cell), (TargetNotation.Read(cell)!.Kind, TargetNotation.Read(cell)!.Text));

    [Theory]
    [InlineData("研究会の検討結果を踏まえて設定"), InlineData("後日設定"), InlineData("未定"), InlineData("未定（R4年度に設定）"), InlineData("調整中"), InlineData("今後設定する"), InlineData("別途定める"), InlineData("令和4年度に設定")]
    public void What_is_still_to_be_set_is_pending(string cell) => Assert.Equal(Pending, TargetNotation.Read(cell)!.Kind);

    [Theory]
    [InlineData("―"), InlineData("—"), InlineData("－"), InlineData("-"), InlineData("――"), InlineData(" － "), InlineData("ー"), InlineData("目標なし")]
    public void A_lone_dash_is_no_target(string cell) => Assert.Equal(((TargetKind, decimal?))(None, null), (TargetNotation.Read(cell)!.Kind, TargetNotation.Read(cell)!.Value));

    [Theory]
    [InlineData("―（達成済）", NoTargetReason.AlreadyAchieved), InlineData("達成済み", NoTargetReason.AlreadyAchieved), InlineData("―(開始前)", NoTargetReason.NotStarted)]
    public void A_reason_beside_the_dash_is_kept(string cell, NoTargetReason reason) => Assert.Equal((None, reason), (TargetNotation.Read(cell)!.Kind, TargetNotation.Read(cell)!.NoneReason!.Value));

    [Theory]
    [InlineData(""), InlineData(" 　"), InlineData(null)]
    public void An_empty_cell_is_no_target_and_no_row(string? cell) => Assert.Null(TargetNotation.Read(cell));

    [Fact]
    public void What_goes_on_repeats_the_year_before_and_keeps_its_own_sign()
    {
        var row = Row(null, "42/109(39%)", "→", "AIチャットボット導入", "〃", "", "50件以上", "→");
        Assert.Equal([Fraction, Fraction, Text, Text, Number, Number], row.Values.Select(r => r.Kind));
        Assert.Equal(("→", 42m, 109m, true), (row[Year(1)].Raw, row[Year(1)].Numerator, row[Year(1)].Denominator, row[Year(1)].Continues));
        Assert.Equal(("〃", "AIチャットボット導入"), (row[Year(3)].Raw, row[Year(3)].Text));
        Assert.Equal(("→", 50m, TargetComparison.Ge), (row[Year(6)].Raw, row[Year(6)].Value, row[Year(6)].Comparison));
        Assert.False(row.ContainsKey(Year(4)));
    }

    [Fact]
    public void A_year_without_target_tells_whether_it_has_not_begun_or_is_done()
    {
        var row = Row("%", "―", "40%以上", "－", "60%以上", "—");
        Assert.Equal([NoTargetReason.NotStarted, null, null, null, NoTargetReason.AlreadyAchieved], row.Values.Select(r => r.NoneReason));
    }

    [Fact]
    public void One_row_may_mix_numbers_and_words()
    {
        var row = Row("システム", "5システム", "仕様検討・開発", "→", "6システム");
        Assert.Equal([Number, Text, Text, Number], row.Values.Select(r => r.Kind));
        Assert.Equal((5m, 6m), (row[Year(0)].Value, row[Year(3)].Value));
    }

    [Theory]
    [InlineData("RPAの業務シナリオ数(累計)", "5", KpiAggregation.Cumulative), InlineData("Web会議室の利用回数(年間)", "120", KpiAggregation.PerYear), InlineData("インシデント対応訓練及び研修の参加人数", "50人", KpiAggregation.PerYear),
     InlineData("1台あたりの利用日数(月平均)", "7日", KpiAggregation.Average), InlineData("説明会参加率", "50%", KpiAggregation.Point), InlineData("登録数", "累計50件", KpiAggregation.Cumulative), InlineData("開催数", "4回/年", KpiAggregation.PerYear),
     InlineData("対応の早さ", "平均5分", KpiAggregation.Average), InlineData("光ケーブル利用可能市町村数(対象17市町村)", "11市町村", KpiAggregation.Point)]
    public void The_aggregation_is_read_from_name_and_notation(string name, string target, KpiAggregation aggregation) => Assert.Equal(aggregation, Head(name, null, target).Aggregation);

    [Theory]
    [InlineData("不感地解消要望地区数", KpiDirection.Decrease, "6地区", "5地区", "4地区"), InlineData("コピー枚数", KpiDirection.Decrease, "▲70%", "▲90%"), InlineData("重大なインシデントの件数", KpiDirection.Decrease, "0件", "0件"), InlineData("何かの件数", KpiDirection.Decrease, "0", "0"),
     InlineData("インシデント対応訓練の参加人数", KpiDirection.Increase, "50", "100"), InlineData("待ち時間", KpiDirection.Decrease, "10分", "10分"), InlineData("短縮できた処理時間", KpiDirection.Increase, "700", "700"), InlineData("利用率", KpiDirection.Increase, "50%", "50%"),
     InlineData("費用", KpiDirection.Decrease, "100万円以下", "100万円以下"), InlineData("所属数(累計)", KpiDirection.Increase, "30", "80")]
    public void The_direction_is_read_from_name_and_targets(string name, KpiDirection direction, params string[] targets) => Assert.Equal(direction, Head(name, null, targets).Direction);

    [Fact]
    public void A_municipality_count_in_the_name_makes_no_fraction()
    {
        var row = Row("市町村", "11市町村", "13市町村");
        Assert.All(row.Values, r => Assert.Equal(Number, r.Kind));
    }

    [Theory]
    [InlineData("1,552万枚", "枚", "15520000"), InlineData("5/14", null, "35.7143"), InlineData("R5: 40%", null, "40"), InlineData("９件（R2）", "件", "9"), InlineData("把握していない", null, null), InlineData("―", null, null)]
    public void The_present_state_is_understood_or_left(string raw, string? unit, string? value) => Assert.Equal(value, TargetNotation.ReadBaseline(raw, unit)?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void What_a_reader_should_look_at_is_told_and_nothing_is_refused()
    {
        var input = new KpiInput { Name = "試験", Baseline = "把握していない", Targets = Cells("→", "10システム導入", "42/109(50%)", "導入") };
        var (head, targets) = KpiRow.Read(input);
        Assert.Equal([(KpiRow.BaselineNotUnderstood, null), (KpiRow.NothingBefore, 2020), (KpiRow.WordsWithNumber, 2021), (KpiRow.WrongPercentage, (int?)2022)], KpiRow.Notes(head, targets).Select(n => (n.Code, n.Year?.Year)));
    }

    private static KpiHead Head(string name, string? unit, params string[] targets) => KpiRow.Read(new KpiInput { Name = name, Unit = unit, Targets = Cells(targets) }).Head;

    private static IReadOnlyDictionary<FiscalYear, TargetReading> Row(string? unit, params string?[] cells) => KpiRow.Targets(cells.Select((raw, at) => (Year(at), raw)), unit);

    private static List<YearCell> Cells(params string[] raws) => [.. raws.Select((raw, at) => new YearCell { Year = Year(at).Year, Raw = raw })];

    private static FiscalYear Year(int at) => new(2020 + at);
}

using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Parse → print → parse: what is printed says the same, whatever was typed.</summary>
public sealed class TargetPropertyTests
{
    private static readonly string[] Before = ["", "", "", "約", "累計", "年間", "平均", "R5年度末までに", "令和3年度 ", "▲", "△", "-", "最低", "≧", "ちょうど", "（累計）"];
    private static readonly string[] Digits = ["0", "5", "50", "1,000", "2,300", "１２３", "99.5", "0.05", "12,345,678", "ゼロ", "2,30", "7/9", "42／109", "17市町村中11"];
    private static readonly string[] Scales = ["", "", "", "万", "億", "百万", "千"];
    private static readonly string[] Units = ["", "件", "%", "％", " 時間", "システム", "人", "人/年", "か所", "割", "市町村", "業務", "PV"];
    private static readonly string[] Behind = ["", "", "", "以上", "以下", "程度", "未満", "(39%)", "（累計）", "削減", "導入", "まで", "を維持"];
    private static readonly string[] Pieces = ["→", "〃", "―", "－", "-", "未定", "達成済", "踏まえて設定", "AI導入", "▲", "△", "%", "/", "(", ")", "5", "万", "R3", "年度", " ", "\n", "以上", "約", "か所"];

    private static readonly Gen<string> Phrases = from before in Gen.Elements(Before) from number in Gen.Elements(Digits) from scale in Gen.Elements(Scales) from unit in Gen.Elements(Units) from behind in Gen.Elements(Behind)
                                                  select before + number + scale + unit + behind;

    private static readonly Gen<string> Anything = from n in Gen.Choose(0, 7) from parts in Gen.Elements(Pieces).ListOf(n) select string.Concat(parts);

    private static Arbitrary<string> Cells => Gen.OneOf(Phrases, Anything).ToArbitrary();

    [Fact]
    public void What_is_printed_reads_as_the_same_target()
    {
        Prop.ForAll(Cells, cell =>
        {
            if (TargetNotation.Read(cell) is { } read)
            {
                var printed = TargetNotation.Print(read);
                var again = TargetNotation.Read(printed)!;
                Assert.Equal(read with { Raw = printed }, again);
                Assert.Equal(printed, TargetNotation.Print(again));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void The_cell_is_kept_as_written_and_a_target_has_what_its_kind_needs()
    {
        Prop.ForAll(Cells, cell =>
        {
            var read = TargetNotation.Read(cell, "件");
            Assert.Equal(string.IsNullOrWhiteSpace(cell), read is null);
            if (read is not null)
            {
                Assert.Equal(cell.Trim(), read.Raw);
                Assert.Equal(read.Kind is TargetKind.Number or TargetKind.Percent or TargetKind.Reduction, read.Value is not null);
                Assert.Equal(read.Kind == TargetKind.Fraction, read.Numerator is not null && read.Denominator > 0);
                Assert.Equal(read.Kind is TargetKind.Text or TargetKind.Pending, read.Text is not null);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_row_printed_cell_by_cell_reads_as_the_same_row()
    {
        var rows = from n in Gen.Choose(1, 8) from cells in Gen.OneOf(Phrases, Anything, Gen.Constant("→")).ListOf(n) select cells.ToList();
        Prop.ForAll(rows.ToArbitrary(), cells =>
        {
            var row = Row(cells);
            var printed = Enumerable.Range(0, cells.Count).Select(at => row.TryGetValue(Year(at), out var read) ? TargetNotation.Print(read) : "").ToList();
            var again = Row(printed);
            Assert.Equal(row.Keys, again.Keys);
            Assert.All(row, r => Assert.Equal(r.Value with { Raw = "", NoneReason = null }, again[r.Key] with { Raw = "", NoneReason = null }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static IReadOnlyDictionary<FiscalYear, TargetReading> Row(List<string> cells) => KpiRow.Targets(cells.Select((raw, at) => (Year(at), (string?)raw)), null);

    private static FiscalYear Year(int at) => new(2020 + at);
}

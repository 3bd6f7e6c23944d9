using System.Text;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Csv;

public sealed class CsvExportTests
{
    [Theory]
    [InlineData("=1+2", "'=1+2"), InlineData("+cmd", "'+cmd"), InlineData("-cmd", "'-cmd"), InlineData("@SUM(A1)", "'@SUM(A1)"), InlineData("＝A1", "'＝A1"), InlineData("\t=A1", "'\t=A1")]
    [InlineData("-", "-"), InlineData("=", "="), InlineData("-1,200", "-1,200"), InlineData("+3.5", "+3.5"), InlineData("―", "―"), InlineData("税務=課", "税務=課"), InlineData("", ""), InlineData("'=A1", "''=A1"), InlineData("'引用", "'引用"), InlineData("'", "'")]
    public void A_cell_that_begins_like_a_formula_is_guarded_but_not_a_lone_sign_or_a_number(string cell, string written)
    {
        Assert.Equal(written, CsvExport.Guard(cell));
        Assert.Equal(cell, CsvExport.Unguard(written));
    }

    [Fact]
    public async Task Excel_gets_a_bom_iso_days_exact_numbers_and_quoted_line_breaks()
    {
        using var target = new MemoryStream();
        await CsvExport.WriteAsync<(string Name, long Yen)>(target,
            [new("名称", r => r.Name), new("円", r => r.Yen), new("日", _ => new DateOnly(2027, 3, 31)), new("年度", _ => new FiscalYear(2026)), new("空", _ => null)],
            new[] { ("改行\nと\"引用\"", 48_750_000L), ("=危険", -1L) }.ToAsyncEnumerable());
        Assert.Equal(Encoding.UTF8.GetPreamble(), target.ToArray()[..3]);
        Assert.Equal("名称,円,日,年度,空\r\n\"改行\nと\"\"引用\"\"\",48750000,2027-03-31,2026,\r\n'=危険,-1,2027-03-31,2026,\r\n", Encoding.UTF8.GetString(target.ToArray()[3..]));
    }
}

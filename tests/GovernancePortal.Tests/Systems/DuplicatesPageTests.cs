using System.Text;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class DuplicatesPageTests : PortalTest
{
    [Fact]
    public async Task Everybody_sees_candidates_with_reason_ends_and_amounts()
    {
        foreach (var account in new[] { "staff2", "auditor1", "policyhead" })
        {
            var page = await (await SignedInAsync(account)).GetAsync("/Systems/Duplicates?Basis=Product&EndFy=2026");
            Assert.Equal(200, page.Status);
            var group = page.Document.QuerySelectorAll("main section.card").Single(s => s.QuerySelector("h2")!.TextContent.Contains("みどり地図エンジン", StringComparison.Ordinal));
            Assert.Contains("令和8年度", group.TextContent, StringComparison.Ordinal);
            Assert.Equal(["SYS-0016", "SYS-0077", "SYS-0103", "SYS-0104"], group.QuerySelectorAll("tbody a").Select(a => a.TextContent[..8]).Order());
            Assert.Contains("R9.3.31", group.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Filters_narrow_and_show_as_chips()
    {
        var staff = await SignedInAsync("staff1");
        var all = await staff.GetAsync("/Systems/Duplicates");
        var none = await staff.GetAsync("/Systems/Duplicates?EndFy=2035");
        Assert.NotEmpty(all.Document.QuerySelectorAll("main section.card"));
        Assert.Contains("候補はありません", none.Text, StringComparison.Ordinal);
        Assert.Contains("令和17年度", none.Document.QuerySelector("form.filter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exports_hold_exactly_the_systems_of_the_groups()
    {
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync("/Systems/Duplicates?Basis=Product&EndFy=2026");
        var shown = page.Document.QuerySelectorAll("main section.card tbody tr").Length;
        var csv = await staff.GetAsync("/Systems/Duplicates?Basis=Product&EndFy=2026&handler=Csv");
        var lines = Encoding.UTF8.GetString(csv.Body).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(shown + 1, lines.Length);
        Assert.Contains("SYS-0103", csv.Html, StringComparison.Ordinal);
        var xlsx = await staff.GetAsync("/Systems/Duplicates?Basis=Product&EndFy=2026&handler=Xlsx");
        Assert.Equal(XlsxWriter.ContentType, xlsx.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("PK", Encoding.ASCII.GetString(xlsx.Body, 0, 2));
    }
}

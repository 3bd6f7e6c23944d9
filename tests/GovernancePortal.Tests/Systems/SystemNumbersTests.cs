using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using GovernancePortal.Core.Bcp.Demo;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>The numbers of the ledger: every one of them is the length of the list that it leads to.</summary>
public sealed partial class SystemNumbersTests : PortalTest
{
    [Theory]
    [InlineData("")]
    [InlineData("?Lifecycle=InOperation")]
    [InlineData("?Lifecycle=Concept")]
    [InlineData("?BureauId=bureau")]
    public async Task Every_number_is_the_length_of_the_list_that_it_leads_to(string conditions)
    {
        var staff = await SignedInAsync("finance");
        var page = await staff.GetAsync("/Systems/Counts" + conditions.Replace("=bureau", "=" + DemoOffice.BureauId("06"), StringComparison.Ordinal));
        Assert.Equal(200, page.Status);
        var all = page.Document.QuerySelector("#all a")!;
        await AgreeAsync(staff, all.GetAttribute("href")!, Number(all.TextContent));
        foreach (var chart in new[] { "bureaus", "hostings", "segments", "vendors" })
        {
            var rows = page.Document.QuerySelectorAll($"#{chart} tbody tr").ToList();
            Assert.NotEmpty(rows);
            Assert.Equal(Number(all.TextContent), rows.Sum(r => Number(r.QuerySelector("td")!.TextContent)));
            foreach (var row in rows.Where(r => r.QuerySelector("a") is not null).Take(4).Concat(rows.Where(r => r.TextContent.Contains("記入なし", StringComparison.Ordinal))))
            {
                await AgreeAsync(staff, row.QuerySelector("a")!.GetAttribute("href")!, Number(row.QuerySelector("td")!.TextContent));
            }
        }
    }

    [Fact, Trait("Rule", "R278")]
    public async Task The_systems_on_the_platform_stand_by_the_year_each_moved_beside_the_targets_of_the_office()
    {
        await ReadAsync(async db =>
        {
            await DemoBcp.SeedAsync(db);
            return true;
        });
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync("/Systems/Counts");
        var systems = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Hosting == SystemCodes.SharedPlatform && s.Lifecycle != Lifecycle.Concept && s.Lifecycle != Lifecycle.Retired).ToListAsync());
        var rows = page.Document.QuerySelectorAll("#platform tbody tr").Select(r => (Year: r.QuerySelector("th")!.TextContent.Trim(), Cells: r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList(), Href: r.QuerySelector("a")!.GetAttribute("href")!)).ToList();
        Assert.Equal(["H26", "H27"], rows.Take(2).Select(r => r.Year));
        foreach (var (year, label) in new[] { (2014, "H26"), (2018, "H30"), (2019, "R1"), (2023, "R5") })
        {
            var row = rows.Single(r => r.Year == label);
            Assert.Equal(systems.Count(s => s.PlatformFy?.Year == year), Number(row.Cells[0]));
            Assert.Equal(systems.Count(s => s.PlatformFy?.Year <= year), Number(row.Cells[1]));
            await AgreeAsync(staff, row.Href, Number(row.Cells[0]));
        }
        Assert.Equal(["55", "58", "61", "64", "67", "67"], rows.SkipWhile(r => r.Year != "R1").Take(6).Select(r => r.Cells[2]));
        Assert.Equal("―", rows[0].Cells[2]);
        Assert.Contains($"現在 {systems.Count}システム", page.Document.GetElementById("Platform")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_of_a_year_is_the_sum_of_its_rows_and_leads_to_the_systems_that_have_one()
    {
        var staff = await SignedInAsync("auditor1");
        var view = await UseAsync<SystemNumberQueries, SystemNumbersView>(q => q.ReadAsync(new NumbersFilter()));
        var stored = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Include(s => s.Costs).Where(s => s.Lifecycle != Lifecycle.Concept && s.Lifecycle != Lifecycle.Retired).ToListAsync());
        foreach (var year in view.Costs)
        {
            var rows = stored.SelectMany(s => s.Costs).Where(c => c.Fy == year.Year).ToList();
            Assert.Equal((rows.Sum(r => r.BudgetYen ?? 0), rows.Sum(r => r.ActualYen ?? 0), rows.Select(r => r.SystemId).Distinct().Count()), (year.BudgetYen, year.ActualYen, year.Systems));
        }
        Assert.Equal(stored.Sum(s => s.AnnualCostYen ?? 0), view.AnnualCostYen);
        Assert.Equal(view.AnnualCostYen, view.Bureaus.Sum(b => b.AnnualCostYen));
        var page = await staff.GetAsync("/Systems/Counts");
        var href = page.Document.QuerySelectorAll("#costs tbody a").Single(a => a.TextContent.Contains("R6", StringComparison.Ordinal)).GetAttribute("href")!;
        await AgreeAsync(staff, href, view.Costs.Single(c => c.Year.Year == 2024).Systems);
    }

    private static async Task AgreeAsync(TestClient client, string href, int number)
    {
        var list = await client.GetAsync(href);
        Assert.Equal(200, list.Status);
        Assert.True(Number(list.Document.QuerySelector("main .muted")!.TextContent) == number, $"{href} lists {list.Document.QuerySelector("main .muted")!.TextContent}, the number is {number}.");
    }

    private static int Number(string text) => int.Parse(Digits().Match(text).Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Digits();
}

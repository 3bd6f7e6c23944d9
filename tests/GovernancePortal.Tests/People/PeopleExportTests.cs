using System.Text;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.People;

public sealed class PeopleExportTests : PortalTest
{
    [Fact]
    public async Task The_list_of_people_is_exported_as_it_is_filtered_and_the_export_is_on_the_trail()
    {
        var client = await SignedInAsync("admin");
        var list = await client.GetAsync("/Administration/People?Filter.Text=staff1");
        var link = list.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")?.Contains("handler=Csv", StringComparison.Ordinal) == true).GetAttribute("href")!;
        var file = await client.GetAsync(link);
        Assert.Equal(200, file.Status);
        Assert.Equal(Encoding.UTF8.GetPreamble(), file.Body[..3]);
        var lines = Encoding.UTF8.GetString(file.Body[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("職員番号,氏名,ふりがな,所属と役割,内線,利用者ID,状態", lines[0]);
        Assert.Contains("緑川 一郎", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Contains("道路整備課 担当者", lines[1], StringComparison.Ordinal);
        var act = await ReadAsync(db => db.Set<TrailEntry>().SingleAsync(e => e.Action == "PeopleExported"));
        Assert.Equal("staff1", act.Reason);
    }

    [Fact]
    public async Task An_export_holds_everybody_of_the_filter_and_not_one_page_of_them()
    {
        var file = await (await SignedInAsync("admin")).GetAsync("/Administration/People?handler=Csv&Filter.State=All");
        var people = await Database.ScalarAsync("select count(*) from portal_user");
        Assert.Equal((long)people!, Encoding.UTF8.GetString(file.Body).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.True((long)people > 50);
    }

    [Fact]
    public async Task Only_those_who_administer_people_may_export_them() =>
        Assert.Equal(403, (await (await SignedInAsync("policyhead")).GetAsync("/Administration/People?handler=Csv")).Status);
}

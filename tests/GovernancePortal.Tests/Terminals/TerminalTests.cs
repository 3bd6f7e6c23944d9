using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Terminals;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Terminals;

public sealed class TerminalTests : PortalTest
{
    private static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
    private static readonly Guid Accounts = DemoOffice.Section(DemoOffice.SecondSection).Id;

    [Fact, Trait("Rule", "R220")]
    public async Task Terminals_are_held_by_class_with_who_procures_and_who_manages_each()
    {
        var office = await ActorAsync("reviewer1");
        foreach (var (kind, n) in new[] { TerminalCodes.Common, TerminalCodes.Temporary, TerminalCodes.Business }.Index().Select(x => (x.Item, x.Index)))
        {
            await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = kind, Count = 10 + n, ProcuringSectionId = n == 0 ? Accounts : Roads, ManagingSectionId = n == 0 ? Accounts : Roads }, office));
        }
        // About ten thousand in one section's row, and the whole office adds up.
        await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Accounts, TerminalClass = TerminalCodes.Common, Count = 9_967 }, office));
        var lines = (await UseAsync<TerminalQueries, Page<TerminalLine>>(q => q.PageAsync(new TerminalFilter { SectionId = Roads }, null))).Items;
        Assert.Equal([(TerminalCodes.Business, 12, DemoOffice.FirstSection), (TerminalCodes.Common, 10, DemoOffice.SecondSection), (TerminalCodes.Temporary, 11, DemoOffice.FirstSection)], lines.Select(l => (l.TerminalClass, l.Count, l.ManagingName!)).OrderBy(x => x.TerminalClass, StringComparer.Ordinal));
        Assert.All(lines, l => Assert.Equal(l.ManagingName, l.ProcuringName));
        Assert.Equal(10_000, (await UseAsync<TerminalQueries, TerminalTotal>(q => q.TotalAsync(new TerminalFilter()))).Terminals);
        var page = await (await SignedInAsync("staff2")).GetAsync("/Terminals?SectionId=" + Roads);
        Assert.Contains("臨時職員用端末", page.Text, StringComparison.Ordinal);
        Assert.Contains("業務端末", page.Text, StringComparison.Ordinal);
        Assert.Contains("共通端末", page.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R222")]
    public async Task The_central_management_rate_is_kept_by_day_against_targets_of_90_95_and_100_percent()
    {
        var office = await ActorAsync("reviewer1");
        await AddAsync(TerminalCodes.Common, 80, central: true);
        var business = await AddAsync(TerminalCodes.Business, 20, central: false);
        await UseAsync<TerminalRegister>(r => r.SnapshotAsync(office));
        Clock.Go(2027, 4, 1);
        office = await ActorAsync("reviewer1");
        var stored = await UseAsync<TerminalQueries, TerminalGroup>(q => q.FindAsync(business));
        await UseAsync<TerminalRegister>(r => r.EditAsync(business, TerminalInput.Of(stored) with { Count = 19, IsCentral = true }, office));
        await AddAsync(TerminalCodes.Business, 1, central: false, "残り");
        await UseAsync<TerminalRegister>(r => r.SnapshotAsync(office));
        await UseAsync<TerminalRegister>(r => r.SnapshotAsync(office));

        var days = await UseAsync<TerminalQueries, IReadOnlyList<TerminalDay>>(q => q.DaysAsync());
        Assert.Equal([(100, 80, 80m), (100, 99, 99m)], days.Select(d => (d.Count, d.Central, d.Rate)));
        var calendar = await UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());
        Assert.Equal([90, 95, 100], new[] { 2026, 2027, 2028 }.Select(y => calendar.Setting(SettingName.TerminalCentralTarget, new DateOnly(y, 4, 1))));
        var page = await (await SignedInAsync("staff1")).GetAsync("/Terminals/Rate");
        Assert.Contains("99.0％（目標 95％）", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("figure[data-chart] table"));
    }

    [Fact]
    public void A_rate_is_rounded_down_so_that_100_means_all()
    {
        Assert.Equal(99.9m, TerminalCount.RateOf(9_999, 10_000));
        Assert.Equal(100m, TerminalCount.RateOf(10_000, 10_000));
        Assert.Equal(0m, TerminalCount.RateOf(0, 0));
    }

    [Fact]
    public async Task Sections_change_their_own_and_the_policy_office_all()
    {
        var (staff, stranger) = (await ActorAsync("staff1"), await ActorAsync("staff2"));
        var id = await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = TerminalCodes.Business, Count = 3 }, staff));
        Assert.Equal("TerminalsNotYours", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = TerminalCodes.Common, Count = 3 }, stranger)))).Code);
        var stored = await UseAsync<TerminalQueries, TerminalGroup>(q => q.FindAsync(id));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<TerminalRegister>(r => r.RemoveAsync(id, stored.Version, stranger)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<TerminalRegister>(r => r.SnapshotAsync(staff)));
        Assert.Equal("TerminalsTwice", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TerminalRegister, Guid>(r => r.AddAsync(TerminalInput.Of(stored), staff)))).Code);
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync($"/Terminals/Edit/{id}")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Terminals/Import")).Status);
    }

    [Fact]
    public async Task The_asset_tools_list_of_machines_is_counted_under_foreign_headings()
    {
        var office = await ActorAsync("reviewer1");
        var rows = string.Concat(Enumerable.Range(1, 40).Select(n => $"PC-{n:000},道路整備課,{(n <= 30 ? "共通端末" : "業務端末")},{(n <= 30 ? "○" : "×")}\n"));
        var mapping = new Dictionary<string, string> { ["部署名称"] = "使用所属", ["種類"] = "端末区分", ["管理ソフト"] = "一元管理", ["機器番号"] = "" };
        var run = await ImportAsync("機器番号,部署名称,種類,管理ソフト\n" + rows, mapping, office);
        Assert.Equal((2, 0, 38, 0), (run.Created, run.Updated, run.Unchanged, run.Failed));
        Assert.False(await ReadAsync(db => db.Set<TerminalGroup>().AnyAsync()));
        await UseAsync<TerminalImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, null, office));
        Assert.Equal([(TerminalCodes.Business, 10, false), (TerminalCodes.Common, 30, true)], (await ReadAsync(db => db.Set<TerminalGroup>().OrderBy(g => g.TerminalClass).ToListAsync())).Select(g => (g.TerminalClass, g.Count, g.IsCentral)));
        Assert.Equal(75m, Assert.Single(await UseAsync<TerminalQueries, IReadOnlyList<TerminalDay>>(q => q.DaysAsync())).Rate);
        // The same file again changes nothing.
        var again = await ImportAsync("機器番号,部署名称,種類,管理ソフト\n" + rows, mapping, office);
        Assert.Equal((0, 0, 40), (again.Created, again.Updated, again.Unchanged));
    }

    [Fact]
    public async Task An_export_comes_back_without_a_change_and_faults_are_named_by_row_and_column()
    {
        var office = await ActorAsync("reviewer1");
        await AddAsync(TerminalCodes.Temporary, 7, central: false, "二期", new DateOnly(2027, 3, 31));
        var client = await SignedInAsync("reviewer1");
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            var file = (await client.GetAsync($"/Terminals?handler=File&kind={kind}")).Body;
            using var content = new MemoryStream(file);
            var read = await UseAsync<TerminalImportService, ImportRun>(s => s.ReadAsync(content, "端末." + kind, office));
            var seen = await UseAsync<TerminalImportService, ImportRun>(async s => await s.PreviewAsync(read.Id, await s.ProposalAsync(read, office), office));
            Assert.Equal((1, 0, 0, 0), (seen.Unchanged, seen.Created, seen.Updated, seen.Failed));
        }
        var bad = await ImportAsync("使用所属,端末区分,台数,リース満了日\n無い課,共通端末,3,\n道路整備課,電卓,3,\n道路整備課,共通端末,三台,\n道路整備課,共通端末,3,いつか\n会計課,共通端末,=1+1,\n会計課,共通端末,,\n", null, office);
        Assert.Equal(6, bad.Failed);
        var faults = await ReadAsync(db => db.Set<ImportFault>().Where(f => f.RunId == bad.Id).OrderBy(f => f.Row).ThenBy(f => f.Place).Select(f => new { f.Row, f.Column, f.Code }).ToListAsync());
        Assert.Equal(["2 使用所属 SectionUnknown", "3 端末区分 CodeUnknown", "4 台数 NumberUnreadable", "5 使用所属 RowTwice", "5 リース満了日 DayUnreadable", "6 台数 Formula", "7 使用所属 RowTwice", "7 台数 Missing"], faults.Select(f => $"{f.Row} {f.Column} {f.Code}"));
        Assert.Equal("ImportHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TerminalImportService, ImportRun>(s => s.ApplyAsync(bad.Id, false, null, office)))).Code);
    }

    private async Task<Guid> AddAsync(string kind, int count, bool central, string? label = null, DateOnly? end = null)
    {
        var office = await ActorAsync("reviewer1");
        return await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = kind, Count = count, IsCentral = central, Label = label, LeaseEndOn = end }, office));
    }

    private async Task<ImportRun> ImportAsync(string text, IReadOnlyDictionary<string, string>? mapping, Actor actor)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var run = await UseAsync<TerminalImportService, ImportRun>(s => s.ReadAsync(content, "資産管理.csv", actor));
        return await UseAsync<TerminalImportService, ImportRun>(async s => await s.PreviewAsync(run.Id, mapping ?? await s.ProposalAsync(run, actor), actor, true));
    }
}

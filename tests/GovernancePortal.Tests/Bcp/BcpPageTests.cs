using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Bcp.Demo;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Who reads what, what the pages cost, and the demonstration's register as it is shown.</summary>
public sealed class BcpPageTests : PortalTest
{
    public static TheoryData<string> Everybody => [.. Demonstration.Accounts];

    private static readonly string[] Readers = ["staff1", "head1", "reviewer1", "reviewer2", "policyhead", "advisor", "cio", "ciso"];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Plans_are_read_in_house_and_telephone_numbers_only_by_the_section_and_the_governance_roles(string account)
    {
        var id = await BcpScene.ApprovedAsync(this);
        var client = await SignedInAsync(account);
        foreach (var address in new[] { $"/Bcp/Plan/{id}", $"/Bcp/Print/{id}" })
        {
            var page = await client.GetAsync(address);
            Assert.Equal(200, page.Status);
            Assert.Contains("課長補佐", page.Text, StringComparison.Ordinal);
            Assert.Equal(Readers.Contains(account), page.Html.Contains(BcpScene.Phone, StringComparison.Ordinal));
        }
        var lists = new[] { "/Bcp", "/Bcp/Plans", "/Bcp/Drills", "/Bcp/Networks", "/Bcp/Checks", "/Bcp/Plans?handler=File", $"/Bcp/Compare/{id}" };
        foreach (var list in lists)
        {
            var page = await client.GetAsync(list);
            Assert.Equal(200, page.Status);
            Assert.Equal(Readers.Contains(account) && list.StartsWith("/Bcp/Compare", StringComparison.Ordinal) && page.Html.Contains("内線", StringComparison.Ordinal), page.Html.Contains(BcpScene.Phone, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Others_open_no_form_of_a_plan_that_is_not_theirs()
    {
        var id = await BcpScene.WrittenAsync(this);
        var drill = await BcpScene.PlannedDrillAsync(this);
        var network = await BcpScene.NetworkAsync(this);
        foreach (var (account, status) in new[] { ("staff2", 403), ("cio", 403), ("auditor1", 403), ("staff1", 200), ("reviewer1", 200) })
        {
            var client = await SignedInAsync(account);
            Assert.Equal(status, (await client.GetAsync($"/Bcp/EditPlan/{id}")).Status);
            Assert.Equal(status, (await client.GetAsync($"/Bcp/EditDrill/{drill}")).Status);
        }
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Bcp/EditNetwork/{network}")).Status);
        var staff = await SignedInAsync("staff1");
        foreach (var address in new[] { $"/Bcp/Plan/{network}", $"/Bcp/Plan/{id}?number=9", $"/Bcp/EditPlan/{network}", $"/Bcp/Drill/{id}", $"/Bcp/HoldDrill/{id}", $"/Bcp/Finding/{drill}/{id}", $"/Bcp/Network/{id}", $"/Bcp/Target/{id}", $"/Bcp/Incident/{id}", $"/Bcp/Check/{id}", $"/Bcp/Print/{network}", $"/Bcp/Compare/{network}", $"/Bcp/Review/{network}" })
        {
            Assert.Equal(404, (await staff.GetAsync(address)).Status);
        }
    }

    [Fact, Trait("Rule", "R186"), Trait("Rule", "R187"), Trait("Rule", "R228")]
    public async Task The_prefectures_plan_covers_all_ict_with_the_first_72_hours_and_the_systems_to_rebuild_in_order()
    {
        await DemoAsync();
        var staff = await SignedInAsync("staff1");
        var plan = await ReadAsync(db => db.Set<ContinuityPlan>().AsNoTracking().Include(p => p.Versions).SingleAsync(p => p.Scope == PlanScope.Prefecture));
        Assert.Equal((2, PlanStatus.Approved), (plan.ApprovedNumber, plan.Status));
        var page = await staff.GetAsync($"/Bcp/Plan/{plan.Id}");
        Assert.Contains("情報政策課が運用するものに限らず", page.Text, StringComparison.Ordinal);
        Assert.Equal(plan.InForce!.Content.Steps.Select(s => s.Hour).Order(), plan.InForce.Content.Steps.Select(s => s.Hour));
        Assert.Contains("72時間", page.Text, StringComparison.Ordinal);
        Assert.Equal(["SYS-0037", "SYS-0001", "SYS-0025", "SYS-0073", "SYS-0007", "SYS-0005", "SYS-0097"], plan.InForce.Content.Rebuild.Select(r => r.Code));
        // More than 72 hours, or no hour, is no step of the first work.
        var written = await BcpScene.WrittenAsync(this);
        var form = (await staff.GetAsync($"/Bcp/EditPlan/{written}")).Form("Input.Title");
        Assert.Equal(422, (await form.Fill("Input.Steps[1].Hour", "73").SubmitAsync("保存する")).Status);
        Assert.Equal(302, (await (await staff.GetAsync($"/Bcp/EditPlan/{written}")).Form("Input.Title").Fill("Input.Steps[1].Hour", "72").SubmitAsync("保存する")).Status);
        Assert.Equal(["0h / 担当 / 受託者に連絡する", "72h / 受託者 / 復元する"], (await BcpScene.LoadAsync(this, written)).Open!.Content.Lines().Where(l => l.Part == "Steps").Select(l => l.Text).Order(StringComparer.Ordinal));
    }

    [Fact, Trait("Rule", "R105"), Trait("Rule", "R227")]
    public async Task The_rate_of_remote_backups_stands_beside_its_dated_target()
    {
        await DemoAsync();
        var actor = await ActorAsync("reviewer1");
        var important = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Criticality == Criticality.Important && (s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.Suspended || s.Lifecycle == Lifecycle.ToBeRetired)).ToListAsync());
        var remote = important.Count(s => s.BackupRemote == true && s.BackupMethod != SystemCodes.No);
        var overview = await UseAsync<BcpGapQueries, BcpOverview>(q => q.OverviewAsync(actor));
        Assert.Equal((important.Count, remote, remote * 100 / important.Count, 90), (overview.Important, overview.Remote, overview.RemotePercent, overview.RemoteTarget));
        Assert.Equal(important.Where(s => s.BackupRemote != true).Select(s => s.Id).Order(), overview.Gaps.Where(g => g.Kind == BcpGapKind.NoRemoteBackup).Select(g => g.SubjectId!.Value).Order());
        var page = await (await SignedInAsync("auditor1")).GetAsync("/Bcp");
        Assert.Contains($"{overview.RemotePercent}%目標90%", page.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // The target is the office's dated data: another from a day on counts from that day.
        await UseAsync<CalendarService>(s => s.ProposeSettingAsync(new SettingInput { Name = SettingName.RemoteBackupPercent, Value = 40, ValidFrom = new DateOnly(2026, 10, 1), Reason = "試験" }, actor));
        var row = await ReadAsync(db => db.Set<CalendarSetting>().SingleAsync(s => s.Name == SettingName.RemoteBackupPercent && s.Value == 40));
        var head = await ActorAsync("policyhead");
        await UseAsync<CalendarApprovalService>(s => s.ApproveAsync<CalendarSetting>([new ProposalChoice(row.Id, row.Version)], head));
        Assert.Equal(90, (await UseAsync<BcpGapQueries, BcpOverview>(q => q.OverviewAsync(actor))).RemoteTarget);
        Clock.Go(2026, 10, 1);
        var later = await ActorAsync("reviewer1");
        Assert.Equal(40, (await UseAsync<BcpGapQueries, BcpOverview>(q => q.OverviewAsync(later))).RemoteTarget);
    }

    [Theory]
    [InlineData("/Bcp/Plans", 2)]
    [InlineData("/Bcp/Plans?Scope=System&Text=財務&Sort=NextReview&Descending=true&Overdue=true", 2)]
    [InlineData("/Bcp/Drills", 2)]
    [InlineData("/Bcp/Drills?OpenFindings=true&Fy=2025&State=Held", 2)]
    [InlineData("/Bcp/Networks", 2)]
    [InlineData("/Bcp/Checks", 3)]
    [InlineData("/Bcp/Checks?State=Open&Criticality=Important", 3)]
    [InlineData("/Bcp", 9)]
    [InlineData("/Systems/Counts", 4)]
    [InlineData("/Systems/Counts?Lifecycle=InOperation", 4)]
    public async Task A_page_takes_a_stated_number_of_commands(string address, int most)
    {
        await DemoAsync();
        var client = await SignedInAsync("reviewer1");
        Assert.Equal(200, (await client.GetAsync(address)).Status);
        var sent = await Commands.OfAsync(() => client.GetAsync(address));
        // One for the frame: notices and work that waits.
        Assert.True(sent.Count <= most + 1, $"{sent.Count} commands\n" + string.Join("\n\n", sent));
    }

    [Theory]
    [InlineData("/Bcp?handler=File", "text/csv")]
    [InlineData("/Bcp?handler=File&file=xlsx", "spreadsheetml")]
    [InlineData("/Bcp/Plans?handler=File&Scope=System", "text/csv")]
    [InlineData("/Bcp/Plans?handler=File&kind=xlsx", "spreadsheetml")]
    [InlineData("/Bcp/Drills?handler=File&file=xlsx&Kind=Full", "spreadsheetml")]
    [InlineData("/Bcp/Networks?handler=File", "text/csv")]
    [InlineData("/Bcp/Checks?handler=File&State=Open", "text/csv")]
    [InlineData("/Systems/Counts?handler=File", "text/csv")]
    [InlineData("/Systems/Counts?handler=File&file=xlsx", "spreadsheetml")]
    public async Task A_list_goes_out_as_it_is_shown_and_the_trail_says_so(string address, string type)
    {
        await DemoAsync();
        var client = await SignedInAsync("finance");
        var answer = await client.GetAsync(address);
        Assert.Equal(200, answer.Status);
        Assert.Contains(type, answer.Answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.True(answer.Body.Length > 100);
        Assert.Equal(1L, await Database.ScalarAsync("select count(*) from trail where action in ('BcpExported', 'SystemsExported')", asOwner: true));
    }

    private Task DemoAsync() => ReadAsync(async db =>
    {
        await DemoBcp.SeedAsync(db);
        return true;
    });
}

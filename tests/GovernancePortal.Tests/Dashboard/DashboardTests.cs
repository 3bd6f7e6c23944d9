using GovernancePortal.Bench;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Instructions;
using GovernancePortal.Tests.Kpis;
using GovernancePortal.Tests.Publication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Dashboard;

public sealed class DashboardTests : PortalTest
{
    [Fact]
    public async Task Twenty_plans_of_two_hundred_kpis_over_ten_years_cost_as_many_commands_as_none()
    {
        await ReadNowAsync();
        var none = (await Commands.OfAsync(() => ReadFreshAsync())).Count;
        await GenerateAsync(GeneratedPlans.Plans, GeneratedPlans.KpisOfPlan, GeneratedPlans.Years);
        CioReportContent? shown = null;
        var many = (await Commands.OfAsync(async () => shown = await ReadFreshAsync())).Count;
        Assert.Equal(GeneratedPlans.Plans * GeneratedPlans.KpisOfPlan, shown!.Kpis);
        Assert.True(many <= DashboardQueries.MostCommands, $"{many} commands.");
        Assert.Equal(none, many);
        // The page: the screen's commands and one of the frame.
        var cio = await SignedInAsync("cio");
        await cio.GetAsync("/Dashboard");
        var page = await Commands.OfAsync(() => cio.GetAsync("/Dashboard"));
        Assert.True(page.Count <= DashboardQueries.MostCommands + 1, $"{page.Count} commands.");
    }

    [Fact]
    public async Task The_cio_is_led_to_the_first_screen_and_everybody_else_to_the_own_work()
    {
        Assert.Equal("/Dashboard", (await (await SignedInAsync("cio")).GetAsync("/")).Location);
        Assert.Equal(200, (await (await SignedInAsync("cio")).GetAsync("/?mine=true")).Status);
        Assert.Equal(200, (await (await SignedInAsync("staff1")).GetAsync("/")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Dashboard")).Status);
    }

    [Fact]
    public async Task What_waits_for_the_cio_stands_under_what_is_to_be_decided()
    {
        var committee = await Cases.InAsync(ConsultationState.CommitteePending);
        var answered = await InstructionScene.AnsweredAsync(this);
        var shown = await ReadNowAsync();
        Assert.Equal([CioItemKind.CommitteeCase, CioItemKind.Answer], shown.Of(CioItemGroup.Decide).Select(i => i.Kind));
        Assert.Equal(($"case-{committee}", $"/Instructions/Details/{answered}"), (shown.Items[0].Key, shown.Items[1].Address));
        var page = await (await SignedInAsync("cio")).GetAsync("/Dashboard");
        Assert.Contains("IT推進会議", page.Text, StringComparison.Ordinal);
        Assert.All(shown.Items, item => Assert.NotNull(page.Document.QuerySelector($"main a[href='{item.Address}']")));
        foreach (var item in shown.Items)
        {
            Assert.Equal(200, (await page.Client.GetAsync(item.Address)).Status);
        }
    }

    [Fact]
    public async Task An_item_leads_only_those_to_its_page_who_may_open_it()
    {
        var id = await PublicationScene.SubmittedAsync(this);
        var address = (await ReadNowAsync()).Items.Single(i => i.Kind == CioItemKind.Publication).Address;
        Assert.Contains(id.ToString(), address, StringComparison.Ordinal);
        Assert.NotNull((await (await SignedInAsync("cio")).GetAsync("/Dashboard")).Document.QuerySelector($"main a[href='{address}']"));
        foreach (var reader in new[] { "auditlead", "ciso" })
        {
            var page = await (await SignedInAsync(reader)).GetAsync("/Dashboard");
            Assert.Single(page.Document.QuerySelectorAll(".cio-items span.title"));
            Assert.Null(page.Document.QuerySelector($"main a[href='{address}']"));
            Assert.Equal(403, (await page.Client.GetAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_kpi_that_fell_since_the_last_report_got_worse_and_one_that_rose_has_moved()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        await plan.HaveAsync(this, KpiFigureScene.Falling, 2025, 7);
        await FreezeAsync();
        Clock.Advance(TimeSpan.FromDays(7));
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 60);
        await plan.HaveAsync(this, KpiFigureScene.Falling, 2025, 5);
        var shown = await ReadNowAsync();
        var worse = Assert.Single(shown.Items, i => i.Kind == CioItemKind.KpiWorse);
        Assert.Equal((plan[KpiFigureScene.Cumulative], "KpiBand.Achieved", "KpiBand.Behind"), (worse.SubjectId, worse.Note[2], worse.Note[3]));
        Assert.Equal(plan[KpiFigureScene.Falling], Assert.Single(shown.Items, i => i.Kind == CioItemKind.KpiBetter).SubjectId);
        // Age, source and who stands for the figure.
        Assert.Equal(("CioSource.Kpis", (await ActorAsync("head1")).Name), (worse.Source, worse.ConfirmedBy));
        Assert.NotNull(worse.AsOf);
    }

    [Fact]
    public async Task An_instruction_goes_over_the_screen_from_overdue_to_closed()
    {
        var id = await InstructionScene.GivenAsync(this, dueIn: 5);
        Assert.Empty(Told(await ReadNowAsync()));
        Clock.Advance(TimeSpan.FromDays(8));
        var late = await ReadNowAsync();
        Assert.Equal((CioItemKind.InstructionOverdue, new InstructionNumbers(1, 1, 0)), (Told(late).Single().Kind, late.Instructions));
        await FreezeAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        await InstructionScene.AnswerAsync(this, id);
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.Accept });
        Assert.Equal(CioItemKind.InstructionClosed, Told(await ReadNowAsync()).Single().Kind);
    }

    [Fact]
    public async Task The_report_is_frozen_on_the_weekday_of_the_office_once_and_says_for_ever_what_it_said()
    {
        // The test's first of September is a Tuesday; reports are made on Fridays.
        Assert.Null(await UseAsync<CioReportService, Guid?>(s => s.FreezeOfTheWeekAsync(Clock.Now)));
        Clock.Advance(TimeSpan.FromDays(3));
        var id = await UseAsync<CioReportService, Guid?>(s => s.FreezeOfTheWeekAsync(Clock.Now));
        Assert.NotNull(id);
        Assert.Null(await UseAsync<CioReportService, Guid?>(s => s.FreezeOfTheWeekAsync(Clock.Now)));
        var cio = await ActorAsync("cio");
        Assert.Equal("Dashboard.ReportExists", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<CioReportService, Guid>(s => s.FreezeAsync(cio)))).Code);
        var before = await (await SignedInAsync("cio")).GetAsync($"/Dashboard/Print/{id}");
        await InstructionScene.GivenAsync(this, dueIn: 1);
        Clock.Advance(TimeSpan.FromDays(5));
        var after = await (await SignedInAsync("cio")).GetAsync($"/Dashboard/Print/{id}");
        Assert.Equal(before.Text, after.Text);
        Assert.Contains("CIO週報", after.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await SignedInAsync("cio")).GetAsync($"/Dashboard/Print/{Guid.Empty}")).Status);
    }

    [Fact]
    public async Task Progress_is_read_by_objective_and_by_bureau_and_leads_to_the_kpis()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        await plan.HaveAsync(this, KpiFigureScene.Falling, 2025, 7);
        var client = await SignedInAsync("cio");
        foreach (var address in new[] { "/Dashboard/Plans", "/Dashboard/Plans?By=bureau" })
        {
            var page = await client.GetAsync(address);
            Assert.Contains("1 / 2", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("figure[data-chart] table"));
            var link = page.Document.QuerySelectorAll("main table.list a").First().GetAttribute("href")!;
            Assert.Contains(KpiFigureScene.Cumulative, (await client.GetAsync(link)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_a_sitting_decisions_and_instructions_are_written_as_they_are_given_and_the_minutes_keep_both_names()
    {
        await InstructionScene.AnsweredAsync(this);
        var secretary = await SignedInAsync("secretary");
        var begun = await (await secretary.GetAsync("/Dashboard/Meetings")).Form().SubmitAsync("会議を始める");
        Assert.Equal(302, begun.Status);
        var page = await secretary.GetAsync(begun.Location!);
        var key = (await ReadAsync(db => db.Set<CioMeeting>().AsNoTracking().SingleAsync())).Agenda.First(i => i.Kind == CioItemKind.Answer).Key;
        var recorded = await page.Form("Input.Text").Fill("Input.ItemKey", key).Fill("Input.Text", "回答を受け入れる方向とする。").SubmitAsync();
        Assert.Equal(302, recorded.Status);
        var link = (await secretary.GetAsync(begun.Location!)).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Last(h => h.StartsWith("/Instructions/New", StringComparison.Ordinal));
        var given = await (await secretary.GetAsync(link)).Form("Input.Text").Fill("Input.SectionId", KpiFigureScene.Roads.ToString()).Fill("Input.Text", "手引を年内に広げること。").SubmitAsync();
        Assert.Equal((302, begun.Location), (given.Status, given.Location));
        page = await secretary.GetAsync(begun.Location!);
        Assert.Equal(302, (await page.Form("version").SubmitAsync("会議を終える")).Status);
        var minutes = await secretary.GetAsync(begun.Location!.Replace("Meeting", "Minutes", StringComparison.Ordinal));
        Assert.Contains("回答を受け入れる方向とする。", minutes.Text, StringComparison.Ordinal);
        Assert.Contains("手引を年内に広げること。", minutes.Text, StringComparison.Ordinal);
        Assert.Contains((await ActorAsync("cio")).Name, minutes.Text, StringComparison.Ordinal);
        Assert.Contains((await ActorAsync("secretary")).Name, minutes.Text, StringComparison.Ordinal);
        var actor = await ActorAsync("secretary");
        var id = (await ReadAsync(db => db.Set<CioMeeting>().AsNoTracking().SingleAsync())).Id;
        Assert.Equal("Dashboard.MeetingOver", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<CioMeetingService>(s => s.RecordAsync(id, new MeetingEntryInput { Kind = MeetingEntryKind.Remark, Text = "後から", SaidBy = "森野 みどり" }, actor)))).Code);
        var finance = await ActorAsync("finance");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<CioMeetingService, Guid>(s => s.BeginAsync(finance)));
    }

    // The ledger of the office has a season of its own.
    private static IEnumerable<CioItem> Told(CioReportContent content) => content.Items.Where(i => i.Kind != CioItemKind.SeasonOver);

    private Task<CioReportContent> ReadNowAsync() => UseAsync<DashboardQueries, CioReportContent>(q => q.ReadAsync(Clock.Now));

    // Past what is kept for a minute.
    private Task<CioReportContent> ReadFreshAsync()
    {
        Clock.Advance(TimeSpan.FromDays(1));
        return ReadNowAsync();
    }

    private async Task FreezeAsync()
    {
        var actor = await ActorAsync("cio");
        await UseAsync<CioReportService, Guid>(s => s.FreezeAsync(actor));
    }

    private Task GenerateAsync(int plans, int kpis, int years) => ReadAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(GeneratedPlans.Script(plans, kpis, years, 2019, 2025));
        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
        return true;
    });
}

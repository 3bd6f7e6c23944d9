using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.SelfChecks.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.SelfChecks;

public sealed class SelfCheckTests : PortalTest
{
    [Fact]
    public async Task Opening_freezes_the_questions_and_gives_every_live_section_one_sheet()
    {
        var id = await SelfCheckScene.OpenedAsync(this);
        var office = await ActorAsync("reviewer1");
        var asked = (await ReadAsync(db => db.Set<SelfCheckCampaign>().AsNoTracking().SingleAsync(c => c.Id == id))).Questions[0];
        var live = await UseAsync<Core.People.PeopleQueries, int>(async p => (await p.SectionsAsync(office.Today)).Count);
        Assert.Equal(live, await ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.CampaignId == id).Select(s => s.SectionId).Distinct().CountAsync()));
        Assert.Equal(live, await ReadAsync(db => db.Set<SelfCheckSheet>().CountAsync(s => s.CampaignId == id)));

        var stored = await ReadAsync(db => db.Set<SelfCheckQuestion>().AsNoTracking().SingleAsync(q => q.Id == asked.QuestionId));
        await UseAsync<SelfCheckService>(s => s.EditQuestionAsync(stored.Id, SelfCheckQuestionInput.Of(stored) with { Text = "別の文にした設問" }, office));
        Assert.Equal(2, await ReadAsync(db => db.Set<SelfCheckQuestion>().Where(q => q.Id == stored.Id).Select(q => q.Edition).SingleAsync()));
        var kept = (await ReadAsync(db => db.Set<SelfCheckCampaign>().AsNoTracking().SingleAsync(c => c.Id == id))).Questions[0];
        Assert.Equal(asked, kept);
        var version = await SelfCheckScene.VersionAsync(this, id);
        Assert.Equal("SelfCheck.NotDraft", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SelfCheckService, int>(s => s.OpenAsync(id, version, office)))).Code);
    }

    [Fact]
    public async Task The_section_answers_the_head_hands_in_and_the_trail_tells_it()
    {
        var campaign = await SelfCheckScene.OpenedAsync(this);
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("staff1"), n => n.Kind == "SelfCheck.Opened");
        var sheet = await SelfCheckScene.HandedInAsync(this, campaign);
        var stored = await SelfCheckScene.ReadAsync(this, sheet);
        Assert.Equal((SelfCheckSheetState.HandedIn, 3, 2, 1, false), (stored.State, stored.AnsweredCount, stored.YesCount, stored.GapCount, stored.IsLate));
        var trail = await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == sheet).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(["SelfCheckWritten", "SelfCheckPassOn", "SelfCheckHandIn"], trail.SkipWhile(a => a == "SelfCheckOpened"));

        await Assert.ThrowsAsync<Forbidden>(() => SelfCheckScene.DoAsync(this, sheet, "staff1", new SelfCheckActInput { Act = SelfCheckAct.Return, Reason = "x" }));
        await SelfCheckScene.DoAsync(this, sheet, "reviewer1", new SelfCheckActInput { Act = SelfCheckAct.Return, Reason = "期限を見直してください。" });
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("head1"), n => n.Kind == "SelfCheck.Return");
        var staff = await ActorAsync("staff1");
        Assert.Equal(SelfCheckWorkKind.Mend, (await UseAsync<SelfCheckWorkQueries, IReadOnlyList<SelfCheckWorkLine>>(q => q.WaitingAsync(staff))).Single().Kind);
    }

    [Fact]
    public async Task The_overdue_are_reminded_and_reminded_again_until_the_sheet_is_in()
    {
        var campaign = await SelfCheckScene.OpenedAsync(this);
        Clock.Advance(TimeSpan.FromDays(22));
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("head1"), n => n.Kind == "SelfCheck.Overdue");
        var before = (await NoticesOfAsync("head1")).Count(n => n.Kind == "SelfCheck.Overdue");
        Clock.Advance(TimeSpan.FromDays(8));
        await RelayAsync();
        Assert.True((await NoticesOfAsync("head1")).Count(n => n.Kind == "SelfCheck.Overdue") > before);
        var sheet = await SelfCheckScene.HandedInAsync(this, campaign);
        Assert.True((await SelfCheckScene.ReadAsync(this, sheet)).IsLate);
        before = (await NoticesOfAsync("head1")).Count(n => n.Kind == "SelfCheck.Overdue");
        Clock.Advance(TimeSpan.FromDays(8));
        await RelayAsync();
        Assert.Equal(before, (await NoticesOfAsync("head1")).Count(n => n.Kind == "SelfCheck.Overdue"));
    }

    [Fact]
    public async Task The_section_the_office_and_who_reads_audits_see_a_sheet_and_nobody_else_wherever_it_is_asked()
    {
        var sheet = await SelfCheckScene.HandedInAsync(this);
        foreach (var account in Actors.Accounts)
        {
            var actor = await ActorAsync(account);
            var stored = await SelfCheckScene.ReadAsync(this, sheet);
            var knows = SelfCheckAccess.Allows(actor, stored);
            Assert.Equal(knows, (await ReadAsync(db => db.Set<SelfCheckSheet>().VisibleTo(actor).Select(s => s.Id).ToListAsync())).Contains(sheet));
            Assert.Equal(knows, (await UseAsync<SelfCheckQueries, Page<SelfCheckEntryLine>>(q => q.EntriesAsync(stored.CampaignId, new SelfCheckEntryFilter { Open = true }, null, actor))).Items.Any(e => e.SheetId == sheet));
            // Everybody knows the totals, and only who sees all knows the sections.
            var view = await UseAsync<SelfCheckQueries, SelfCheckView>(q => q.ViewAsync(stored.CampaignId, actor));
            Assert.Equal((1, 0), (view.Results[0].Gaps, view.Results[0].Yes));
            Assert.Equal(SelfCheckAccess.SeesAll(actor), view.Progress.Count > 0);
        }
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/SelfChecks/Sheet/{sheet}")).Status);
        Assert.Equal(200, (await (await SignedInAsync("ciso")).GetAsync($"/SelfChecks/Sheet/{sheet}")).Status);
    }

    [Fact]
    public async Task The_risk_score_gets_the_share_of_the_latest_sheet_that_is_in()
    {
        var first = await SelfCheckScene.OpenedAsync(this);
        await SelfCheckScene.HandedInAsync(this, first);
        await SelfCheckScene.CloseAsync(this, first);
        var gaps = await UseAsync<SelfCheckQueries, IReadOnlyDictionary<Guid, int>>(q => q.GapsAsync());
        Assert.Equal((SelfCheckScene.Roads, 33), (Assert.Single(gaps).Key, gaps[SelfCheckScene.Roads]));
        Clock.Advance(TimeSpan.FromDays(1));
        var second = await SelfCheckScene.OpenedAsync(this, "9月の自己点検");
        // Begun is not handed in: the last one counts.
        var sheet = await SelfCheckScene.SheetIdAsync(this, second);
        await SelfCheckScene.WriteAsync(this, sheet, new SelfCheckSheetInput { Rows = [.. Enumerable.Repeat(new SelfCheckEntryRow { Reply = SelfCheckReply.Yes }, SelfCheckScene.Asked)] });
        Assert.Equal(33, (await UseAsync<SelfCheckQueries, IReadOnlyDictionary<Guid, int>>(q => q.GapsAsync()))[SelfCheckScene.Roads]);
        await SelfCheckScene.DoAsync(this, sheet, "staff1", new SelfCheckActInput { Act = SelfCheckAct.PassOn });
        await SelfCheckScene.DoAsync(this, sheet, "head1", new SelfCheckActInput { Act = SelfCheckAct.HandIn });
        Assert.Equal(0, (await UseAsync<SelfCheckQueries, IReadOnlyDictionary<Guid, int>>(q => q.GapsAsync()))[SelfCheckScene.Roads]);
        var office = await ActorAsync("reviewer1");
        var view = await UseAsync<SelfCheckQueries, SelfCheckView>(q => q.ViewAsync(second, office));
        Assert.Equal(((int?)0, (int?)100), (view.Results[0].Share, view.Results[0].Before));
    }

    [Fact]
    public async Task The_figures_are_the_sheets_of_the_year()
    {
        var campaign = await SelfCheckScene.OpenedAsync(this);
        await SelfCheckScene.HandedInAsync(this, campaign);
        var ask = FigureAsk.Now(OfficeTime.DayOf(Clock.Now));
        var sheets = await ReadAsync(db => db.Set<SelfCheckSheet>().CountAsync());
        var response = await UseAsync<FigureBook, Figure?>(b => b.Find("SelfChecks.Response")!.ReadAsync(ask));
        Assert.Equal((1m, (decimal?)sheets), (response!.Numerator, response.Denominator));
        Assert.Equal(33.3333m, (await UseAsync<FigureBook, Figure?>(b => b.Find("SelfChecks.Gaps")!.ReadAsync(ask)))!.Value);
        var other = await ActorAsync("staff2");
        Assert.DoesNotContain(await UseAsync<FigureBook, IReadOnlyList<FigureRow>>(b => b.Find("SelfChecks.Response")!.RowsAsync(ask, other)), r => r.Counted > 0);
    }

    [Fact]
    public async Task An_improvement_is_told_after_the_close_and_leaves_the_open_gaps()
    {
        var campaign = await SelfCheckScene.OpenedAsync(this);
        var sheet = await SelfCheckScene.HandedInAsync(this, campaign);
        await SelfCheckScene.CloseAsync(this, campaign);
        var office = await ActorAsync("reviewer1");
        Task<int> OpenGapsAsync() => UseAsync<SelfCheckQueries, int>(q => q.CountEntriesAsync(campaign, new SelfCheckEntryFilter { Open = true }, office));
        Assert.Equal(1, await OpenGapsAsync());
        var gap = (await SelfCheckScene.ReadAsync(this, sheet)).Entries.Single(e => e.IsOpenGap);
        await SelfCheckScene.DoAsync(this, sheet, "staff1", new SelfCheckActInput { Act = SelfCheckAct.Mend, EntryId = gap.Id });
        Assert.Equal(0, await OpenGapsAsync());
        Assert.Equal("SelfCheck.NoOpenGap", (await Assert.ThrowsAsync<RuleViolation>(() => SelfCheckScene.DoAsync(this, sheet, "staff1", new SelfCheckActInput { Act = SelfCheckAct.Mend, EntryId = gap.Id }))).Code);
    }

    [Fact]
    public async Task A_reorganisation_hands_the_sheets_over()
    {
        var sheet = await SelfCheckScene.HandedInAsync(this);
        var held = await UseAsync<IEnumerable<ISectionSuccession>, IReadOnlyList<SectionHolding>>(all => all.Single(s => s.Key == "SelfChecks").HeldByAsync([SelfCheckScene.Roads]));
        Assert.Equal(sheet, Assert.Single(held).Id);
    }

    [Fact]
    public async Task The_demonstration_has_a_closed_campaign_with_results_and_one_that_runs()
    {
        await UseAsync<DemoSelfChecks>(d => d.SeedAsync(Clock.Now));
        var cio = await ActorAsync("cio");
        var lines = (await UseAsync<SelfCheckQueries, Page<SelfCheckLine>>(q => q.PageAsync(new SelfCheckFilter(), null, cio))).Items;
        Assert.Equal([SelfCheckCampaignState.Open, SelfCheckCampaignState.Closed], lines.Select(l => l.State));
        Assert.All(lines, l => Assert.InRange(l.HandedIn, 1, l.Sheets - 1));
        Assert.InRange(lines[1].Share!.Value, 1, 60);
    }
}

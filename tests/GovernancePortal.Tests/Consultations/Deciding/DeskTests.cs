using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>What the desks of the office and of the sections show besides the case: papers of a sitting, work that nears, the list by method.</summary>
public sealed class DeskTests : CaseTest
{
    [Fact]
    public async Task All_papers_of_a_sitting_come_at_once_in_the_order_of_its_agenda()
    {
        var one = await Cases.InAsync(ConsultationState.CommitteePending, CaseShape.Committee with { Title = "一件目の事業" });
        var other = await Cases.InAsync(ConsultationState.CommitteePending, CaseShape.Committee with { Title = "二件目の事業" });
        var meeting = await FormTable.MeetingAsync(this);
        var secretary = await ActorAsync("secretary");
        foreach (var id in new[] { other, one })
        {
            var version = await ReadAsync(db => db.Set<CommitteeMeeting>().Where(m => m.Id == meeting).Select(m => m.Version).SingleAsync());
            await UseAsync<CommitteeService>(s => s.AddAsync(meeting, version, id, secretary));
        }
        var client = await SignedInAsync("secretary");
        Assert.Contains($"/Administration/Committee/Papers/{meeting}", (await client.GetAsync($"/Administration/Committee/Meeting/{meeting}")).Html, StringComparison.OrdinalIgnoreCase);
        var papers = (await client.GetAsync($"/Administration/Committee/Papers/{meeting}")).Document.QuerySelectorAll("section.paper-case");
        Assert.Equal(["二件目の事業", "一件目の事業"], papers.Select(p => p.GetAttribute("aria-label")));
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Administration/Committee/Papers/{meeting}")).Status);
    }

    [Fact]
    public async Task A_go_live_that_nears_without_its_consultation_is_work_of_the_section()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        var c = await Cases.LoadAsync(second);
        var first = await Cases.LoadAsync(c.PreBudgetId!.Value);
        var launch = DateOnly.Parse(first.SectionOf('H').Values["H1.Launch"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(await WorkAsync(), l => l.Id == second);
        var near = launch.AddDays(-20);
        Clock.Go(near.Year, near.Month, near.Day);
        var line = Assert.Single(await WorkAsync(), l => l.Id == second);
        Assert.Equal((WorkKind.StartPreOperation, Core.Calendar.GateKind.GoLiveFiling), (line.Kind, line.Gate!.Kind));
        Assert.True(line.Gate.Day < launch);
        await Cases.DoAsync<StageService>("staff1", second, (s, v, a) => s.StartPreOperationAsync(second, v, a));
        Assert.DoesNotContain(await WorkAsync(), l => l.Id == second);
    }

    private async Task<IReadOnlyList<WorkLine>> WorkAsync()
    {
        var (actor, calendar) = (await ActorAsync("staff1"), await UseAsync<ConsultationCaseService, Core.Calendar.OfficeCalendar>(s => s.CalendarAsync()));
        return await UseAsync<WorkQueries, IReadOnlyList<WorkLine>>(q => q.WaitingAsync(actor, calendar));
    }

    [Fact]
    public async Task The_list_is_searched_by_method_on_two_levels()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        var method = (await Cases.LoadAsync(id)).Method!;
        Assert.True(await ListsAsync("reviewer1", method, id));
        Assert.True(await ListsAsync("reviewer1", ConsultationCodes.MethodGroup(method), id));
        Assert.False(await ListsAsync("reviewer1", "Joint", id));
        Assert.False(await ListsAsync("reviewer1", "Other", id));
        // Another section knows of the decided case, but not how it will be procured.
        Assert.False(await ListsAsync("staff2", method, id));
        var page = await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations?Method={ConsultationCodes.MethodGroup(method)}");
        Assert.NotNull(page.Document.QuerySelector("select[name=Method] option[selected]"));
    }

    private async Task<bool> ListsAsync(string account, string method, Guid id)
    {
        var actor = await ActorAsync(account);
        return (await UseAsync<ConsultationQueries, Core.Platform.Page<ConsultationLine>>(q => q.ListAsync(new ConsultationFilter { Method = method }, null, actor))).Items.Any(l => l.Id == id);
    }

    [Fact]
    public async Task Whoever_is_named_third_party_reviewer_is_told()
    {
        var sheet = await FitGapScene.BegunAsync(this);
        await RelayAsync();
        Assert.Equal(await ReadAsync(db => db.Set<Core.Consultations.FitGap.FitGapSheet>().CountAsync(s => s.ReviewerId != null)), await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "Consultation.FitGapReviewer")));
        var staff = await ActorAsync("staff1");
        var known = await ReadAsync(db => db.Set<Core.Consultations.FitGap.FitGapSheet>().AsNoTracking().SingleAsync());
        await UseAsync<Core.Consultations.FitGap.FitGapService>(s => s.DescribeAsync(known.ConsultationId, known.Version, new() { Package = known.Package, Origin = known.Origin, Reviewer = "auditor1" }, staff));
        await RelayAsync();
        var told = Core.People.Demo.DemoOffice.UserId("auditor1");
        var notice = await ReadAsync(db => db.Set<Notice>().SingleAsync(n => n.UserId == told));
        Assert.Equal(("Consultation.FitGapReviewer", $"/Consultations/FitGap/{known.ConsultationId}"), (notice.Kind, notice.Link));
        Assert.NotEqual(Guid.Empty, sheet);
    }
}

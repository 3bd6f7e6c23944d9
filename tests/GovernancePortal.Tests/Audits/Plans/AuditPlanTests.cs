using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Audits.Engagements;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Audits.Plans;

public sealed class AuditPlanTests : PortalTest
{
    [Fact, Trait("Rule", "R257"), Trait("Rule", "R259")]
    public async Task A_medium_term_plan_covers_every_section_and_governs_the_year_whose_audits_it_makes_once()
    {
        var id = await AuditPlanScene.SubmittedAsync(this);
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("ciso"), n => n.Kind == "AuditPlan.Submit");
        var ciso = await ActorAsync("ciso");
        Assert.True(Assert.Single(await UseAsync<AuditPlanQueries, IReadOnlyList<AuditPlanWorkLine>>(q => q.WaitingAsync(ciso))).ToApprove);
        Assert.Empty(await AuditPlanScene.DoAsync(this, id, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("auditlead"), n => n.Kind == "AuditPlan.Approve");

        var director = await ActorAsync("auditlead");
        var coverage = await UseAsync<AuditPlanQueries, CoverageView>(q => q.CoverageAsync(new CoverageFilter { Plan = id }, director));
        Assert.Equal((252, 252), (coverage.Live, coverage.Covered));
        // The two kinds are counted each by itself, year by year.
        var planned = (await AuditPlanScene.ReadAsync(this, id)).Lines;
        Assert.All(new[] { AuditNature.General, AuditNature.MyNumber }, kind => Assert.Contains(planned, l => l.Nature == kind));
        Assert.All(Enumerable.Range(coverage.From.Year, 6).Select(y => new FiscalYear(y)), y =>
            Assert.All(new[] { AuditNature.General, AuditNature.MyNumber }, kind => Assert.Equal(planned.Count(l => l.FiscalYear == y && l.Nature == kind), coverage.CountOf(y, kind))));
        var year = FiscalYear.Of(director.Today);
        var first = await UseAsync<AuditPlanService, Guid>(s => s.BeginYearAsync(id, new AuditYearInput { FiscalYear = year, Name = "年度計画", Focus = "委託先" }, director));
        Assert.Equal("AuditPlan.YearExists", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditPlanService, Guid>(s => s.BeginYearAsync(id, new AuditYearInput { FiscalYear = year, Name = "もう一つ" }, director)))).Code);
        Assert.Empty(await AuditPlanScene.DoAsync(this, first, "auditlead", new AuditPlanActInput { Act = AuditPlanAct.Submit }));
        Assert.Empty(await AuditPlanScene.DoAsync(this, first, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));
        var lines = (await AuditPlanScene.ReadAsync(this, first)).Lines.Count;
        var numbers = await ReadAsync(db => db.Set<AuditEngagement>().Where(a => a.PlanId == first).Select(a => a.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal((lines, $"{year.Short}-監-0001"), (numbers.Count, numbers[0]));
        // A revision of the year, approved without a change, makes none twice.
        var version = await AuditPlanScene.VersionAsync(this, first);
        var again = await UseAsync<AuditPlanService, Guid>(s => s.ReviseAsync(first, version, director));
        Assert.Empty(await AuditPlanScene.DoAsync(this, again, "auditlead", new AuditPlanActInput { Act = AuditPlanAct.Submit }));
        Assert.Empty(await AuditPlanScene.DoAsync(this, again, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));
        Assert.Equal(AuditPlanState.Superseded, (await AuditPlanScene.ReadAsync(this, first)).State);
        Assert.Equal(lines, await ReadAsync(db => db.Set<AuditEngagement>().CountAsync()));
    }

    [Fact]
    public async Task A_revision_of_the_year_reaches_the_audits_still_planned_and_leaves_those_announced()
    {
        var cycle = await AuditPlanScene.ApprovedAsync(this);
        var director = await ActorAsync("auditlead");
        var year = FiscalYear.Of(director.Today).Next;
        var first = await UseAsync<AuditPlanService, Guid>(s => s.BeginYearAsync(cycle, new AuditYearInput { FiscalYear = year, Name = "年度計画" }, director));
        Assert.Empty(await AuditPlanScene.DoAsync(this, first, "auditlead", new AuditPlanActInput { Act = AuditPlanAct.Submit }));
        Assert.Empty(await AuditPlanScene.DoAsync(this, first, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));
        // Two audits led by somebody who may prepare them, then two others.
        var leads = await ReadAsync(db => db.Set<Auditor>().Where(a => a.UserId == DemoOffice.UserId("auditor1") || a.UserId == DemoOffice.UserId("auditor2")).ToDictionaryAsync(a => a.Id, a => a.UserId == DemoOffice.UserId("auditor1") ? "auditor1" : "auditor2"));
        var lines = (await AuditPlanScene.ReadAsync(this, first)).Lines.Where(l => l.Nature == AuditNature.General).OrderBy(l => leads.ContainsKey(l.LeadId) ? 0 : 1).ThenBy(l => l.Id).Take(4).ToList();
        var audits = await ReadAsync(db => db.Set<AuditEngagement>().Where(a => a.PlanId == first).ToDictionaryAsync(a => a.PlanLineId!.Value, a => a.Id));
        var (changed, announced, closing, kept) = (audits[lines[0].Id], audits[lines[1].Id], audits[lines[2].Id], audits[lines[3].Id]);
        foreach (var (audit, line) in new[] { (changed, lines[0]), (announced, lines[1]) })
        {
            await AuditScene.PrepareAsync(this, audit, leads[line.LeadId]);
            await AuditScene.DoAsync(this, audit, "auditlead", new AuditActInput { Act = AuditAct.ApprovePlan });
        }
        await AuditScene.DoAsync(this, announced, "auditlead", new AuditActInput { Act = AuditAct.Notify, Reason = "体制" });
        var before = await AuditScene.ReadAsync(this, kept);

        // The revision: the lead and a member change places, and one section is wound up before the cycle ends.
        var version = await AuditPlanScene.VersionAsync(this, first);
        var again = await UseAsync<AuditPlanService, Guid>(s => s.ReviseAsync(first, version, director));
        var wound = lines[2].SectionId;
        var end = year.Plus(2).End;
        await ReadAsync(async db =>
        {
            (await db.Set<Core.People.Section>().SingleAsync(s => s.Id == wound)).ValidTo = end;
            db.Act(director, "SectionEdited", new("Section", wound));
            return await db.SaveChangesAsync();
        });
        var revised = await AuditPlanScene.ReadAsync(this, again);
        AuditPlanLine Line(AuditPlanLine old) => revised.Lines.Single(l => l.SectionId == old.SectionId && l.Nature == old.Nature);
        Assert.True(Line(lines[1]).IsLocked);
        Assert.False(Line(lines[0]).IsLocked);
        Assert.Empty(await UseAsync<AuditPlanService, IReadOnlyList<PlannerBreach>>(s => s.PutLineAsync(again, Line(lines[0]).Id, AuditLineInput.Of(Line(lines[0]), revised.Version) with { LeadId = lines[0].MemberIds[0], MemberIds = [lines[0].LeadId] }, director)));
        var put = await AuditPlanScene.VersionAsync(this, again);
        await UseAsync<AuditPlanService>(s => s.TakeLineAsync(again, Line(lines[2]).Id, put, director));
        Assert.Empty(await AuditPlanScene.DoAsync(this, again, "auditlead", new AuditPlanActInput { Act = AuditPlanAct.Submit }));
        Assert.Equal(lines[0].LeadId, (await AuditScene.ReadAsync(this, changed)).Team.Single(m => m.IsLead).AuditorId);
        Assert.Empty(await AuditPlanScene.DoAsync(this, again, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));

        var now = await AuditScene.ReadAsync(this, changed);
        Assert.Equal((lines[0].MemberIds[0], AuditState.Planned, null), (now.Team.Single(m => m.IsLead).AuditorId, now.State, now.PlanApprovedAt));
        Assert.Equal((AuditState.Cancelled, "年度計画"), ((await AuditScene.ReadAsync(this, closing)).State, (await AuditScene.ReadAsync(this, closing)).Reason));
        Assert.Equal(AuditState.Notified, (await AuditScene.ReadAsync(this, announced)).State);
        Assert.Equal(before.Revision, (await AuditScene.ReadAsync(this, kept)).Revision);
        // The lines of the revision lead to the audits, none made twice.
        var reached = await UseAsync<AuditPlanQueries, IReadOnlyDictionary<Guid, (Guid Id, string Number)>>(q => q.AuditsOfAsync(again));
        Assert.Equal((changed, announced, audits.Count), (reached[Line(lines[0]).Id].Id, reached[Line(lines[1]).Id].Id, await ReadAsync(db => db.Set<AuditEngagement>().CountAsync())));
        var trail = await ReadAsync(db => db.Set<Core.Platform.Trail.TrailEntry>().Where(e => e.Action == "AuditPlanApprove" && e.Reason == "年度計画").Select(e => e.SubjectId).ToListAsync());
        Assert.Equal(new[] { changed, closing }.Order(), trail.Order());
    }

    [Fact]
    public async Task A_move_that_breaks_independence_is_not_saved_and_is_logged()
    {
        var (id, line) = await AuditPlanScene.LineAsync(this);
        var own = await AuditPlanScene.AuditorAsync(this, "staff1");
        var actor = await ActorAsync("auditlead");
        var before = await AuditPlanScene.ReadAsync(this, id);
        var breaches = await UseAsync<AuditPlanService, IReadOnlyList<PlannerBreach>>(s => s.PutLineAsync(id, line, AuditLineInput.Of(before.Lines[0], before.Version) with { LeadId = own }, actor));
        Assert.NotEmpty(breaches);
        var after = await AuditPlanScene.ReadAsync(this, id);
        Assert.Equal((before.Version, before.Lines[0].LeadId), (after.Version, after.Lines[0].LeadId));
        Assert.Contains(await ReadAsync(db => db.Set<Core.Platform.Trail.TrailEntry>().Select(e => e.Action).ToListAsync()), a => a == "AuditLineRefused");
    }

    [Fact, Trait("Rule", "R258")]
    public async Task Auditors_come_from_the_division_and_the_bureaus_by_the_section_of_the_day()
    {
        await AuditPlanScene.AuditorAsync(this, "reviewer1");
        await AuditPlanScene.AuditorAsync(this, "auditor1");
        await AuditPlanScene.OutsideAsync(this);
        var today = (await ActorAsync("auditlead")).Today;
        var auditors = await UseAsync<AuditOfficeQueries, IReadOnlyList<OfficeAuditor>>(q => q.AuditorsAsync(today));
        Assert.Equal([AuditorPool.Division, AuditorPool.Bureau, AuditorPool.External], new[] { DemoOffice.UserId("reviewer1"), DemoOffice.UserId("auditor1"), (Guid?)null }.Select(user => auditors.Single(a => a.UserId == user).Pool));
    }

    [Fact]
    public async Task Only_rules_two_and_six_are_set_aside_and_only_by_the_ciso()
    {
        var auditor = await AuditPlanScene.AuditorAsync(this, "auditor1");
        var (ciso, director, secretary) = (await ActorAsync("ciso"), await ActorAsync("auditlead"), await ActorAsync("secretary"));
        var input = new AuditExceptionInput { Rule = 2, AuditorId = auditor, SectionId = AuditPlanScene.Roads, Until = ciso.Today.AddMonths(6), Reason = "ほかに適任者がいない。" };
        await UseAsync<AuditOfficeService, Guid>(s => s.ExceptAsync(input, ciso));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AuditOfficeService, Guid>(s => s.ExceptAsync(input, director)));
        Assert.Equal("AuditException.Never", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditOfficeService, Guid>(s => s.ExceptAsync(input with { Rule = 1 }, ciso)))).Code);
        Assert.Equal("AuditPlan.SaidByMissing", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditOfficeService, Guid>(s => s.ExceptAsync(input, secretary)))).Code);
        Assert.Equal(2, (await UseAsync<AuditRegisterQueries, List<AuditException>>(q => q.ExceptionsAsync())).Single().Rule);
    }

    [Fact]
    public async Task A_recorded_approval_keeps_both_names_and_needs_its_document()
    {
        var id = await AuditPlanScene.SubmittedAsync(this);
        var today = (await ActorAsync("secretary")).Today;
        var input = new AuditPlanActInput { Act = AuditPlanAct.Approve, SaidBy = "大樹 つよし", SaidOn = today };
        Assert.Equal("AuditPlan.DocumentMissing", (await Assert.ThrowsAsync<RuleViolation>(() => AuditPlanScene.DoAsync(this, id, "secretary", input))).Code);
        Assert.Empty(await AuditPlanScene.DoAsync(this, id, "secretary", input with { DocumentNumber = "情政第12号" }));
        var plan = await AuditPlanScene.ReadAsync(this, id);
        Assert.Equal(("大樹 つよし", "情政第12号", (await ActorAsync("secretary")).Name), (plan.DecidedBy, plan.DocumentNumber, plan.RecordedBy));
        Assert.Equal(plan.Lines.Count, plan.Content!.Lines.Count);
    }

    [Fact, Trait("Rule", "R260")]
    public async Task Capacities_are_said_by_year_and_kind_and_shown_beside_the_sections()
    {
        var id = await AuditPlanScene.DraftAsync(this);
        var page = await (await SignedInAsync("auditlead")).GetAsync($"/Audits/Plans/Edit/{id}");
        var form = page.Form("Input.Name").Fill("Input.Capacities[0].General", "23").Fill("Input.Capacities[0].MyNumber", "7").Fill("Input.Headcount", "100");
        Assert.Equal(302, (await form.SubmitAsync()).Status);
        var plan = await AuditPlanScene.ReadAsync(this, id);
        Assert.Equal((23, 7, 100), (plan.Capacities[0].General, plan.Capacities[0].MyNumber, plan.Headcount));
    }

    [Fact]
    public async Task The_rule_of_access_is_the_same_on_one_plan_and_on_a_query()
    {
        var id = await AuditPlanScene.DraftAsync(this);
        var plan = await AuditPlanScene.ReadAsync(this, id);
        foreach (var key in new[] { "auditlead", "auditor1", "ciso", "cio", "secretary", "staff1", "reviewer1", "admin" })
        {
            var actor = await ActorAsync(key);
            Assert.Equal(AuditPlanAccess.Allows(actor, plan), await ReadAsync(db => db.Set<AuditPlan>().VisibleTo(actor).AnyAsync(p => p.Id == id)));
        }
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Audits/Plans")).Status);
        Assert.Equal(403, (await (await SignedInAsync("auditor1")).GetAsync("/Audits/Plans/New")).Status);
    }

    [Fact]
    public async Task A_line_moves_by_the_plain_form_and_a_violation_answers_422_with_what_was_typed()
    {
        var (id, line) = await AuditPlanScene.LineAsync(this);
        var lead = await SignedInAsync("auditlead");
        var refused = await (await lead.GetAsync($"/Audits/Plans/Line/{id}?line={line}")).Form("Input.Month").Fill("Input.Month", "4").SubmitAsync();
        Assert.Equal((422, "4"), (refused.Status, refused.Form("Input.Month").ValueOf("Input.Month")));
        var moved = await refused.Form("Input.Month").Fill("Input.Month", "10").SubmitAsync();
        Assert.True(moved.Status == 302, string.Join(" | ", moved.Errors));
        Assert.Equal(10, (await AuditPlanScene.ReadAsync(this, id)).Lines.Single().Month);
        Assert.Contains("○般10月", (await lead.GetAsync($"/Audits/Plans/Coverage?Plan={id}")).Text, StringComparison.Ordinal);
    }
}

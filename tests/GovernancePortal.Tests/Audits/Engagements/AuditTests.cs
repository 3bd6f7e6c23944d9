using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Audits.Engagements;

public sealed class AuditTests : PortalTest
{
    [Fact]
    public async Task A_plan_is_approved_by_somebody_else_than_its_author_and_the_notice_needs_the_approval()
    {
        var id = await AuditScene.PlannedAsync(this);
        Assert.Equal("Audit.PlanNotApproved", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.DoAsync(this, id, "auditor1", new() { Act = AuditAct.Notify, Reason = "項目" }))).Code);
        await AuditScene.PrepareAsync(this, id, "auditlead");
        Assert.Equal("Audit.PlanOwn", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.ApprovePlan }))).Code);
        await Assert.ThrowsAsync<Forbidden>(() => AuditScene.DoAsync(this, id, "auditor1", new() { Act = AuditAct.ApprovePlan }));
        await AuditScene.PrepareAsync(this, id, "auditor1");
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.ApprovePlan });
        Assert.NotNull((await AuditScene.ReadAsync(this, id)).PlanApprovedAt);
        // Written anew it has to be approved anew.
        await AuditScene.PrepareAsync(this, id, "auditor1");
        Assert.Null((await AuditScene.ReadAsync(this, id)).PlanApprovedAt);
    }

    [Fact]
    public async Task The_notice_goes_to_the_section_with_the_questions_in_force()
    {
        var id = await AuditScene.NotifiedAsync(this);
        var audit = await AuditScene.ReadAsync(this, id);
        Assert.Equal((AuditState.Notified, AuditQuestionTemplate.On(OfficeTime.DayOf(Clock.Now), audit.Nature).Count()), (audit.State, audit.Questions.Count));
        await RelayAsync();
        var head = await ActorAsync("head1");
        Assert.Contains(await ReadAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.UserId == head.UserId).ToListAsync()), n => n.Kind == "Audit.Notify" && n.Arguments[0] == audit.Number);
    }

    [Fact]
    public async Task A_team_that_is_not_independent_is_refused_and_the_refusal_is_kept()
    {
        var director = await ActorAsync("auditlead");
        var own = DemoOffice.Section("教育総務課").Id;
        Assert.Equal("Audit.IndependenceOwnSection", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.PlannedAsync(this, own))).Code);
        Assert.Empty(await ReadAsync(db => db.Set<AuditEngagement>().ToListAsync()));
        var kept = await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.Action == "AuditTeamRefused").Select(e => new { e.ActorName, e.Reason }).SingleAsync());
        Assert.Equal(director.Name, kept.ActorName);
        Assert.Contains("教育総務課", kept.Reason, StringComparison.Ordinal);
        var order = AuditScene.Order(this);
        Assert.Equal("Audit.IndependenceTeamSize", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditService, Guid>(s => s.OrderAsync(order with { Team = [order.Team[0]] }, director)))).Code);
    }

    [Fact]
    public async Task The_paper_is_reviewed_by_the_other_auditor_and_never_changes_again()
    {
        var id = await AuditScene.PapersAsync(this);
        await AuditScene.WritePaperAsync(this, id, "auditor1");
        await AuditScene.DoAsync(this, id, "auditor1", new() { Act = AuditAct.PassPaper });
        Assert.Equal("Audit.PaperOwn", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.DoAsync(this, id, "auditor1", new() { Act = AuditAct.ReviewPaper }))).Code);
        await AuditScene.DoAsync(this, id, "auditor2", new() { Act = AuditAct.ReviewPaper, Reason = "確かめた。" });
        Assert.Equal("Audit.PaperFrozen", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.WritePaperAsync(this, id, "auditor1", "別の証拠"))).Code);
        var paper = (await AuditScene.ReadAsync(this, id)).Paper!;
        Assert.Equal("台帳を閲覧した。", paper.Evidence);
        // In the entity too, whoever asks.
        var other = await ActorAsync("auditor2");
        Assert.Equal("Audit.PaperFrozen", Assert.Throws<RuleViolation>(() => paper.Write(new AuditPaperInput { Evidence = "別", Judgement = "別" }, other)).Code);
    }

    [Fact]
    public async Task An_advisory_report_may_not_sound_like_assurance()
    {
        var id = await AuditScene.PapersAsync(this);
        var lead = await ActorAsync("auditor1");
        var input = new AuditReportInput { Overview = "閲覧した。", Opinion = "おおむね、重要な問題は ない。", Version = (await AuditScene.ReadAsync(this, id)).Version };
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditService>(s => s.WriteReportAsync(id, input, lead)));
        Assert.Equal("Audit.SoundsLikeAssurance", refused.Code);
        await UseAsync<AuditService>(s => s.WriteReportAsync(id, input with { IsAdvisory = false }, lead));
        Assert.Equal(lead.Name, (await AuditScene.ReadAsync(this, id)).ReportWrittenBy);
    }

    [Fact, Trait("Rule", "R251")]
    public async Task The_report_is_put_before_the_ciso_and_the_committee_and_the_committees_judgement_is_kept_with_its_day()
    {
        var lead = await ActorAsync("auditor1");
        var id = await AuditScene.ReportWrittenAsync(this);
        // The way from the papers to the facts is another test's.
        await ReadAsync(async db =>
        {
            db.Entry(await db.Set<AuditEngagement>().SingleAsync(a => a.Id == id)).Property(a => a.State).CurrentValue = AuditState.FactCheck;
            db.Act(lead, "Test");
            return await db.SaveChangesAsync();
        });
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Issue });
        // Not even the section hears of it before the CISO.
        Assert.Equal("Audit.NotPresented", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.NotifyResult }))).Code);
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Present, To = PresentedTo.Ciso, On = lead.Today.AddDays(-1) });
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Present, To = PresentedTo.Committee, On = lead.Today, Reason = "規程はおおむね守られていると評価する。" });
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.NotifyResult });
        var kept = (await AuditScene.ReadAsync(this, id)).Presentations.OrderBy(p => p.On).Select(p => (p.To, p.On, p.Note)).ToList();
        Assert.Equal([(PresentedTo.Ciso, lead.Today.AddDays(-1), null), (PresentedTo.Committee, lead.Today, "規程はおおむね守られていると評価する。")], kept);
        Assert.Contains("規程はおおむね守られていると評価する。", (await (await SignedInAsync("secretary")).GetAsync($"/Audits/Details/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audited_head_never_acts_on_paper_or_report_and_knows_of_no_paper()
    {
        var id = await AuditScene.PapersAsync(this);
        await AuditScene.WritePaperAsync(this, id, "auditor1");
        await Assert.ThrowsAsync<Forbidden>(() => AuditScene.DoAsync(this, id, "head1", new() { Act = AuditAct.BeginFactCheck }));
        var head = await SignedInAsync("head1");
        Assert.Equal(404, (await head.GetAsync($"/Audits/Papers/{id}")).Status);
        Assert.Equal(404, (await head.GetAsync($"/Audits/Print/{id}")).Status);
        Assert.Equal(200, (await head.GetAsync($"/Audits/Survey/{id}")).Status);
        Assert.Equal(200, (await (await SignedInAsync("auditor2")).GetAsync($"/Audits/Papers/{id}")).Status);
    }

    [Fact]
    public async Task A_postponed_audit_is_planned_again_and_needs_its_plan_anew()
    {
        var id = await AuditScene.ApprovedAsync(this);
        var month = (await AuditScene.ReadAsync(this, id)).Month;
        Assert.Equal("Audit.MonthNotLater", (await Assert.ThrowsAsync<RuleViolation>(() => AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Postpone, Reason = "移転", Month = month }))).Code);
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Postpone, Reason = "移転", Month = month.AddMonths(2).AddDays(14) });
        await AuditScene.DoAsync(this, id, "auditlead", new() { Act = AuditAct.Resume });
        var audit = await AuditScene.ReadAsync(this, id);
        Assert.Equal((AuditState.Planned, month.AddMonths(2), null), (audit.State, audit.Month, audit.PlanApprovedAt));
    }

    [Fact]
    public async Task Who_may_know_of_an_audit_is_the_same_on_a_record_and_on_a_query_before_and_after_the_notice()
    {
        foreach (var id in new[] { await AuditScene.PlannedAsync(this), await AuditScene.NotifiedAsync(this) })
        {
            foreach (var account in Actors.Accounts)
            {
                var actor = await ActorAsync(account);
                var allowed = AuditEngagementAccess.Allows(actor, await AuditScene.ReadAsync(this, id));
                Assert.Equal(allowed, (await ReadAsync(db => db.Set<AuditEngagement>().VisibleTo(actor).Select(a => a.Id).ToListAsync())).Contains(id));
            }
            var notified = (await AuditScene.ReadAsync(this, id)).NotifiedAt is not null;
            Assert.Equal(notified, AuditEngagementAccess.Allows(await ActorAsync("staff1"), await AuditScene.ReadAsync(this, id)));
            Assert.False(AuditEngagementAccess.Allows(await ActorAsync("staff2"), await AuditScene.ReadAsync(this, id)));
            Assert.False(AuditEngagementAccess.Allows(await ActorAsync("cio"), await AuditScene.ReadAsync(this, id)));
            Assert.True(AuditEngagementAccess.Allows(await ActorAsync("ciso"), await AuditScene.ReadAsync(this, id)));
        }
    }

    [Fact]
    public async Task The_demonstration_shows_an_audit_in_every_state_before_the_facts_and_is_made_once()
    {
        await UseAsync<Core.Audits.Engagements.Demo.DemoAudits>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Audits.Engagements.Demo.DemoAudits>(d => d.SeedAsync(Clock.Now));
        var audits = await ReadAsync(db => db.Set<AuditEngagement>().AsNoTracking().Select(a => new { a.State, a.SectionName }).ToListAsync());
        AuditState[] expected = [AuditState.Planned, AuditState.Notified, AuditState.Preliminary, AuditState.Fieldwork, AuditState.Papers, AuditState.Postponed, AuditState.Cancelled];
        Assert.Equal(expected.Order(), audits.Select(a => a.State).Distinct().Order());
        Assert.Equal(11, audits.Count);
        Assert.Contains(audits, a => a.SectionName == DemoOffice.FirstSection && a.State == AuditState.Fieldwork);
    }

    [Fact]
    public async Task The_audit_office_hears_of_a_report_that_J_LIS_has_not_got_until_it_has()
    {
        var director = await ActorAsync("auditlead");
        var input = new ExternalAuditInput { Fy = 2026, Firm = "架空監査法人", Scope = "三層分離", PeriodFrom = director.Today.AddDays(-60), PeriodTo = director.Today.AddDays(-30), ReceivedOn = director.Today };
        Assert.Equal("ExternalAudit.NotReceived", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<ExternalAuditService, Guid>(s => s.SaveAsync(null, input with { ReceivedOn = null, SubmittedOn = director.Today }, null, director)))).Code);
        var id = await UseAsync<ExternalAuditService, Guid>(s => s.SaveAsync(null, input, null, director));
        Clock.Advance(TimeSpan.FromDays(31));
        await RelayAsync();
        Assert.Equal(1, await RemindedAsync());
        var version = await ReadAsync(db => db.Set<ExternalAudit>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync());
        director = await ActorAsync("auditlead");
        await UseAsync<ExternalAuditService, Guid>(s => s.SaveAsync(id, input with { SubmittedOn = director.Today, SubmissionRecord = "電子メール", Version = version }, null, director));
        Clock.Advance(TimeSpan.FromDays(31));
        await RelayAsync();
        Assert.Equal(1, await RemindedAsync());

        Task<int> RemindedAsync() => ReadAsync(db => db.Set<Notice>().CountAsync(n => n.UserId == director.UserId && n.Kind == "Audit.ExternalReminder"));
    }
}

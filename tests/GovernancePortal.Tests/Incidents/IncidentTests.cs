using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Incidents;

public sealed class IncidentTests : PortalTest
{
    [Fact, Trait("Rule", "R180")]
    public async Task An_incident_is_not_closed_before_the_state_was_told_and_the_notice_keeps_whom_when_and_what()
    {
        var id = await IncidentScene.ActiveAsync(this);
        await IncidentScene.InformAsync(this, id);
        await IncidentScene.RecoverAsync(this, id);
        var closing = new IncidentActInput { Act = IncidentAct.WriteClosing, Cause = "原因", Prevention = "再発防止" };
        Assert.Equal("Incident.StateNotTold", (await Assert.ThrowsAsync<RuleViolation>(() => IncidentScene.DoAsync(this, id, "csirt1", closing))).Code);
        // The police alone are not the state.
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Police);
        Assert.Equal("Incident.StateNotTold", (await Assert.ThrowsAsync<RuleViolation>(() => IncidentScene.DoAsync(this, id, "csirt1", closing))).Code);
        // From the list of contacts, by name.
        var contact = await IncidentScene.ContactAsync(this);
        var actor = await ActorAsync("csirt1");
        var version = await IncidentScene.VersionAsync(this, id);
        await UseAsync<IncidentService>(s => s.NotifyAsync(id, new IncidentNoticeInput { Body = LiaisonBody.State, ContactId = contact, Stage = NoticeStage.Quick, On = actor.Today, Time = IncidentClock.Of(actor.Now), Content = "件数を伝えた。", Reference = "第1号", Version = version }, actor));
        var notice = (await IncidentScene.ReadAsync(this, id)).Notices.Single(n => n.Body == LiaisonBody.State);
        Assert.Equal(("国の窓口", actor.Name, "件数を伝えた。", "第1号"), (notice.BodyName, notice.By, notice.Content, notice.Reference));
        await IncidentScene.DoAsync(this, id, "csirt1", closing);
        Assert.Equal(IncidentState.Closing, (await IncidentScene.ReadAsync(this, id)).State);
    }

    [Fact, Trait("Rule", "R185")]
    public async Task Incidents_are_shared_with_the_sector_council_and_its_alerts_are_kept_with_what_was_done()
    {
        var id = await IncidentScene.ActiveAsync(this);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Nisc);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Sector);
        Assert.Equal([LiaisonBody.Nisc, LiaisonBody.Sector], (await IncidentScene.ReadAsync(this, id)).Notices.Select(n => n.Body).Order());
        var actor = await ActorAsync("csirt1");
        var input = new LiaisonAlertInput { ReceivedOn = actor.Today, ReceivedTime = "0:00", Body = LiaisonBody.Sector, BodyName = "自治体セプター", Title = "更新のお願い", Text = "弱点があります。" };
        var alert = await UseAsync<LiaisonService, Guid>(s => s.ReceiveAsync(input, actor));
        var stored = await UseAsync<LiaisonQueries, LiaisonAlert>(q => q.AlertAsync(alert, actor));
        await UseAsync<LiaisonService>(s => s.ChangeAlertAsync(alert, input with { Measures = "更新した。", Version = stored.Version }, actor));
        Assert.Equal("更新した。", (await UseAsync<LiaisonQueries, IReadOnlyList<LiaisonAlert>>(q => q.AlertsAsync(actor))).Single().Measures);
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<LiaisonQueries, IReadOnlyList<LiaisonAlert>>(q => q.AlertsAsync(staff)));
    }

    [Fact, Trait("Rule", "R223")]
    public async Task The_csirt_compiles_judges_reports_to_the_ciso_tells_the_press_and_the_bodies_and_records_it_all()
    {
        var id = await IncidentScene.ReportedAsync(this);
        await RelayAsync();
        foreach (var account in new[] { "csirt1", "ciso" })
        {
            Assert.Contains(await NoticesOfAsync(account), n => n.Kind == "Incident.Reported");
        }
        await IncidentScene.DoAsync(this, id, "csirt1", new IncidentActInput { Act = IncidentAct.JudgeIncident, Severity = IncidentSeverity.Grave, Reason = "確かめた。" });
        await IncidentScene.InformAsync(this, id);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Press);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Municipality);
        var found = await IncidentScene.ReadAsync(this, id);
        Assert.Equal((IncidentState.Active, IncidentSeverity.Grave, true), (found.State, found.Severity, found.CisoInformedAt is not null));
        Assert.Equal([IncidentAct.JudgeIncident, IncidentAct.InformCiso, IncidentAct.Notify, IncidentAct.Notify], found.Entries.Select(e => e.Act!.Value).Order());
        Assert.Equal(["IncidentReported", "IncidentJudgeIncident", "IncidentInformCiso", "IncidentNotify", "IncidentNotify"],
            await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == id).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact, Trait("Rule", "R224")]
    public async Task The_csirt_instructs_recommends_and_advises_and_nothing_is_closed_before_it_confirmed_the_answers()
    {
        var id = await IncidentScene.ActiveAsync(this);
        var order = await IncidentScene.InstructedAsync(this, id);
        await ConfirmedAsync(id, await IncidentScene.InstructedAsync(this, id, kind: IncidentOrderKind.Recommendation));
        await ConfirmedAsync(id, await IncidentScene.InstructedAsync(this, id, kind: IncidentOrderKind.Advice));
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("staff1"), n => n.Kind == "Incident.Instruct");
        await IncidentScene.InformAsync(this, id);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.State);
        await IncidentScene.RecoverAsync(this, id);
        var closing = new IncidentActInput { Act = IncidentAct.WriteClosing, Cause = "原因", Prevention = "再発防止" };
        Assert.Equal("Incident.OrdersOpen", (await Assert.ThrowsAsync<RuleViolation>(() => IncidentScene.DoAsync(this, id, "csirt1", closing))).Code);
        var (staff, other, csirt) = (await ActorAsync("staff1"), await ActorAsync("staff2"), await ActorAsync("csirt1"));
        var version = await IncidentScene.VersionAsync(this, id);
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<IncidentService>(s => s.AnswerAsync(id, order, new IncidentAnswerInput { Text = "別の所属", Version = version }, other)));
        await UseAsync<IncidentService>(s => s.AnswerAsync(id, order, new IncidentAnswerInput { Text = "残りはない。", Version = version }, staff));
        version = await IncidentScene.VersionAsync(this, id);
        await UseAsync<IncidentService>(s => s.ConfirmAnswerAsync(id, order, version, csirt));
        await IncidentScene.DoAsync(this, id, "csirt1", closing);
    }

    [Fact]
    public async Task Of_personal_data_the_commission_is_told_within_the_days_of_the_setting_and_what_is_late_is_marked()
    {
        var id = await IncidentScene.ActiveAsync(this, personal: true);
        var found = await IncidentScene.ReadAsync(this, id);
        var noticed = Core.Platform.Time.OfficeTime.DayOf(found.NoticedAt);
        Assert.Equal((noticed.AddDays(5), noticed.AddDays(30)), (found.QuickReportDueOn, found.FullReportDueOn));
        Assert.False(found.IsOverdue(noticed.AddDays(5)));
        Assert.True(found.IsOverdue(noticed.AddDays(6)));
        Clock.Advance(TimeSpan.FromDays(6));
        var csirt = await ActorAsync("csirt1");
        Assert.Equal(1, await UseAsync<IncidentQueries, int>(q => q.CountAsync(new IncidentFilter { Overdue = true }, csirt)));
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("csirt1"), n => n.Kind == "Incident.Duty");
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.Commission);
        Assert.Equal(0, await UseAsync<IncidentQueries, int>(q => q.CountAsync(new IncidentFilter { Overdue = true }, csirt)));
    }

    [Fact]
    public async Task Who_may_know_of_an_incident_is_the_same_wherever_it_is_asked()
    {
        var id = await IncidentScene.ReportedAsync(this);
        foreach (var account in Actors.Accounts.Append("csirt1").Distinct())
        {
            var actor = await ActorAsync(account);
            var knows = IncidentAccess.Allows(actor, await IncidentScene.ReadAsync(this, id));
            Assert.Equal(knows, (await ReadAsync(db => db.Set<Incident>().VisibleTo(actor).Select(i => i.Id).ToListAsync())).Contains(id));
            Assert.Equal(knows, await UseAsync<SearchQueries, bool>(async q => (await q.CountAsync(new SearchAsk("宛先を誤った"), actor)).GetValueOrDefault("Incidents") > 0));
        }
        Assert.True(IncidentAccess.Allows(await ActorAsync("head1"), await IncidentScene.ReadAsync(this, id)));
        Assert.False(IncidentAccess.Allows(await ActorAsync("cio"), await IncidentScene.ReadAsync(this, id)));
        Assert.False(IncidentAccess.Allows(await ActorAsync("reviewer1"), await IncidentScene.ReadAsync(this, id)));
    }

    [Fact]
    public async Task A_section_with_an_instruction_sees_that_and_neither_the_report_nor_the_record()
    {
        var id = await IncidentScene.ActiveAsync(this);
        await IncidentScene.InformAsync(this, id);
        await IncidentScene.InstructedAsync(this, id, KpiFigureScene.Accounts);
        var staff = await ActorAsync("staff1");
        var other = Actors.Of(Role.Staff, KpiFigureScene.Accounts, now: Clock.Now);
        var theirs = await UseAsync<IncidentQueries, IncidentView>(q => q.ViewAsync(id, other));
        Assert.Equal((false, false, 0, 1), (theirs.Handles, theirs.Reports, theirs.Entries.Count, theirs.Orders.Count));
        var own = await UseAsync<IncidentQueries, IncidentView>(q => q.ViewAsync(id, staff));
        Assert.Equal((false, true, 0, 0), (own.Handles, own.Reports, own.Entries.Count, own.Orders.Count));
    }

    [Fact]
    public async Task The_cisos_word_that_the_csirt_records_keeps_both_names_and_a_closed_one_is_opened_again()
    {
        var id = await IncidentScene.ActiveAsync(this);
        await IncidentScene.InformAsync(this, id);
        await IncidentScene.NotifyAsync(this, id, LiaisonBody.State);
        await IncidentScene.RecoverAsync(this, id);
        await IncidentScene.DoAsync(this, id, "csirt1", new IncidentActInput { Act = IncidentAct.WriteClosing, Cause = "原因", Prevention = "再発防止" });
        Assert.Equal("Incident.SaidByMissing", (await Assert.ThrowsAsync<RuleViolation>(() => IncidentScene.DoAsync(this, id, "csirt1", new IncidentActInput { Act = IncidentAct.ApproveClosing }))).Code);
        await IncidentScene.DoAsync(this, id, "csirt1", new IncidentActInput { Act = IncidentAct.ApproveClosing, SaidBy = "森野 みどり" });
        var closed = await IncidentScene.ReadAsync(this, id);
        Assert.Equal((IncidentState.Closed, "森野 みどり", (await ActorAsync("csirt1")).Name), (closed.State, closed.ApprovedBy, closed.ApprovalRecordedBy));
        await IncidentScene.DoAsync(this, id, "csirt1", new IncidentActInput { Act = IncidentAct.Reopen, Reason = "別の宛先も見付かった。" });
        var again = await IncidentScene.ReadAsync(this, id);
        Assert.Equal(IncidentState.Active, again.State);
        Assert.Null(again.ClosedAt);
    }

    [Fact]
    public async Task A_lesson_holds_no_name_of_the_case_and_everybody_reads_it()
    {
        var id = await IncidentScene.ClosedAsync(this);
        var csirt = await ActorAsync("csirt1");
        var found = await IncidentScene.ReadAsync(this, id);
        var version = await IncidentScene.VersionAsync(this, id);
        foreach (var name in new[] { found.SectionName, found.ReportedBy })
        {
            Assert.Equal("Incident.LessonNames", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<IncidentService>(s => s.PublishLessonAsync(id, new IncidentLessonInput { Title = "宛先を確かめる", Text = $"{name}で起きました。", Version = version }, csirt)))).Code);
        }
        await UseAsync<IncidentService>(s => s.PublishLessonAsync(id, new IncidentLessonInput { Title = "宛先を確かめる", Text = "送る前に二人で見てください。", Version = version }, csirt));
        Assert.Contains("送る前に二人で見てください。", (await (await SignedInAsync("staff2")).GetAsync("/Incidents/Lessons")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R325")]
    public async Task Incidents_of_the_year_are_counted_against_zero_and_reports_that_were_none_are_not()
    {
        await IncidentScene.ActiveAsync(this);
        var none = await IncidentScene.ReportedAsync(this);
        await IncidentScene.DoAsync(this, none, "csirt1", new IncidentActInput { Act = IncidentAct.JudgeNot, Reason = "広告だった。" });
        var staff = await ActorAsync("staff2");
        var ask = FigureAsk.Now(staff.Today);
        await UseAsync<FigureBook>(async book =>
        {
            var figure = book.Find("Incidents.Count")!;
            Assert.Equal(1, (await figure.ReadAsync(ask))!.Value);
            // Others see the count and no record.
            Assert.Empty(await figure.RowsAsync(ask, staff));
        });
        Assert.Equal(new IncidentCounts(1, 0, 1, 0), await UseAsync<IncidentQueries, IncidentCounts>(q => q.CountsAsync(staff.Today)));
    }

    [Fact]
    public async Task Anybody_reports_of_the_own_section_only_and_the_csirt_of_any_with_who_told_it()
    {
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<IncidentService, Guid>(s => s.ReportAsync(IncidentScene.Report(staff.Now) with { SectionId = KpiFigureScene.Accounts }, [], staff)));
        var csirt = await ActorAsync("csirt1");
        Assert.Equal("Incident.ReporterMissing", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<IncidentService, Guid>(s => s.ReportAsync(IncidentScene.Report(csirt.Now), [], csirt)))).Code);
        var id = await UseAsync<IncidentService, Guid>(s => s.ReportAsync(IncidentScene.Report(csirt.Now) with { Reporter = "道野 さくら" }, [], csirt));
        var found = await IncidentScene.ReadAsync(this, id);
        Assert.Equal(("R8-イ-0001", "道野 さくら", csirt.Name), (found.Number, found.ReportedBy, found.RecordedBy));
    }

    [Fact]
    public async Task A_report_goes_to_the_section_that_takes_over()
    {
        var id = await IncidentScene.ReportedAsync(this);
        var admin = Actor.Operator(Clock.Now);
        var before = await IncidentScene.ReadAsync(this, id);
        await ReadAsync(async db =>
        {
            var service = new IncidentSuccessionService(db);
            Assert.Equal(id, (await service.HeldByAsync([KpiFigureScene.Roads])).Single().Id);
            await service.MoveAsync(new Dictionary<Guid, Takeover> { [id] = new(KpiFigureScene.Roads, "道路整備課", new Successor(KpiFigureScene.Accounts, before.BureauId, "会計課")) }, admin.Today, admin);
            db.Act(admin, "SectionSucceeded");
            return await db.SaveChangesAsync();
        });
        Assert.Equal(KpiFigureScene.Accounts, (await IncidentScene.ReadAsync(this, id)).SectionId);
    }

    [Fact]
    public async Task By_the_pages_alone_a_first_report_is_sent_judged_and_followed_and_nothing_typed_is_lost()
    {
        var staff = await SignedInAsync("staff1");
        var form = (await staff.GetAsync("/Incidents/New")).Form("Input.Title");
        var refused = await form.Fill("Input.Title", "宛先を誤ったメール").Fill("Input.NoticedTime", "いま").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Equal("宛先を誤ったメール", refused.Form("Input.Title").ValueOf("Input.Title"));
        var sent = await refused.Form("Input.Title").Fill("Input.NoticedTime", "0:01").Fill("Input.KindCode", "Missent").Fill("Input.Text", "別の事業者に送りました。").SubmitAsync();
        Assert.Equal(302, sent.Status);
        var csirt = await SignedInAsync("csirt1");
        Assert.Contains("インシデントか判断する", (await csirt.GetAsync("/")).Text, StringComparison.Ordinal);
        var judge = (await csirt.GetAsync(sent.Location!.Replace("Details", "Act", StringComparison.Ordinal) + "/JudgeIncident")).Form("Input.Reason");
        Assert.Equal(302, (await judge.Fill("Input.Severity", "Serious").Fill("Input.Reason", "確かめた。").SubmitAsync()).Status);
        Assert.Contains("対応中", (await staff.GetAsync(sent.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await csirt.GetAsync(sent.Location!.Replace("Details", "Print", StringComparison.Ordinal))).Status);
        Assert.Equal(403, (await staff.GetAsync(sent.Location!.Replace("Details", "Print", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync(sent.Location!)).Status);
    }

    private async Task ConfirmedAsync(Guid id, Guid order)
    {
        var (staff, csirt) = (await ActorAsync("staff1"), await ActorAsync("csirt1"));
        var version = await IncidentScene.VersionAsync(this, id);
        await UseAsync<IncidentService>(s => s.AnswerAsync(id, order, new IncidentAnswerInput { Text = "済ませました。", Version = version }, staff));
        version = await IncidentScene.VersionAsync(this, id);
        await UseAsync<IncidentService>(s => s.ConfirmAnswerAsync(id, order, version, csirt));
    }
}

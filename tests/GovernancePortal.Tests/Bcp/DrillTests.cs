using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Training;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Audits.Findings;
using GovernancePortal.Tests.Training;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Drills with their findings, the ledger's day of the last drill, networks and yearly checks.</summary>
public sealed class DrillTests : PortalTest
{
    [Fact, Trait("Rule", "R058"), Trait("Rule", "R202")]
    public async Task A_drill_that_was_held_marks_the_ledger_and_after_a_year_without_one_it_is_missing()
    {
        var before = await SystemAsync();
        await BcpScene.HeldDrillAsync(this);
        var after = await SystemAsync();
        Assert.Equal((new DateOnly(2026, 8, 20), LedgerSource.Hand), (after.BcpDrilledOn, after.Sources[nameof(after.BcpDrilledOn)].Source));
        Assert.True(after.Revision > before.Revision);
        Assert.Contains(await ReadAsync(async db => await new TrailQueries(db).OfAsync(new TrailSubject(InformationSystem.SubjectType, after.Id), true)), l => l.Action == "BcpDrillHeld" && l.Changes.Any(c => c.Field == "InformationSystem.BcpDrilledOn"));
        await MakeImportantAsync();
        Clock.Go(2027, 8, 20);
        Assert.DoesNotContain(await GapsAsync(), g => g.Kind == BcpGapKind.NoDrill && g.SubjectId == BcpScene.System);
        Assert.Contains(await GapsAsync(), g => g.Kind == BcpGapKind.NoPlan && g.SubjectId == BcpScene.System);
        Clock.Go(2027, 8, 21);
        Assert.Contains(await GapsAsync(), g => g.Kind == BcpGapKind.NoDrill && g.SubjectId == BcpScene.System);
    }

    [Fact]
    public async Task A_drill_recorded_late_takes_no_later_day_back()
    {
        await BcpScene.HeldDrillAsync(this);
        var older = await BcpScene.PlannedDrillAsync(this);
        var staff = await ActorAsync("staff1");
        var version = (await BcpScene.DrillAsync(this, older)).Version;
        await UseAsync<DrillService>(s => s.HoldAsync(older, new DrillResultInput { HeldOn = new DateOnly(2026, 5, 1), Result = "済", Version = version }, staff));
        Assert.Equal(new DateOnly(2026, 8, 20), (await SystemAsync()).BcpDrilledOn);
    }

    [Fact, Trait("Rule", "R201")]
    public async Task Trainings_those_who_came_audits_and_drills_of_the_year_are_kpis_that_the_portal_counts_itself()
    {
        await BcpScene.PlannedDrillAsync(this);
        var drill = await BcpScene.HeldDrillAsync(this);
        var session = await TrainingScene.HeldAsync(this, null, "全職員研修", TrainingKind.InformationSecurity, TrainingTarget.GeneralStaff);
        await TrainingScene.RecordAsync(this, session, "staff1", TrainingTarget.GeneralStaff, 7);
        await FindingScene.EngagementAsync(this, state: AuditState.Fieldwork);
        await FindingScene.EngagementAsync(this, state: AuditState.Reported);
        var (ask, director) = (FigureAsk.Now(OfficeTime.DayOf(Clock.Now)), await ActorAsync("auditlead"));
        await UseAsync<FigureBook>(async book =>
        {
            foreach (var (key, value) in new[] { ("Training.Sessions", 1m), ("Training.Attendances", 7m), ("Audits.Held", 1m), ("Bcp.Drills", 1m) })
            {
                Assert.Equal((key, value), (key, (await book.Find(key)!.ReadAsync(ask))?.Value));
                Assert.Equal(0, (await book.Find(key)!.ReadAsync(new FigureAsk(ask.Year.Previous, ask.Today)))?.Value ?? 0);
            }
            Assert.Equal($"/Bcp/Drill/{drill}", Assert.Single(await book.Find("Bcp.Drills")!.RowsAsync(ask, director)).Address);
        });
    }

    [Fact, Trait("Rule", "R110")]
    public async Task Findings_are_mended_by_their_owner_or_answered_by_a_revision_of_the_plan()
    {
        var plan = await BcpScene.ApprovedAsync(this);
        var id = await BcpScene.HeldDrillAsync(this, plan);
        var findings = (await BcpScene.DrillAsync(this, id)).Findings.OrderBy(f => f.Position).ToList();
        Assert.Equal(2, findings.Count);
        await SettleAsync("staff2", id, findings[1].Id);
        await Assert.ThrowsAsync<Forbidden>(() => SettleAsync("staff2", id, findings[0].Id));
        Assert.Equal("Bcp.FindingDone", (await Assert.ThrowsAsync<RuleViolation>(() => SettleAsync("staff1", id, findings[1].Id))).Code);
        await BcpScene.DoAsync(this, "staff1", plan, (s, v, a) => s.BeginRevisionAsync(plan, v, a));
        await BcpScene.WriteAsync(this, plan, BcpScene.Input() with { Reason = "訓練の指摘", Findings = [findings[0].Id] });
        await BcpScene.DoAsync(this, "staff1", plan, (s, v, a) => s.SubmitAsync(plan, v, a));
        Assert.Equal(FindingState.Open, (await BcpScene.DrillAsync(this, id)).Findings.Single(f => f.Id == findings[0].Id).State);
        await BcpScene.DoAsync(this, "head1", plan, (s, v, a) => s.ApproveAsync(plan, v, a));
        var answered = (await BcpScene.DrillAsync(this, id)).Findings.Single(f => f.Id == findings[0].Id);
        Assert.Equal((FindingState.Done, plan, 2, new DateOnly(2026, 9, 1)), (answered.State, answered.AnswerPlanId, answered.AnswerNumber, answered.DoneOn));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Bcp/Plan/{plan}");
        Assert.Contains("手順書が古い", page.Text, StringComparison.Ordinal);
        Assert.Contains("計画の第2版で対応", (await page.Client.GetAsync($"/Bcp/Drill/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_is_done_is_neither_changed_nor_left_out_and_a_held_drill_is_not_planned_anew()
    {
        var id = await BcpScene.HeldDrillAsync(this);
        var drill = await BcpScene.DrillAsync(this, id);
        var first = drill.Findings.MinBy(f => f.Position)!;
        await SettleAsync("staff1", id, first.Id);
        var staff = await ActorAsync("staff1");
        var known = DrillResultInput.Of(await BcpScene.DrillAsync(this, id));
        Assert.Equal("Bcp.FindingDone", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<DrillService>(s => s.HoldAsync(id, known with { Findings = [known.Findings[1]] }, staff)))).Code);
        await UseAsync<DrillService>(s => s.HoldAsync(id, known with { Findings = [known.Findings[0] with { Text = "書き換え" }, known.Findings[1] with { Text = "新しい文" }] }, staff));
        Assert.Equal(["手順書が古い", "新しい文"], (await BcpScene.DrillAsync(this, id)).Findings.OrderBy(f => f.Position).Select(f => f.Text));
        var version = (await BcpScene.DrillAsync(this, id)).Version;
        Assert.Equal("Bcp.DrillClosed", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<DrillService>(s => s.CancelAsync(id, version, staff)))).Code);
        Assert.Equal("Bcp.HeldInFuture", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<DrillService>(s => s.HoldAsync(id, known with { Version = version, HeldOn = new DateOnly(2026, 9, 2) }, staff)))).Code);
    }

    [Fact]
    public async Task A_section_drills_its_own_systems_and_the_policy_office_all()
    {
        Assert.Equal("Bcp.DrillSystemNotYours", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.PlannedDrillAsync(this, systems: "SYS-0102;SYS-0007"))).Code);
        Assert.Equal("Bcp.SystemUnknown", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.PlannedDrillAsync(this, systems: "SYS-9999"))).Code);
        var reviewer = await ActorAsync("reviewer1");
        var id = await UseAsync<DrillService, Guid>(s => s.PlanAsync(new DrillInput { Title = "総合訓練", Kind = DrillKind.Full, SectionId = BcpScene.Section, PlannedOn = new DateOnly(2026, 10, 1), Systems = "SYS-0102、ＳＹＳ－０００７" }, reviewer));
        Assert.Equal(2, (await BcpScene.DrillAsync(this, id)).Systems.Count);
    }

    [Fact]
    public async Task A_network_incident_is_recorded_in_tokyos_time_and_measured()
    {
        var id = await BcpScene.NetworkAsync(this);
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<NetworkService>(async s => await s.SetTargetAsync(id, new TargetInput { ValidFrom = new DateOnly(2026, 4, 1), RestoreHours = 1, SubstituteHours = 6, Version = await VersionAsync(id) }, reviewer));
        var input = new IncidentInput { OccurredOn = new DateOnly(2026, 8, 31), OccurredTime = "23:30", What = "停止", RestoredOn = new DateOnly(2026, 9, 1), RestoredTime = "0:31" };
        Assert.Equal("Bcp.BeforeIncident", await RefusedAsync(input with { RestoredOn = new DateOnly(2026, 8, 31) }));
        Assert.Equal("Bcp.TimeInFuture", await RefusedAsync(input with { RestoredOn = new DateOnly(2026, 9, 1), RestoredTime = "23:00" }));
        await UseAsync<NetworkService>(async s => await s.RecordAsync(id, null, input with { Version = await VersionAsync(id) }, reviewer));
        var view = await UseAsync<NetworkQueries, NetworkView?>(async q => await q.ViewAsync(id, reviewer));
        var (incident, measure) = view!.Incidents.Single();
        Assert.Equal(new DateTimeOffset(2026, 8, 31, 14, 30, 0, TimeSpan.Zero), incident.OccurredAt);
        Assert.Equal((TimeSpan.FromMinutes(61), DeadlineState.Missed, DeadlineState.NotNeeded), (measure.Lasted, measure.Restoration, measure.Substitution));
        Assert.Contains(await GapsAsync(), g => g.Kind == BcpGapKind.NetworkMissed && g.SubjectId == id);
        Clock.Go(2027, 9, 2);
        Assert.DoesNotContain(await GapsAsync(), g => g.Kind == BcpGapKind.NetworkMissed);
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(async () => await UseAsync<NetworkService>(async s => await s.RecordAsync(id, null, input with { Version = await VersionAsync(id) }, staff)));

        async Task<string> RefusedAsync(IncidentInput wrong) => (await Assert.ThrowsAsync<RuleViolation>(async () => await UseAsync<NetworkService>(async s => await s.RecordAsync(id, null, wrong with { Version = await VersionAsync(id) }, reviewer)))).Code;
    }

    [Fact, Trait("Rule", "R049")]
    public async Task The_owner_section_checks_every_year_whether_its_work_can_go_on()
    {
        var staff = await SignedInAsync("staff1");
        var address = $"/Bcp/Check/{BcpScene.System}";
        var page = await staff.GetAsync(address);
        var form = page.Form("Input.Result").Fill("Input.Result", "CanContinue");
        var questions = page.Document.QuerySelectorAll("input[name$='.Code']").Length;
        Assert.True(questions >= 5);
        for (var n = 0; n < questions; n++)
        {
            form = form.Fill($"Input.Answers[{n}].Mark", n == 0 ? "No" : "Yes");
        }
        var refused = await form.SubmitAsync("確認を登録する");
        Assert.Equal(422, refused.Status);
        Assert.Contains("「業務を続けられる」は選べません", refused.Text, StringComparison.Ordinal);
        var stored = await refused.Form("Input.Result").Fill("Input.Result", "WithRemedy").Fill("Input.Note", "様式を作る。").SubmitAsync("確認を登録する");
        Assert.Equal(302, stored.Status);
        var check = await ReadAsync(db => db.Set<WorkCheck>().SingleAsync());
        Assert.Equal((BcpScene.Code, new FiscalYear(2026), WorkCheckResult.WithRemedy, "道路整備課"), (check.SystemCode, check.Fy, check.Result, check.CheckedBySection));
        Assert.Contains("手当てをすれば続けられる", (await staff.GetAsync("/Bcp/Checks?State=WithRemedy")).Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(BcpScene.Code, (await staff.GetAsync("/Bcp/Checks?State=Open&SectionId=" + BcpScene.Section)).Document.QuerySelector("main table, main .empty")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await (await SignedInAsync("staff2")).GetAsync(address)).Document.QuerySelectorAll("main form"));
        // Another year asks again.
        Clock.Go(2027, 4, 1);
        Assert.Contains(BcpScene.Code, (await (await SignedInAsync("staff1")).GetAsync("/Bcp/Checks?State=Open&SectionId=" + BcpScene.Section)).Text, StringComparison.Ordinal);
    }

    private async Task SettleAsync(string account, Guid id, Guid finding)
    {
        var actor = await ActorAsync(account);
        var version = (await BcpScene.DrillAsync(this, id)).Version;
        await UseAsync<DrillService>(s => s.SettleAsync(id, finding, new SettleInput { Note = "直した。", Version = version }, actor));
    }

    private async Task MakeImportantAsync()
    {
        var reviewer = await ActorAsync("reviewer1");
        var system = await SystemAsync();
        await UseAsync<SystemRegister>(r => r.EditAsync(system.Id, SystemInput.Of(system) with { Criticality = Criticality.Important, Lifecycle = Lifecycle.InOperation }, reviewer));
    }

    private Task<uint> VersionAsync(Guid network) => ReadAsync(db => db.Set<ManagedNetwork>().Where(n => n.Id == network).Select(n => n.Version).SingleAsync());

    private async Task<IReadOnlyList<BcpGap>> GapsAsync()
    {
        var actor = await ActorAsync("reviewer1");
        return await UseAsync<BcpGapQueries, IReadOnlyList<BcpGap>>(q => q.GapsAsync(actor));
    }

    private Task<InformationSystem> SystemAsync() => ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == BcpScene.System));
}

using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Audits.Plans;

/// <summary>The table of plans, without a database.</summary>
public sealed class AuditPlanWorkflowTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Actor Director = Of(Role.AuditDirector);
    private static readonly Actor Ciso = Of(Role.Ciso);

    [Fact]
    public void A_plan_goes_from_draft_over_approval_to_its_revision()
    {
        var plan = Filled();
        plan.Submit(Content, Director);
        Assert.Throws<RuleViolation>(() => plan.Write(Input, Director));
        plan.Return("件数が足りない。", Word, Ciso);
        Assert.Equal((AuditPlanState.Draft, "件数が足りない。", (AuditPlanContent?)null), (plan.State, plan.Reason, plan.Content));
        plan.Submit(Content, Director);
        plan.Approve(Word, Ciso);
        Assert.Equal((AuditPlanState.Approved, "大樹 つよし", Content), (plan.State, plan.DecidedBy, plan.Content));
        var next = plan.Revise(new FiscalYear(2026), new HashSet<Guid>(), Director);
        Assert.Equal((2, plan.SeriesId, AuditPlanState.Draft), (next.Edition, next.SeriesId, next.State));
        // Years gone by are locked in the new version and free in none of the old one.
        Assert.Equal([true, false], next.Lines.OrderBy(l => l.FirstDay).Select(l => l.IsLocked));
        Assert.Equal([false, false], plan.Lines.Select(l => l.IsLocked));
    }

    [Fact]
    public void An_approved_plan_never_changes()
    {
        var plan = Filled();
        plan.Submit(Content, Director);
        plan.Approve(Word, Ciso);
        Assert.Equal("AuditPlan.NotNow", Assert.Throws<RuleViolation>(() => plan.Write(Input, Director)).Code);
        Assert.Equal("AuditPlan.NotNow", Assert.Throws<RuleViolation>(() => plan.Take(plan.Lines[0].Id, Director)).Code);
        Assert.Equal("AuditPlan.NotNow", Assert.Throws<RuleViolation>(() => plan.Replace([], Director)).Code);
    }

    [Fact]
    public void Only_the_director_edits_and_only_the_ciso_decides_and_nobody_on_the_own_submission()
    {
        Assert.Throws<Forbidden>(() => Filled().Submit(Content, Ciso));
        var plan = Filled();
        plan.Submit(Content, Director);
        Assert.Throws<Forbidden>(() => plan.Approve(Word, Director));
        var both = new Actor(Director.UserId, Director.Name, [.. Director.Capacities, .. Ciso.Capacities], Now);
        Assert.Equal("AuditPlan.OwnSubmission", Assert.Throws<RuleViolation>(() => plan.Approve(Word, both)).Code);
    }

    [Fact]
    public void A_locked_line_stays_when_the_rest_is_replaced()
    {
        var plan = Filled();
        var kept = plan.Lines[0];
        plan.Lock(kept.Id, true, Director);
        plan.Replace([], Director);
        Assert.Equal(kept.Id, Assert.Single(plan.Lines).Id);
        Assert.Equal("AuditPlan.LineLocked", Assert.Throws<RuleViolation>(() => plan.Take(kept.Id, Director)).Code);
    }

    [Fact]
    public void A_plan_without_audits_is_not_put_before_the_ciso()
    {
        var plan = AuditPlan.Begin(Input, Director);
        Assert.Equal("AuditPlan.NoLines", Assert.Throws<RuleViolation>(() => plan.Submit(Content, Director)).Code);
        Assert.Equal("AuditPlan.Years", Assert.Throws<RuleViolation>(() => AuditPlan.Begin(Input with { ToFy = new FiscalYear(2040) }, Director)).Code);
    }

    [Fact]
    public void What_was_broken_before_is_no_fault_of_the_line_that_moves()
    {
        var audit = new PlannedAudit(new FiscalYear(2026), 5, "A", PlannerKind.General, "x", ["y"]);
        PlannerBreach old = new("OwnSection", audit, "A", "x"), missing = new("NotCovered", null, "B"), now = new("ClosedMonth", audit with { Month = 3 }, "A");
        Assert.Equal([now], AuditPlanService.New([old], [old, missing, now]));
    }

    [Theory]
    [InlineData("2, 3,4", new[] { 2, 3, 4 })]
    [InlineData("２月、３月", new[] { 2, 3 })]
    [InlineData("", new int[0])]
    [InlineData("13", null)]
    [InlineData("春", null)]
    public void Closed_months_are_read_as_people_write_them(string typed, int[]? months) => Assert.Equal(months, AuditPlanRulesInput.Months(typed));

    private static AuditPlanInput Input => new() { Name = "計画", FromFy = new FiscalYear(2026), ToFy = new FiscalYear(2027), Capacities = [new() { FiscalYear = 2026, General = 2, MyNumber = 1 }, new() { FiscalYear = 2027, General = 2, MyNumber = 1 }] };

    private static AuditPlanContent Content { get; } = new("計画", null, null, null, [], [], []);

    private static AuditPlanWord Word => new("大樹 つよし", new DateOnly(2026, 6, 1), null, null);

    private static AuditPlan Filled()
    {
        var plan = AuditPlan.Begin(Input, Director);
        foreach (var year in new[] { 2026, 2027 })
        {
            plan.Put(null, new AuditLineInput { FiscalYear = new FiscalYear(year), Month = 5, SectionId = Guid.CreateVersion7(Now), Nature = AuditNature.General, LeadId = Guid.CreateVersion7(Now), MemberIds = [Guid.CreateVersion7(Now)] }, Director);
        }
        return plan;
    }

    private static Actor Of(Role role)
    {
        var id = Guid.CreateVersion7(Now);
        return new Actor(id, "大樹 つよし", [new Capacity(role, id, "監査室", id)], Now);
    }
}

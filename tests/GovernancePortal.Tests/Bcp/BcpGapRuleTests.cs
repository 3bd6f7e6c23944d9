using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Systems;
using Xunit;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Every rule of what is missing: found where it is, silent where it is not, at its boundary day.</summary>
public class BcpGapRuleTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Guid Section = Guid.CreateVersion7();
    private static readonly Guid Bureau = Guid.CreateVersion7();

    [Fact]
    public void Where_everything_is_in_order_nothing_is_missing() => Assert.Empty(BcpGapRules.Find(Sound(), Today));

    [Fact]
    public void Without_an_approved_plan_of_the_prefecture_that_is_missing()
    {
        var facts = Sound();
        Assert.Equal([BcpGapKind.NoPrefecturePlan], Kinds(facts with { Plans = [facts.Plans[1]], Rebuild = [] }));
        Assert.Equal([BcpGapKind.NoPrefecturePlan], Kinds(facts with { Plans = [facts.Plans[0] with { ApprovedNumber = null }, facts.Plans[1]], Rebuild = [] }));
    }

    [Fact]
    public void An_important_system_in_use_needs_a_plan_and_another_does_not()
    {
        var facts = Sound();
        var without = facts with { Plans = [facts.Plans[0]] };
        Assert.Equal([BcpGapKind.NoPlan], Kinds(without));
        Assert.Empty(Kinds(without with { Systems = [System() with { Criticality = Criticality.General }] }));
        Assert.Empty(Kinds(without with { Systems = [System() with { Lifecycle = Lifecycle.Retired }] }));
        Assert.Empty(Kinds(without with { Systems = [System() with { Lifecycle = Lifecycle.Development }] }));
    }

    [Fact]
    public void A_plan_that_its_head_has_not_approved_is_told_and_nothing_else_of_it()
    {
        var facts = Sound();
        Assert.Equal([BcpGapKind.NotApproved], Kinds(facts with { Plans = [facts.Plans[0], facts.Plans[1] with { ApprovedNumber = null, ApprovedOn = null, NextReviewOn = null, StepCount = 0, Status = PlanStatus.Drafting }] }));
    }

    [Theory]
    [InlineData("2026-09-01", false)]
    [InlineData("2026-08-31", true)]
    public void A_review_is_overdue_from_the_day_after_it_was_due(string due, bool overdue)
    {
        var facts = Sound();
        Assert.Equal(overdue ? [BcpGapKind.ReviewOverdue] : [], Kinds(facts with { Plans = [facts.Plans[0], facts.Plans[1] with { NextReviewOn = DateOnly.Parse(due) }] }));
    }

    [Fact]
    public void A_plan_without_steps_of_the_first_72_hours_is_told()
    {
        var facts = Sound();
        Assert.Equal([BcpGapKind.NoSteps], Kinds(facts with { Plans = [facts.Plans[0], facts.Plans[1] with { StepCount = 0 }] }));
    }

    [Theory]
    [InlineData("2025-09-01", false)]
    [InlineData("2025-08-31", true)]
    [InlineData(null, true)]
    public void An_important_system_is_drilled_within_a_year(string? drilled, bool missing)
    {
        var facts = Sound();
        Assert.Equal(missing ? [BcpGapKind.NoDrill] : [], Kinds(facts with { Systems = [System() with { BcpDrilledOn = drilled is null ? null : DateOnly.Parse(drilled) }] }));
    }

    [Theory]
    [InlineData("2025-09-01", false)]
    [InlineData("2025-08-31", true)]
    [InlineData(null, true)]
    public void The_plan_of_an_organisation_is_drilled_within_a_year(string? held, bool missing)
    {
        var facts = Sound();
        var drills = held is null ? new Dictionary<Guid, DateOnly>() : new() { [facts.Plans[0].Id] = DateOnly.Parse(held) };
        Assert.Equal(missing ? [BcpGapKind.PlanNotDrilled] : [], Kinds(facts with { LastDrills = drills }));
    }

    [Theory]
    [InlineData("2026-09-01", false)]
    [InlineData("2026-08-31", true)]
    public void A_finding_is_overdue_from_the_day_after_its_due_day(string due, bool overdue)
    {
        var finding = new FindingLine(Guid.CreateVersion7(), Guid.CreateVersion7(), "総合訓練", "指摘", Section, "情報政策課", DateOnly.Parse(due), FindingState.Open);
        Assert.Equal(overdue ? [BcpGapKind.FindingOverdue] : [], Kinds(Sound() with { OpenFindings = [finding] }));
    }

    [Fact]
    public void The_prefectures_plan_names_the_minimum_set_and_important_systems_belong_to_it()
    {
        var facts = Sound();
        Assert.Equal([BcpGapKind.NoRebuildSet], Kinds(facts with { Rebuild = [] }));
        var other = System() with { Id = Guid.CreateVersion7(), Code = "SYS-0002" };
        Assert.Equal([BcpGapKind.NotInRebuildSet], Kinds(facts with { Systems = [System(), other], Plans = [.. facts.Plans, Plan(PlanScope.System, other.Id)], Checks = Checks(System().Id, other.Id) }));
    }

    [Fact]
    public void What_is_to_be_rebuilt_has_a_copy_at_a_remote_place()
    {
        var local = System() with { BackupRemote = false };
        Assert.Equal([BcpGapKind.RebuildWithoutBackup, BcpGapKind.NoRemoteBackup], Kinds(Sound() with { Systems = [local] }));
        Assert.Equal([BcpGapKind.RebuildWithoutBackup, BcpGapKind.NoBackup], Kinds(Sound() with { Systems = [System() with { BackupMethod = SystemCodes.No }] }));
    }

    [Fact]
    public void A_system_is_rebuilt_after_those_it_depends_on()
    {
        var facts = Sound();
        var base_ = System() with { Id = Guid.CreateVersion7(), Code = "SYS-0002" };
        var (first, second) = (new RebuildItem { SystemId = base_.Id, Code = base_.Code }, new RebuildItem { SystemId = System().Id, Code = "SYS-0001", DependsOn = "SYS-0002" });
        var both = facts with { Systems = [System(), base_], Plans = [.. facts.Plans, Plan(PlanScope.System, base_.Id)], Checks = Checks(System().Id, base_.Id) };
        Assert.Empty(Kinds(both with { Rebuild = [first, second] }));
        Assert.Equal([BcpGapKind.RebuildOrder], Kinds(both with { Rebuild = [second, first] }));
        var gap = Assert.Single(BcpGapRules.Find(facts with { Rebuild = [second] }, Today));
        Assert.Equal((BcpGapKind.RebuildOrder, "SYS-0002"), (gap.Kind, gap.Arguments[0]));
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void A_system_is_rebuilt_within_the_hours_that_its_ledger_row_allows(int hours, bool late) =>
        Assert.Equal(late ? [BcpGapKind.RebuildTooLate] : [], Kinds(Sound() with { Rebuild = [new RebuildItem { SystemId = System().Id, Code = "SYS-0001", RtoHours = hours }] }));

    [Theory]
    [InlineData("Incremental", 24, false)]
    [InlineData("Incremental", 23, true)]
    [InlineData("Replication", 4, false)]
    [InlineData("Replication", 3, true)]
    [InlineData("Provider", 1, false)]
    [InlineData(null, 1, false)]
    public void The_recovery_time_is_not_shorter_than_what_the_backup_allows(string? method, int rto, bool tooShort)
    {
        var system = System() with { BackupMethod = method, RtoHours = rto };
        var expected = (method is null ? new[] { BcpGapKind.RebuildWithoutBackup } : []).Concat(tooShort ? [BcpGapKind.RtoTooShort] : Array.Empty<BcpGapKind>());
        Assert.Equal(expected, Kinds(Sound() with { Systems = [system], Rebuild = [new RebuildItem { SystemId = system.Id, Code = "SYS-0001" }] }));
    }

    [Fact]
    public void The_hours_that_a_backup_takes_are_the_offices_data() =>
        Assert.Equal([BcpGapKind.RtoTooShort], Kinds(Sound() with { CopyRestoreHours = 25 }));

    [Theory]
    [InlineData("Daily", 24, false)]
    [InlineData("Daily", 23, true)]
    [InlineData("Continuous", 0, false)]
    [InlineData("Weekly", 167, true)]
    [InlineData("Monthly", 744, false)]
    [InlineData(null, 0, false)]
    public void Copies_are_made_often_enough_for_the_work_that_may_be_lost(string? frequency, int rpo, bool tooShort) =>
        Assert.Equal(tooShort ? [BcpGapKind.RpoTooShort] : [], Kinds(Sound() with { Systems = [System() with { BackupFrequency = frequency, RpoHours = rpo }] }));

    [Fact]
    public void Whether_work_can_go_on_is_checked_every_year_and_a_bad_answer_is_told()
    {
        Assert.Equal([BcpGapKind.NotChecked], Kinds(Sound() with { Checks = new Dictionary<Guid, WorkCheckMark>() }));
        Assert.Equal([BcpGapKind.CannotContinue], Kinds(Sound() with { Checks = new Dictionary<Guid, WorkCheckMark> { [System().Id] = new(System().Id, WorkCheckResult.CannotContinue, Today, null) } }));
        Assert.Empty(Kinds(Sound() with { Checks = new Dictionary<Guid, WorkCheckMark> { [System().Id] = new(System().Id, WorkCheckResult.WithRemedy, Today, null) } }));
    }

    [Fact]
    public void A_network_has_a_target_in_force_and_keeps_it()
    {
        var network = ManagedNetwork.Register(Guid.CreateVersion7(), new NetworkInput { Name = "行政LAN", Kind = NetworkKind.Lan, SectionId = Section }, null);
        var target = new NetworkTarget { RestoreHours = 1, SubstituteHours = 6 };
        Assert.Empty(Kinds(Sound() with { Networks = [new NetworkLine(network, "情報政策課", Bureau, target, 2, 0, false)] }));
        Assert.Equal([BcpGapKind.NetworkMissed], Kinds(Sound() with { Networks = [new NetworkLine(network, "情報政策課", Bureau, target, 2, 1, false)] }));
        Assert.Equal([BcpGapKind.NetworkWithoutTarget], Kinds(Sound() with { Networks = [new NetworkLine(network, "情報政策課", Bureau, null, 0, 0, false)] }));
    }

    [Fact]
    [Trait("Rule", "R184")]
    public void A_plan_that_is_only_written_is_not_effective_until_it_is_drilled_reviewed_mended_and_can_be_kept()
    {
        // Approved with steps and a minimum set: on paper everything is there.
        var written = Sound() with
        {
            Plans = [Whole with { NextReviewOn = Today.AddDays(-1) }, OfSystem], LastDrills = new Dictionary<Guid, DateOnly>(), Checks = new Dictionary<Guid, WorkCheckMark>(),
            Systems = [Important with { BcpDrilledOn = null, RtoHours = 3 }], Rebuild = [new RebuildItem { SystemId = Important.Id, Code = "SYS-0001", RtoHours = 3 }],
        };
        BcpGapKind[] missing = [BcpGapKind.ReviewOverdue, BcpGapKind.NoDrill, BcpGapKind.PlanNotDrilled, BcpGapKind.RtoTooShort, BcpGapKind.NotChecked];
        Assert.Equal(missing.Order(), Kinds(written).Order());

        // A drill finds what does not work; the plan is effective only when that is mended, too.
        var found = new FindingLine(Guid.CreateVersion7(), Guid.CreateVersion7(), "総合訓練", "復元に10時間かかった", Section, "試験課", Today.AddDays(-1), FindingState.Open);
        var drilled = written with { LastDrills = Sound().LastDrills, Systems = [written.Systems[0] with { BcpDrilledOn = Today }], OpenFindings = [found] };
        Assert.Equal(new[] { BcpGapKind.ReviewOverdue, BcpGapKind.FindingOverdue, BcpGapKind.RtoTooShort, BcpGapKind.NotChecked }.Order(), Kinds(drilled).Order());
        var reviewed = drilled with { OpenFindings = [], Plans = Sound().Plans };
        Assert.Equal(new[] { BcpGapKind.RtoTooShort, BcpGapKind.NotChecked }.Order(), Kinds(reviewed).Order());
        Assert.Empty(Kinds(reviewed with { Checks = Checks(Important.Id), Systems = [reviewed.Systems[0] with { BackupMethod = "Replication", RtoHours = 4 }], Rebuild = [new RebuildItem { SystemId = Important.Id, Code = "SYS-0001", RtoHours = 4 }] }));
    }

    [Fact]
    public void The_gravest_comes_first_and_every_kind_names_its_rule_and_its_place()
    {
        var gaps = BcpGapRules.Find(Sound() with { Plans = [], Rebuild = [], Checks = new Dictionary<Guid, WorkCheckMark>(), Systems = [System() with { BcpDrilledOn = null }] }, Today);
        Assert.Equal([BcpGapKind.NoPrefecturePlan, BcpGapKind.NoPlan, BcpGapKind.NoDrill, BcpGapKind.NotChecked], gaps.Select(g => g.Kind));
        foreach (var kind in Enum.GetValues<BcpGapKind>())
        {
            var gap = new BcpGap(kind, GapSubject.Plan, Guid.Empty, null, "", null, null, null, null, []);
            Assert.Matches("^R[0-9]{3}$", gap.RuleCode);
            Assert.True(Enum.IsDefined(gap.Severity));
            Assert.StartsWith("/Bcp/", gap.Link, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<BcpGapKind> Kinds(BcpFacts facts) => BcpGapRules.Find(facts, Today).Select(g => g.Kind);

    private static readonly SystemContinuity Important = new(Guid.CreateVersion7(), "SYS-0001", "試験システム", Criticality.Important, Lifecycle.InOperation, Section, "試験課", Bureau, "試験部",
        24, 24, "Incremental", "Daily", true, true, new DateOnly(2026, 1, 17));

    private static SystemContinuity System() => Important;

    private static readonly PlanLine Whole = Plan(PlanScope.Prefecture, null);
    private static readonly PlanLine OfSystem = Plan(PlanScope.System, Important.Id);

    private static PlanLine Plan(PlanScope scope, Guid? systemId) => new(Guid.CreateVersion7(), scope, "計画", systemId is null ? null : "SYS-0001", systemId, Section, "試験課", Bureau, "試験部", PlanStatus.Approved, 1, new DateOnly(2026, 2, 1), null, new DateOnly(2027, 2, 1), 5, 3);

    private static Dictionary<Guid, WorkCheckMark> Checks(params Guid[] ids) => ids.ToDictionary(id => id, id => new WorkCheckMark(id, WorkCheckResult.CanContinue, Today, "試験課"));

    private static BcpFacts Sound() => new()
    {
        Systems = [Important], Plans = [Whole, OfSystem], Rebuild = [new RebuildItem { SystemId = Important.Id, Code = "SYS-0001", RtoHours = 24 }], LastDrills = new Dictionary<Guid, DateOnly> { [Whole.Id] = new(2026, 1, 17) }, Checks = Checks(Important.Id),
    };
}

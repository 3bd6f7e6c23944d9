using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>The check behind the coverage matrix: each rule by the smallest breach of it.</summary>
public class PlannerCheckTests
{
    private static readonly FiscalYear Y1 = new(2023);
    private static readonly FiscalYear Y2 = new(2024);

    private static PlannerInput Input() => new(
        [PlannerOffices.Section("S"), PlannerOffices.Section("N", number: true), PlannerOffices.Section("P")],
        [
            PlannerOffices.Auditor("p1", "P", pool: PlannerPool.Division), PlannerOffices.Auditor("p2", "P", lead: false, pool: PlannerPool.Division),
            PlannerOffices.Auditor("b1", "X"), PlannerOffices.Auditor("b2", "Y", lead: false),
        ],
        [.. ((int[])[2023, 2024]).SelectMany(y => (PlannerCapacity[])[PlannerOffices.Capacity(y, PlannerKind.General, 3), PlannerOffices.Capacity(y, PlannerKind.MyNumber, 2)])], Y1, Y2);

    private static PlannedAudit Audit(string section, FiscalYear year, int month, string lead = "b1", string member = "b2", PlannerKind kind = PlannerKind.General) => new(year, month, section, kind, lead, [member]);

    private static List<PlannedAudit> Good() => [Audit("S", Y1, 6), Audit("N", Y1, 7, kind: PlannerKind.MyNumber), Audit("P", Y2, 8)];

    private static void Breaks(PlannerInput input, IReadOnlyList<PlannedAudit> audits, params string[] rules) =>
        Assert.Equal(rules.Order(StringComparer.Ordinal), AuditPlanner.Check(input, audits).Select(b => b.Rule).Order(StringComparer.Ordinal));

    private static PlannerInput With(PlannerInput input, string section, Func<PlannerSection, PlannerSection> change) => input with { Sections = [.. input.Sections.Select(s => s.Code == section ? change(s) : s)] };

    private static PlannerInput With(PlannerInput input, string auditor, Func<PlannerAuditor, PlannerAuditor> change) => input with { Auditors = [.. input.Auditors.Select(a => a.Id == auditor ? change(a) : a)] };

    [Fact]
    public void A_plan_that_keeps_all_rules_has_no_breach() => Breaks(Input(), Good());

    [Fact]
    public void A_live_section_left_out_is_a_gap() => Breaks(Input(), Good()[1..], PlannerRules.Coverage);

    [Fact]
    public void A_section_that_closes_within_the_cycle_need_not_be_audited() =>
        Breaks(With(Input(), "S", s => s with { ValidTo = Y2.End.AddDays(-1) }), Good()[1..]);

    [Fact]
    public void An_audit_of_the_predecessor_within_the_cycle_covers() =>
        Breaks(Renamed(), [Audit("S", Y1, 6), .. Good()[1..]]);

    private static PlannerInput Renamed()
    {
        var input = With(Input(), "S", s => s with { ValidTo = Y1.End });
        return input with { Sections = [.. input.Sections, PlannerOffices.Section("S2") with { ValidFrom = Y2.Start, Predecessor = "S" }] };
    }

    [Fact]
    public void Where_my_number_is_handled_its_audit_is_owed_exactly_once()
    {
        Breaks(Input(), [Good()[0], Audit("N", Y1, 7), Good()[2]], PlannerRules.MyNumberCount);
        Breaks(Input(), [.. Good(), Audit("N", Y2, 7, kind: PlannerKind.MyNumber)], PlannerRules.MyNumberCount);
    }

    [Fact]
    public void My_number_is_not_audited_elsewhere() => Breaks(Input(), [Audit("S", Y1, 6, kind: PlannerKind.MyNumber), .. Good()[1..]], PlannerRules.MyNumberElsewhere);

    [Fact]
    public void Capacity_is_an_upper_limit_of_year_and_kind() =>
        Breaks(Input() with { Capacities = [PlannerOffices.Capacity(2023, PlannerKind.General, 0), PlannerOffices.Capacity(2023, PlannerKind.MyNumber, 1), PlannerOffices.Capacity(2024, PlannerKind.General, 1)] }, Good(), PlannerRules.Capacity);

    [Fact]
    public void Twelve_months_lie_between_two_audits_of_a_section()
    {
        Breaks(Input(), [.. Good(), Audit("S", Y2, 5)], PlannerRules.Spacing);
        Breaks(Input(), [.. Good(), Audit("S", Y2, 6)]);
    }

    [Fact]
    public void A_renamed_section_counts_with_its_predecessor() => Breaks(Renamed(), [Audit("S", Y1, 6), Audit("S2", Y2, 5), .. Good()[1..]], PlannerRules.Spacing);

    [Fact]
    public void Two_kinds_in_one_month_are_combined()
    {
        Breaks(Input(), [.. Good(), Audit("N", Y1, 7)]);
        Breaks(Input(), [.. Good(), Audit("N", Y1, 8)], PlannerRules.Spacing);
        Breaks(Input(), [.. Good(), Audit("S", Y1, 6)], PlannerRules.Spacing);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void February_to_April_are_closed(int month) => Breaks(Input(), [Audit("S", Y1, month), .. Good()[1..]], PlannerRules.ClosedMonth);

    [Fact]
    public void A_month_without_an_open_day_is_closed_to_the_section()
    {
        Breaks(Input() with { Closed = [new("S", null, new(new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 30)))] }, Good(), PlannerRules.ClosedDays);
        Breaks(Input() with { Closed = [new(null, "B", new(new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 30)))] }, Good(), PlannerRules.ClosedDays);
        Breaks(Input() with { Closed = [new("S", null, new(new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 29)))] }, Good());
    }

    [Fact]
    public void A_section_is_audited_while_it_is_valid() => Breaks(With(Input(), "S", s => s with { ValidFrom = new DateOnly(2023, 6, 2) }), Good(), PlannerRules.NotValid);

    [Fact]
    public void Audits_lie_in_the_cycle_and_not_before_the_replan()
    {
        Breaks(Input(), [.. Good(), Audit("S", new FiscalYear(2025), 6)], PlannerRules.OutsideCycle, PlannerRules.Capacity);
        Breaks(Input() with { NotBefore = new DateOnly(2023, 7, 15) }, Good(), PlannerRules.BeforeStart);
    }

    [Fact]
    public void Sections_and_auditors_are_known()
    {
        Breaks(Input(), [.. Good(), Audit("Q", Y1, 6)], PlannerRules.UnknownSection);
        Breaks(Input(), [Audit("S", Y1, 6, member: "nobody"), .. Good()[1..]], PlannerRules.UnknownAuditor);
    }

    [Fact]
    public void Two_different_people_and_a_trained_lead_go()
    {
        Breaks(Input(), [new PlannedAudit(Y1, 6, "S", PlannerKind.General, "b1", []), .. Good()[1..]], PlannerRules.TeamSize);
        Breaks(Input(), [Audit("S", Y1, 6, member: "b1"), .. Good()[1..]], PlannerRules.TeamSize, PlannerRules.SamePersonTwice);
        Breaks(Input(), [Audit("S", Y1, 6, lead: "b2", member: "b1"), .. Good()[1..]], PlannerRules.LeadNotTrained);
    }

    [Fact]
    public void An_auditor_has_a_capacity_for_each_year()
    {
        var input = With(Input(), "b2", a => a with { CapacityPerYear = 1 });
        Breaks(input, Good(), PlannerRules.AuditorCapacity);
        Breaks(input, [Audit("S", Y1, 6, member: "p2"), .. Good()[1..]]);
    }

    [Fact]
    public void Rule_1_nobody_audits_their_own_section()
    {
        Breaks(With(Input(), "b2", a => a with { SectionCode = "S" }), Good(), PlannerRules.OwnSection);
        // Whoever leaves within the month was there at its beginning.
        Breaks(With(Input(), "b2", a => a with { Previous = [new("S", new DateOnly(2023, 6, 10))] }), Good(), PlannerRules.OwnSection);
    }

    [Fact]
    public void Rule_2_former_members_wait_for_a_year()
    {
        Breaks(With(Input(), "b2", a => a with { Previous = [new("S", new DateOnly(2022, 6, 1))] }), Good(), PlannerRules.FormerSection);
        Breaks(With(Input(), "b2", a => a with { Previous = [new("S", new DateOnly(2022, 5, 31))] }), Good());
        Breaks(With(Renamed(), "b2", a => a with { Previous = [new("S", new DateOnly(2024, 3, 31))] }), [Audit("S2", Y2, 6), .. Good()[1..]], PlannerRules.FormerSection);
    }

    [Fact]
    public void The_CISO_may_set_aside_rules_2_and_6_only()
    {
        var former = With(Input(), "b2", a => a with { Previous = [new("S", new DateOnly(2023, 3, 31))] });
        Breaks(former with { Exceptions = [new(2, "b2", "S", new DateOnly(2023, 6, 30))] }, Good());
        Breaks(former with { Exceptions = [new(2, "b2", "S", new DateOnly(2023, 6, 29))] }, Good(), PlannerRules.FormerSection);
        Breaks(former with { Exceptions = [new(6, "b2", "S", Y2.End)] }, Good(), PlannerRules.FormerSection);
        var manager = With(Input(), "b2", a => a with { ManagesSystemsOf = ["S"] });
        Breaks(manager with { Exceptions = [.. Enumerable.Range(1, 6).Select(rule => new PlannerException(rule, "b2", "S", Y2.End))] }, Good(), PlannerRules.ManagesSystems);
    }

    [Fact]
    public void Rule_3_nobody_audits_the_systems_they_manage() => Breaks(With(Input(), "b2", a => a with { ManagesSystemsOf = ["S"] }), Good(), PlannerRules.ManagesSystems);

    [Fact]
    public void Rule_4_the_policy_office_is_audited_by_others()
    {
        Breaks(Input(), [.. Good()[..2], Audit("P", Y2, 8, member: "p2")], PlannerRules.OwnSection);
        // Of its pool, whatever section the register says.
        Breaks(With(Input() with { Settings = new PlannerSettings { PolicyOffice = "P" } }, "p2", a => a with { SectionCode = "Z" }), [.. Good()[..2], Audit("P", Y2, 8, member: "p2")], PlannerRules.PolicyOffice);
    }

    [Fact]
    public void Rule_6_two_sections_do_not_audit_each_other_in_one_year()
    {
        var input = With(Input(), "b2", a => a with { SectionCode = "S" });
        PlannedAudit[] plan = [Audit("S", Y2, 6, member: "p2"), Good()[1], Good()[2]];
        var breaches = AuditPlanner.Check(input, plan);
        Assert.NotEmpty(breaches);
        Assert.All(breaches, b => Assert.Equal(PlannerRules.Reciprocal, b.Rule));
        Breaks(input, [Audit("S", Y1, 6, member: "p2"), Good()[1], Good()[2]]);
        Breaks(input with { Exceptions = [new(6, "b2", "P", Y2.End)] }, plan);
    }

    [Fact]
    public void Who_is_away_for_half_of_the_open_days_does_not_go()
    {
        Breaks(With(Input(), "b2", a => a with { Absences = [new(new DateOnly(2023, 6, 15), new DateOnly(2023, 6, 30))] }), Good(), PlannerRules.Absent);
        Breaks(With(Input(), "b2", a => a with { Absences = [new(new DateOnly(2023, 6, 19), new DateOnly(2023, 6, 30))] }), Good());
    }

    [Fact]
    public void What_is_fixed_stays_and_is_history_where_rules_break_over_it()
    {
        var own = Audit("S", Y1, 6, member: "p2");
        var input = With(Input(), "p2", a => a with { SectionCode = "S" }) with { Locked = [own] };
        Breaks(input, [own, .. Good()[1..]]);
        Breaks(input with { Locked = [own] }, [own with { Month = 7 }, .. Good()[1..]], PlannerRules.LockedChanged, PlannerRules.OwnSection);
    }

    [Fact]
    public void The_risk_shows_every_part_and_its_sum()
    {
        var input = With(Input(), "N", s => s with { LastAudited = new FiscalYear(2020), Confidentiality = 3, OpenFindings = 9, SelfCheckGaps = 30, Criticality = 2 });
        var risk = AuditPlanner.Risks(input).Single(r => r.SectionCode == "N");
        Assert.Equal([("Age", 3, 9), ("MyNumber", 3, 6), ("Confidentiality", 3, 6), ("Criticality", 2, 4), ("Findings", 5, 10), ("SelfCheck", 2, 2)], risk.Parts.Select(p => (p.Key, p.Value, p.Points)));
        Assert.Equal(37, risk.Total);
        Assert.Equal(0, AuditPlanner.Risks(input with { Settings = new PlannerSettings { WeightFindings = 0 } }).Single(r => r.SectionCode == "N").Parts[4].Points);
    }

    [Fact]
    public void A_section_never_audited_is_as_old_as_can_be_and_a_renamed_one_as_old_as_its_predecessor()
    {
        var input = With(Renamed(), "S", s => s with { LastAudited = new FiscalYear(2021) });
        Assert.Equal(2, Age("S2"));
        Assert.Equal(8, Age("N"));

        int Age(string code) => AuditPlanner.Risks(input).Single(r => r.SectionCode == code).Parts[0].Value;
    }

    [Fact]
    public void Two_plans_are_compared_audit_by_audit()
    {
        var before = Good();
        var delta = AuditPlanner.Compare(before, [before[0] with { Month = 9 }, before[1], Audit("X", Y1, 6)]);
        Assert.Equal((before[0], 9), (Assert.Single(delta.Changed).Before, delta.Changed[0].After.Month));
        Assert.Equal("X", Assert.Single(delta.Added).SectionCode);
        Assert.Equal("P", Assert.Single(delta.Removed).SectionCode);
        var renamed = AuditPlanner.Compare(before, [before[0] with { SectionCode = "S2" }, .. before[1..]], Renamed().Sections);
        Assert.Equal("S2", Assert.Single(renamed.Changed).After.SectionCode);
    }
}

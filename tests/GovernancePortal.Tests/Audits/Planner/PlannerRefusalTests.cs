using System.Diagnostics;
using System.Globalization;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform.Time;
using Xunit;
using Xunit.Abstractions;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>What cannot be planned is refused with its rule and the least that helps.</summary>
public class PlannerRefusalTests(ITestOutputHelper output)
{
    private static readonly FiscalYear Year = new(2024);

    private static PlannerInput Input(params PlannerSection[] sections) => new(
        sections, [PlannerOffices.Auditor("a", "X"), PlannerOffices.Auditor("b", "X"), PlannerOffices.Auditor("c", "Y", lead: false)],
        [PlannerOffices.Capacity(2024, PlannerKind.General, 9), PlannerOffices.Capacity(2024, PlannerKind.MyNumber, 1)], Year, Year);

    private void Refused(PlannerInput input, string rule, string relief)
    {
        var plan = AuditPlanner.Plan(input);
        output.WriteLine($"{plan.Refusal?.Rule}: {plan.Refusal?.Relief}");
        Assert.Empty(plan.Audits);
        Assert.Equal((rule, relief), (plan.Refusal!.Rule, plan.Refusal.Relief));
        var relieved = plan.Refusal.Arguments.Aggregate(input, PlannerReliefs.Apply);
        var after = AuditPlanner.Plan(relieved);
        Assert.Null(after.Refusal);
        Assert.Empty(AuditPlanner.Check(relieved, after.Audits));
    }

    [Fact]
    public void Too_little_capacity_of_a_kind_names_kind_year_and_how_much() =>
        Refused(Input([.. Enumerable.Range(0, 4).Select(n => PlannerOffices.Section($"S{n}", number: true))]), PlannerRules.Capacity, "capacity of my_number 2024: 3 more");

    [Fact]
    public void Nobody_trained_is_mended_by_training_one()
    {
        var input = Input(PlannerOffices.Section("S"));
        Refused(input with { Auditors = [.. input.Auditors.Select(a => a with { TrainedLead = false })] }, PlannerRules.TrainedLead, "one more trained lead: train a");
    }

    [Fact]
    public void Too_few_people_are_counted()
    {
        var input = Input([.. Enumerable.Range(0, 5).Select(n => PlannerOffices.Section($"S{n}"))]);
        Refused(input with { Auditors = [.. input.Auditors.Take(2).Select(a => a with { CapacityPerYear = 1 })] }, PlannerRules.AuditorCapacity, "8 more auditors of other sections with capacity 1 a year, 3 of them trained leads");
    }

    [Fact]
    public void A_section_all_auditors_belong_to_needs_others() =>
        Refused(Input(PlannerOffices.Section("X")) with { Auditors = [PlannerOffices.Auditor("a", "X"), PlannerOffices.Auditor("b", "X")] }, PlannerRules.Independence, "2 more auditors of other sections with capacity 4 a year, 1 of them a trained lead");

    [Fact]
    public void The_policy_office_s_own_audit_needs_others()
    {
        var input = Input(PlannerOffices.Section("P"), PlannerOffices.Section("S"));
        Refused(input with { Auditors = [PlannerOffices.Auditor("a", "P", pool: PlannerPool.Division), PlannerOffices.Auditor("b", "P", pool: PlannerPool.Division), PlannerOffices.Auditor("c", "Y", lead: false)] },
            PlannerRules.PolicyOffice, "one more auditor of other sections with capacity 4 a year, a trained lead");
    }

    [Fact]
    public void Days_closed_throughout_need_one_open_month() =>
        Refused(Input(PlannerOffices.Section("S")) with { Closed = [new("S", null, new(Year.Start, Year.End))] }, PlannerRules.NoOpenMonth, "section S: a day open to audits in month 5 of fiscal year 2024");

    [Fact]
    public void A_section_that_comes_too_late_is_left_to_the_next_cycle() =>
        Refused(Input(PlannerOffices.Section("S"), PlannerOffices.Section("T") with { ValidFrom = new DateOnly(2025, 3, 10) }), PlannerRules.NoOpenMonth, "section T: leave it to the next cycle");

    [Fact]
    public void A_section_of_a_month_without_audits_asks_for_the_month() =>
        Refused(Input(PlannerOffices.Section("S"), PlannerOffices.Section("T") with { ValidFrom = new DateOnly(2025, 2, 1) }), PlannerRules.NoOpenMonth, "audits in month 2 of the year");

    [Fact]
    public void Several_shortages_are_named_together()
    {
        var input = Input(PlannerOffices.Section("S", number: true), PlannerOffices.Section("T", number: true));
        Refused(input with { Auditors = [.. input.Auditors.Select(a => a with { TrainedLead = false })] }, PlannerRules.Capacity, "capacity of my_number 2024: 1 more; one more trained lead: train a");
    }

    [Fact]
    public void Two_audits_of_a_section_that_lives_for_months_only_cannot_be_twelve_months_apart()
    {
        var two = new FiscalYear(2023);
        var input = Input(PlannerOffices.Section("S", number: true) with { ValidFrom = new DateOnly(2023, 10, 1), ValidTo = null }, PlannerOffices.Section("T")) with
        {
            From = two, Settings = new PlannerSettings { MyNumberPerCycle = 2 }, Capacities = [PlannerOffices.Capacity(2023, PlannerKind.MyNumber, 5), PlannerOffices.Capacity(2024, PlannerKind.MyNumber, 5), PlannerOffices.Capacity(2024, PlannerKind.General, 5)],
            Closed = [new("S", null, new(new DateOnly(2024, 9, 1), new DateOnly(2025, 3, 31)))],
        };
        Refused(input, PlannerRules.NoOpenMonth, "section S: leave it to the next cycle");
    }

    [Fact]
    public void Nara_with_too_few_people_or_leads_is_told_how_many_it_lacks()
    {
        var nara = PlannerOffices.Nara();
        var few = nara with { Auditors = [.. nara.Auditors.Skip(60).Take(30)] };
        var watch = Stopwatch.StartNew();
        var plan = AuditPlanner.Plan(few);
        output.WriteLine($"{plan.Refusal?.Rule}: {plan.Refusal?.Relief} ({watch.ElapsedMilliseconds} ms)");
        // 30 audits in 2019 and 222 in the five years after, by two each: 90 places a year, 60 of them are there.
        Assert.Equal((PlannerRules.AuditorCapacity, 15), (plan.Refusal?.Rule, int.Parse(plan.Refusal!.Arguments[0].Split('|')[1], CultureInfo.InvariantCulture)));
        var untrained = nara with { Auditors = [.. nara.Auditors.Select(a => a with { TrainedLead = false })] };
        watch.Restart();
        plan = AuditPlanner.Plan(untrained);
        output.WriteLine($"{plan.Refusal?.Rule}: {plan.Refusal?.Relief} ({watch.ElapsedMilliseconds} ms)");
        // 45 audits a year by two a lead: 23, one of a bureau among them for the policy office.
        Assert.Equal((PlannerRules.TrainedLead, 23), (plan.Refusal?.Rule, plan.Refusal!.Arguments.Count));
        Assert.Null(AuditPlanner.Plan(plan.Refusal!.Arguments.Aggregate(untrained, PlannerReliefs.Apply)).Refusal);
    }
}

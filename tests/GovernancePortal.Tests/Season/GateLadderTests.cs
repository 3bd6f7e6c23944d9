using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Gates;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>Hard days counted back: FY2027's initial budget as the product proposes it.</summary>
public sealed class GateLadderTests
{
    private static readonly FiscalYear Fy = new(2027);
    private static readonly OfficeCalendar Calendar = CalendarDefaults.BuiltIn(Fy);
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static GateLadder Ladder(LadderFacts facts, DateOnly? today = null) => GateLadder.Of(facts, Calendar, today ?? Today);

    [Fact]
    public void A_first_stage_is_filed_by_the_close_and_in_time_for_the_committee_and_the_budget_request()
    {
        var ladder = Ladder(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial) { ThroughCommittee = true });
        Assert.Equal([CaseGate.FilingCloses, CaseGate.CommitteeMeeting, CaseGate.BudgetRequest, CaseGate.Vote], ladder.Rungs.Select(r => r.Gate));
        Assert.Equal(new DateOnly(2026, 9, 30), ladder.Rungs[0].LastSafe);
        // 15 開庁日 of review before 10/22, over スポーツの日.
        Assert.Equal((new DateOnly(2026, 10, 22), Calendar.BusinessDays.Subtract(new DateOnly(2026, 10, 22), 15)), (ladder.Rungs[1].Day, ladder.Rungs[1].LastSafe));
        Assert.Equal(ladder.Rungs.Take(3).Min(r => r.LastSafe), ladder.LastSafeFiling);
        Assert.Equal(Calendar.BusinessDays.Between(Today, ladder.Rungs[0].LastSafe), ladder.Rungs[0].Slack);
    }

    [Fact]
    public void Without_the_committee_its_meeting_is_no_gate()
    {
        Assert.DoesNotContain(Ladder(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial)).Rungs, r => r.Gate == CaseGate.CommitteeMeeting);
    }

    [Fact]
    public void A_bureau_with_a_deadline_of_its_own_files_by_it()
    {
        var bureau = Guid.CreateVersion7();
        var own = new OfficeCalendar([], [new WindowLine(Fy, BudgetKind.Initial, WindowKind.Filing, new(2026, 6, 1), new(2026, 9, 30)), new WindowLine(Fy, BudgetKind.Initial, WindowKind.LateFiling, new(2026, 10, 1), new(2026, 10, 20))], [], [],
            [new DeadlineLine(Fy, BudgetKind.Initial, bureau, new DateOnly(2026, 9, 11))]);
        Assert.Equal(new DateOnly(2026, 9, 11), GateLadder.Of(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial) { BureauId = bureau }, own, Today).LastSafeFiling);
        Assert.Equal((FilingState.Open, FilingState.Late), (own.WindowFor(Fy, BudgetKind.Initial, new(2026, 9, 11), bureau).State, own.WindowFor(Fy, BudgetKind.Initial, new(2026, 9, 12), bureau).State));
        Assert.Equal(FilingState.Open, own.WindowFor(Fy, BudgetKind.Initial, new(2026, 9, 12), Guid.CreateVersion7()).State);
        Assert.Equal(FilingState.Closed, own.WindowFor(Fy, BudgetKind.Initial, new(2026, 10, 21), bureau).State);
        Assert.Equal(own.BusinessDays.Subtract(new DateOnly(2026, 9, 11), 20), own.FastLaneUntil(Fy, BudgetKind.Initial, bureau));
    }

    [Theory]
    [InlineData(false, false, 30)]
    [InlineData(false, true, 60)]
    [InlineData(true, false, 20)]
    public void A_second_stage_is_counted_back_from_its_notice(bool withoutNotice, bool isWto, int days)
    {
        var notice = new DateOnly(2027, 4, 20);
        var ladder = Ladder(new LadderFacts(Stage.PreProcurement, Fy, BudgetKind.Initial) { Notice = notice, WithoutNotice = withoutNotice, IsWto = isWto, Contract = notice.AddDays(60), GoLive = new DateOnly(2027, 10, 1) }, new DateOnly(2027, 1, 12));
        Assert.Equal([CaseGate.ProcurementFiling, CaseGate.Notice, CaseGate.Contract, CaseGate.GoLive], ladder.Rungs.Select(r => r.Gate));
        Assert.Equal(Calendar.BusinessDays.Subtract(notice, days), ladder.LastSafeFiling);
        Assert.Equal(Calendar.BusinessDays.Subtract(new DateOnly(2027, 10, 1), 10), ladder.Rungs[^1].LastSafe);
    }

    [Fact]
    public void Once_filed_the_slack_is_from_the_answer_to_the_gate_and_a_missed_one_is_below_zero()
    {
        var filed = Ladder(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial) { IsFiled = true, AnswerDue = new DateOnly(2026, 9, 25) });
        Assert.DoesNotContain(filed.Rungs, r => r.Gate == CaseGate.FilingCloses);
        Assert.Equal(Calendar.BusinessDays.Between(new DateOnly(2026, 9, 25), new DateOnly(2026, 11, 6)), filed.Rungs[0].Slack);
        var missed = Ladder(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial), new DateOnly(2026, 10, 30));
        Assert.All(missed.Rungs.Where(r => r.Gate != CaseGate.Vote), r => Assert.True(r.IsMissed));
        Assert.Equal(CaseGate.BudgetRequest, missed.NextAfter(new DateOnly(2026, 10, 30))!.Gate);
    }

    [Fact]
    public void A_change_is_not_tied_to_the_season() => Assert.Empty(Ladder(new LadderFacts(Stage.PreBudget, Fy, BudgetKind.Initial) { IsChange = true }).Rungs);
}

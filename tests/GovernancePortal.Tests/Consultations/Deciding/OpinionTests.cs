using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Opinions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>意見一覧: what is handed to the finance section, and what changed since.</summary>
public sealed class OpinionTests : CaseTest
{
    private static readonly FiscalYear Year = new(2027);

    private async Task<OpinionView> ViewAsync(string who = "finance")
    {
        var actor = await ActorAsync(who);
        return await UseAsync<OpinionQueries, OpinionView>(q => q.ViewAsync(Year, BudgetKind.Initial, actor));
    }

    private async Task<int> HandOverAsync(Actor actor)
    {
        var seen = (await ViewAsync("reviewer1")).Stamp;
        return await UseAsync<OpinionService, int>(s => s.HandOverAsync(Year, BudgetKind.Initial, seen, actor));
    }

    [Fact]
    public async Task A_hand_over_is_numbered_and_later_changes_stand_out_against_it()
    {
        var reviewer = await ActorAsync("reviewer1");
        await RefusedAsync("Opinion.Empty", () => UseAsync<OpinionService>(s => s.HandOverAsync(Year, BudgetKind.Initial, null, reviewer)));
        var first = await Cases.InAsync(ConsultationState.ConditionallyApproved);
        await Cases.InAsync(ConsultationState.UnderReview, new TestKit.CaseShape { Title = "審査中の更新" });
        var line = Assert.Single((await ViewAsync()).Lines);
        Assert.Equal((first, ConsultationState.ConditionallyApproved, OpinionChange.Same), (line.Row.Id, line.Row.Result, line.Change));
        Assert.Single(line.Row.Conditions);
        Assert.Equal(1, await HandOverAsync(reviewer));
        Assert.Equal(OpinionChange.Same, Assert.Single((await ViewAsync()).Lines).Change);
        await Cases.InAsync(ConsultationState.Rejected, new TestKit.CaseShape { Title = "後から決まった更新" });
        Assert.Equal([OpinionChange.Same, OpinionChange.Added], (await ViewAsync()).Lines.Select(l => l.Change).Order());
        Assert.Equal(2, await HandOverAsync(reviewer));
        Assert.Equal([2, 1], (await ViewAsync()).Handovers.Select(h => h.Number));
    }

    [Fact]
    public void What_was_handed_over_and_is_no_longer_there_or_says_something_else_is_named()
    {
        OpinionRow Row(int n, string opinion, params string[] conditions) => new(new Guid(n, 0, 0, new byte[8]), null, "案件", "部", "課", ConsultationKind.Renewal, ConsultationState.Approved, DecisionRoute.Section, new DateOnly(2026, 10, 1), 1, opinion, [.. conditions]);
        var last = new[] { Row(1, "同意", "条件"), Row(2, "同意"), Row(3, "同意") }.ToDictionary(r => r.Id);
        Assert.Equal([OpinionChange.Same, OpinionChange.Changed, OpinionChange.Added, OpinionChange.Gone], OpinionQueries.Compare([Row(1, "同意", "条件"), Row(2, "同意", "新しい条件"), Row(4, "同意")], last).Select(l => l.Change));
    }

    [Theory]
    [InlineData("finance", 200)]
    [InlineData("reviewer1", 200)]
    [InlineData("staff1", 403)]
    [InlineData("coordinator", 403)]
    public async Task The_list_is_for_the_finance_section_and_the_policy_office(string account, int status) => Assert.Equal(status, (await (await SignedInAsync(account)).GetAsync("/Consultations/Opinions")).Status);

    [Fact]
    public async Task Only_the_policy_office_hands_over()
    {
        await Cases.InAsync(ConsultationState.Approved);
        var finance = await ActorAsync("finance");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<OpinionService>(s => s.HandOverAsync(Year, BudgetKind.Initial, null, finance)));
    }
}

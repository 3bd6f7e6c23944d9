using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Pages;

/// <summary>Decisions 19 and 20 on the page of the case: 予定価格, 落札率 and 執行予定額.</summary>
public sealed class RestrictedFigureTests : CaseTest
{
    private const string PlannedPrice = "36,500,000";
    private const string AwardRate = "96.4％";

    private Task<List<string>> ViewsAsync(Guid id) => ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == id && t.Action == RestrictedViews.Viewed).Select(t => t.ActorName).ToListAsync());

    private async Task<Guid> ContractedAsync()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved);
        await Cases.RecordContractAsync(id, new ContractResultInput
        {
            Vendor = "みどり情報サービス株式会社（架空）", AmountYen = 35_200_000, PlannedPriceYen = 36_500_000, Method = "OpenEvaluated", Bidders = 2,
            ContractOn = new DateOnly(2027, 4, 6), TermFrom = new DateOnly(2027, 4, 6), TermTo = new DateOnly(2032, 3, 31),
        });
        return id;
    }

    [Fact]
    public async Task Planned_price_and_award_rate_stand_on_the_case_after_the_contract_for_those_who_may_and_each_view_is_recorded()
    {
        var id = await ContractedAsync();
        foreach (var account in new[] { "staff1", "head1", "reviewer1", "policyhead" })
        {
            var before = (await ViewsAsync(id)).Count;
            var page = await (await SignedInAsync(account)).GetAsync($"/Consultations/Case/{id}");
            Assert.Contains(PlannedPrice, page.Text, StringComparison.Ordinal);
            Assert.Contains(AwardRate, page.Text, StringComparison.Ordinal);
            Assert.Equal(before + 1, (await ViewsAsync(id)).Count);
        }
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("finance")]
    [InlineData("reviewer2")]
    [InlineData("auditor1")]
    [InlineData("advisor")]
    public async Task Everybody_else_sees_the_contract_without_them_and_nothing_is_recorded(string account)
    {
        var id = await ContractedAsync();
        var before = (await ViewsAsync(id)).Count;
        foreach (var tab in new[] { "content", "review", "files", "history" })
        {
            var page = await (await SignedInAsync(account)).GetAsync($"/Consultations/Case/{id}?tab={tab}");
            Assert.Equal(200, page.Status);
            Assert.DoesNotContain(PlannedPrice, page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("36500000", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(AwardRate, page.Html, StringComparison.Ordinal);
        }
        Assert.Equal(before, (await ViewsAsync(id)).Count);
    }

    [Fact]
    public async Task The_reviewer_of_the_first_stage_alone_does_not_see_the_second_ones_amount_in_the_chain()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Submitted);
        await Cases.AcceptAsync(second, "reviewer2");
        var first = (await Cases.LoadAsync(second)).PreBudgetId!.Value;
        var amount = (await Cases.LoadAsync(second)).ExecutionYen!.Value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        var other = await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Case/{first}");
        Assert.DoesNotContain(amount, other.Html, StringComparison.Ordinal);
        var own = await (await SignedInAsync("reviewer2")).GetAsync($"/Consultations/Case/{second}?tab=review");
        Assert.Contains(amount, own.Html, StringComparison.Ordinal);
        Assert.Equal([(await ActorAsync("reviewer2")).Name], (await ViewsAsync(second)).Distinct());
    }
}

using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>The fit-gap sheet of a package (R150, R153, R156 to R158, R197).</summary>
public sealed class FitGapTests : CaseTest
{
    private async Task DoAsync(Guid id, string who, Func<FitGapService, uint, Core.Platform.Identity.Actor, Task> act)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await ActorAsync(who);
        await UseAsync<FitGapService>(async s => await act(s, await FitGapScene.VersionAsync(this, id), actor));
    }

    private async Task<FitGapSheet> SheetAsync(Guid id)
    {
        var staff = await ActorAsync("staff1");
        return (await UseAsync<FitGapQueries, FitGapView>(q => q.ViewAsync(id, staff))).Sheet!;
    }

    private async Task<Guid> LineAsync(Guid id) => (await SheetAsync(id)).Lines[^1].Id;

    private async Task DecideAsync(Guid id, string who, bool third, bool accepted, string? reason = null)
    {
        var line = await LineAsync(id);
        await DoAsync(id, who, (s, v, a) => s.DecideAsync(id, v, line, third, accepted, reason, a));
    }

    private static FitGapHead Agreed => FitGapScene.Head with { Agreement = "共同利用の3団体と、帳票は標準のものを使うことで合意", AgreedOn = new DateOnly(2026, 7, 10) };

    [Fact]
    [Trait("Rule", "R156")]
    public async Task The_function_list_comes_of_the_reviewed_work_and_is_revised_after_the_RFI_and_never_copies_the_present_system()
    {
        var id = await Cases.CreateAsync();
        var staff = await ActorAsync("staff1");
        Task Begin(FitGapHead head) => UseAsync<FitGapService>(s => s.DescribeAsync(id, 0, head, staff));
        await RefusedAsync("FitGap.CopyOfPresent", () => Begin(FitGapScene.Head with { Origin = FunctionOrigin.CopyOfPresent }));
        await RefusedAsync("FitGap.RevisedBeforeRfi", () => Begin(FitGapScene.Head with { RevisedOn = FitGapScene.Head.RfiOn!.Value.AddDays(-1) }));
        await RefusedAsync("FitGap.RevisedBeforeRfi", () => Begin(FitGapScene.Head with { RfiOn = null }));
        await Begin(FitGapScene.Head);
        var sheet = await SheetAsync(id);
        Assert.Equal((FunctionOrigin.WorkReview, FitGapScene.Head.RevisedOn), (sheet.Origin, sheet.RevisedOn));
        // Each function carries what vendors answered; the page refuses the copy in the words of the rule.
        await DoAsync(id, "staff1", (s, v, a) => s.SaveLineAsync(id, v, null, FitGapScene.Gap() with { Result = FitResult.Fit, Rfi = RfiAnswer.Standard }, a));
        Assert.Equal(RfiAnswer.Standard, (await SheetAsync(id)).Lines[0].Rfi);
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Consultations/FitGap/Edit/{id}");
        var refused = await page.Form("Input.Package").Fill("Input.Origin", nameof(FunctionOrigin.CopyOfPresent)).SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains("現行の業務フロー及び機能を前提とした機能一覧", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R150")]
    [Trait("Rule", "R153")]
    [Trait("Rule", "R197")]
    public async Task What_goes_beyond_settings_names_its_need_and_cost_and_is_accepted_only_under_an_agreement_to_hold_it_back()
    {
        var id = await FitGapScene.BegunAsync(this);
        foreach (var incomplete in new[] { FitGapScene.Gap() with { Level = null }, FitGapScene.Gap() with { Need = null }, FitGapScene.Gap(GapLevel.Component, null), FitGapScene.Gap(GapLevel.SourceCode, null) })
        {
            await RefusedAsync("FitGap.GapIncomplete", () => DoAsync(id, "staff1", (s, v, a) => s.SaveLineAsync(id, v, null, incomplete, a)));
        }
        await DoAsync(id, "staff1", (s, v, a) => s.SaveLineAsync(id, v, null, FitGapScene.Gap(GapLevel.SourceCode, 2_400_000), a));
        await RefusedAsync("FitGap.AgreementMissing", () => DecideAsync(id, "head1", third: false, accepted: true));
        await RefusedAsync("FitGap.AgreementMissing", () => DecideAsync(id, "reviewer1", third: true, accepted: true));
        await RefusedAsync("FitGap.AgreementIncomplete", () => DoAsync(id, "staff1", (s, v, a) => s.DescribeAsync(id, v, Agreed with { AgreedOn = null }, a)));
        await DoAsync(id, "staff1", (s, v, a) => s.DescribeAsync(id, v, Agreed, a));
        await DecideAsync(id, "head1", third: false, accepted: true);
        await DecideAsync(id, "reviewer1", third: true, accepted: true);
        var line = (await SheetAsync(id)).Lines[^1];
        Assert.True(line.IsAccepted);
        Assert.Equal((GapLevel.SourceCode, 2_400_000L), (line.Level, line.CostYen));
    }

    [Fact]
    [Trait("Rule", "R158")]
    public async Task The_head_decides_and_a_third_party_reviews_and_what_is_not_accepted_is_studied_again_before_the_next_stage()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        var id = await Cases.SecondStageOfAsync(first);
        await DescribeAsync(id);
        // Not the owning section's own people as a third party, and not the third party for the head.
        await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(id, "staff1", third: false, accepted: true));
        await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(id, "head1", third: true, accepted: true));
        await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(id, "reviewer1", third: false, accepted: true));
        await RefusedAsync("Form.Required", () => DecideAsync(id, "reviewer1", third: true, accepted: false));
        await RefusedAsync("FitGap.ReviewerOfSection", () => DoAsync(id, "staff1", (s, v, a) => s.DescribeAsync(id, v, FitGapScene.Head with { Reviewer = "head1" }, a)));
        await DecideAsync(id, "head1", third: false, accepted: true);
        await DecideAsync(id, "reviewer1", third: true, accepted: false, reason: "標準の通知で足りる。");

        await Cases.PassOnAsync(id);
        await RefusedAsync("Consultation.FitGapOpen", () => Cases.SubmitAsync(id));
        // Studied again: both decisions are open, and the case may go on.
        var line = await LineAsync(id);
        await DoAsync(id, "staff1", (s, v, a) => s.SaveLineAsync(id, v, line, FitGapScene.Gap() with { Need = "標準の通知に区分の欄を設ける。" }, a));
        var studied = (await SheetAsync(id)).Lines[^1];
        Assert.Equal((null, null), (studied.Head, studied.ThirdParty));
        await DecideAsync(id, "head1", third: false, accepted: true);
        await DecideAsync(id, "reviewer1", third: true, accepted: true);
        await Cases.SubmitAsync(id);
        await InStateAsync(id, ConsultationState.Submitted);
    }

    [Fact]
    [Trait("Rule", "R157")]
    public async Task Proposals_are_evaluated_by_several_people_of_the_section_on_whether_the_purpose_of_the_work_is_met()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved);
        await DescribeAsync(id);
        static EvaluationInput View(bool? meets = true) => new() { Proposal = "提案A", MeetsPurpose = meets, Note = "許可の発行と検索ができる。" };
        await Assert.ThrowsAsync<Forbidden>(() => DoAsync(id, "reviewer1", (s, v, a) => s.EvaluateAsync(id, v, View(), a)));
        Assert.False(new EvaluationInputValidator().Validate(View(null)).IsValid);
        await DoAsync(id, "staff1", (s, v, a) => s.EvaluateAsync(id, v, View(), a));
        // The same person twice is one.
        await DoAsync(id, "staff1", (s, v, a) => s.EvaluateAsync(id, v, View(false), a));
        await RefusedAsync("Consultation.ProposalsNotEvaluated", () => Cases.RecordContractAsync(id));
        await DoAsync(id, "head1", (s, v, a) => s.EvaluateAsync(id, v, View(), a));
        await Cases.RecordContractAsync(id);
        Assert.Equal([false, true], (await SheetAsync(id)).Evaluations.Select(e => e.MeetsPurpose));
    }

    [Fact]
    public async Task Rows_are_pasted_all_or_none_and_the_list_goes_out_as_it_is_shown()
    {
        var id = await FitGapScene.BegunAsync(this);
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync($"/Consultations/FitGap/Paste/{id}");
        var refused = await page.Form("Input.Rows").Fill("Input.Rows", "許可の検索\t標準機能で対応\tフィット\n通知書\t標準機能で対応\tギャップ").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Single((await SheetAsync(id)).Lines);
        var taken = await refused.Form("Input.Rows").Fill("Input.Rows", "許可の検索\t標準機能で対応\tフィット\n通知書\tカスタマイズで対応\tギャップ\t機能部品の追加・変更\t条例の様式のため\t1,200,000").SubmitAsync();
        Assert.Equal(302, taken.Status);
        Assert.Equal([null, 1_200_000L], (await SheetAsync(id)).Lines.Skip(1).Select(l => l.CostYen));
        var csv = await client.GetAsync($"/Consultations/FitGap/{id}?handler=File&kind=csv");
        Assert.Contains("許可の検索", csv.Html, StringComparison.Ordinal);
    }

    private async Task DescribeAsync(Guid id)
    {
        var staff = await ActorAsync("staff1");
        await UseAsync<FitGapService>(s => s.DescribeAsync(id, 0, FitGapScene.Head, staff));
        await DoAsync(id, "staff1", (s, v, a) => s.SaveLineAsync(id, v, null, FitGapScene.Gap(), a));
    }
}

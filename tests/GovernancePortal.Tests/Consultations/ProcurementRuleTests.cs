using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Rules on the procurement: competition now and at the next renewal, the exit, the specification.</summary>
public sealed class ProcurementRuleTests : CaseTest
{
    private async Task<Guid> JudgedAsync(int variant = 0)
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.UnderReview, new CaseShape { Variant = variant });
        await Cases.JudgeAllAsync(id);
        return id;
    }

    [Fact]
    [Trait("Rule", "R088")]
    public async Task Competition_works_in_the_procurement_or_the_form_says_why_it_cannot()
    {
        var form = FormAnswers.PreProcurement();
        Assert.All(["Q1", "Q8", "Q8.SingleBid", "Q8.Product"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
        foreach (var method in new[] { "NegotiatedProposal", "NegotiatedQuotes", "NegotiatedSole" })
        {
            var negotiated = form.With(("Q1", method), ("Q2", null), ("Q2.Reason", null));
            Assert.All(["Q2", "Q2.Reason"], code => Assert.Equal("Form.Required", ProblemOf(negotiated, code)));
        }
        Assert.Equal("Attachment.Missing", ProblemOf(form.With(("Q1", "NegotiatedSole")).Facts with { Attachments = new Dictionary<string, int>() }, "Attachments.SoleSourceReason"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("Q8.SingleBid", "yes"), ("Q8.SingleBidReason", null)), "Q8.SingleBidReason"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("Q8.Product", "yes"), ("Q8.ProductReason", null)), "Q8.ProductReason"));
        // Prices compete too: quotes of two vendors, and their spread is known.
        Assert.Equal("Form.QuotesOrReason", ProblemOf(form.With(("Q6.Reason", null)).WithRows("Q6", form.Facts.Rows("Q6")[0]), "Q6"));
        Assert.NotNull(QuoteSpread.Percent(form.Facts));

        var id = await JudgedAsync();
        await StoppedByEachAsync(id, "Q1", "Q6");
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await Cases.RecordContractAsync(id);
        Assert.Equal((2, 95.1m), ((await Cases.LoadAsync(id)).Contract is { } contract ? (contract.Bidders, contract.AwardRate) : default));
    }

    [Fact]
    [Trait("Rule", "R137")]
    [Trait("Rule", "R163")]
    [Trait("Rule", "R318")]
    public async Task What_would_tie_the_prefecture_to_one_vendor_is_avoided_in_plan_and_specification_or_argued_and_judged()
    {
        // The plan: own functions beyond settings are refused without their reason.
        var plan = FormAnswers.NewBuild().With(("C2", "SourceCode"), ("C2.Reason", null));
        Assert.Equal("Form.Required", ProblemOf(plan, "C2.Reason"));
        Assert.Equal("Form.Required", ProblemOf(plan.Without("C2.Items"), "C2.Items"));
        Assert.Equal("Form.Required", ProblemOf(FormAnswers.Renewal().Without("H5"), "H5"));
        // The specification: no product by name without a reason; data come back and design documents are ours, or it says why not.
        var form = FormAnswers.PreProcurement();
        Assert.Equal("Form.Required", ProblemOf(form.With(("Q8.Product", "yes"), ("Q8.ProductReason", null)), "Q8.ProductReason"));
        foreach (var clause in new[] { "R5", "R6" })
        {
            Assert.Equal("Form.Required", ProblemOf(form.Without(clause), clause));
            Assert.Equal("Form.Required", ProblemOf(form.With((clause, "Present"), (clause + ".Page", null)), clause + ".Page"));
            Assert.Equal("Form.Required", ProblemOf(form.With((clause, "Absent"), (clause + ".Note", null)), clause + ".Note"));
        }
        Assert.Equal("Form.Required", ProblemOf(form.With(("R5", "Present"), ("R5.Format", null)), "R5.Format"));

        var id = await JudgedAsync();
        await StoppedByEachAsync(id, "Q8", "R5", "R6");
        await Cases.ReturnAsync(id, "reviewer1", "R14", "R16");
        await Cases.ReopenAsync(id);
        await Cases.AnswerFieldAsync(id, "R5", null);
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
    }

    [Fact]
    [Trait("Rule", "R160")]
    public async Task The_specification_hands_real_data_over_in_the_published_layout_at_the_end_of_the_contract()
    {
        Assert.Equal(["MigrationLayout", "OpenFormat"], Form.SeedTables.Codes("ExitFormat"));
        var id = await Cases.SecondStageInAsync(ConsultationState.Draft);
        await Cases.AnswerFieldAsync(id, "R5", "Present", more: r => (r["R5.Page"], r["R5.Note"], r["R5.Format"], r["R5.FormatReason"]) = ("25ページ", null, null, null));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        // Another form only where no layout is published, and it says so.
        await Cases.AnswerFieldAsync(id, "R5.Format", "OpenFormat");
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.AnswerFieldAsync(id, "R5.Format", "MigrationLayout");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        var page = await (await SignedInAsync("reviewer1")).OpenAsync("/Consultations/Review/" + id);
        Assert.Contains("中間標準レイアウト", page.Text, StringComparison.Ordinal);
        // A specification that leaves it out is stopped by the reviewer.
        await StoppedByEachAsync(id, "R5");
    }

    [Fact]
    [Trait("Rule", "R090")]
    public async Task The_specification_is_judged_clear_and_after_the_decision_changes_only_by_a_consultation_of_its_own()
    {
        var form = FormAnswers.PreProcurement();
        Assert.Equal("Attachment.Missing", ProblemOf(form.Facts with { Attachments = new Dictionary<string, int>() }, "Attachments.Specification"));
        Assert.All(["R2", "R3", "P5"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
        Assert.Equal("Form.Required", ProblemOf(form.With(("R2", "Present"), ("R2.Page", null)), "R2.Page"));

        var id = await JudgedAsync();
        Assert.Contains("変更の管理", (await LineOnAsync(id, "R2")).TextJa, StringComparison.Ordinal);
        await StoppedByEachAsync(id, "R2");
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        var staff = await ActorAsync("staff1");
        var decided = await Cases.LoadAsync(id);
        var file = decided.Attachments.Single(a => a.Kind == "Specification");
        Assert.Equal(64, decided.Versions[^1].Form.Files.Single(f => f.AttachmentId == file.Id).Sha256.Length);
        await UnchangeableAsync();

        // A change is a case of its own with its reason on the record; the decision stays in force meanwhile.
        var change = await Cases.StartChangeAsync(id);
        Assert.Equal((id, ConsultationState.Draft), ((await Cases.LoadAsync(change)) is var c ? (c.ChangeOfId!.Value, c.State) : default));
        await InStateAsync(id, ConsultationState.Approved);
        Assert.Equal("契約期間を延ばすため。", await ReadAsync(db => db.Set<TrailEntry>().Where(x => x.SubjectId == id && x.Action == "StartChange").Select(x => x.Reason).SingleAsync()));
        await UnchangeableAsync();
        await Cases.DoAsync<FilingService>("head1", change, (s, v, a) => s.WithdrawAsync(change, v, "変更しない。", a));

        // After the contract the specification can no longer be changed at all: what is wanted then is a new consultation.
        await Cases.RecordContractAsync(id);
        await UnchangeableAsync();
        await RefusedAsync("Consultation.NotNow", () => Cases.StartChangeAsync(id));

        async Task UnchangeableAsync()
        {
            await RefusedAsync("Consultation.NotEditable", () => Cases.AnswerFieldAsync(id, "R2.Page", "99ページ"));
            await RefusedAsync("Consultation.NotEditable", () => UseAsync<DraftService>(s => s.DetachAsync(id, file.Id, staff)));
            await RefusedAsync("Consultation.NotEditable", () => UseAsync<DraftService>(s => s.AttachAsync(id, Cases.File("仕様書改.pdf", staff), "Specification", null, false, null, staff)));
        }
    }
}

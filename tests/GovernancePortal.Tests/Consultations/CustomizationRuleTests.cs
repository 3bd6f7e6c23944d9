using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Rules on the work and the package: the work fits the product, customisation is the exception.</summary>
public sealed class CustomizationRuleTests : CaseTest
{
    private static FormRow Item(string way, string? yen = null)
    {
        var row = new FormRow { ["name"] = "減免の区分", ["way"] = way };
        if (yen is not null)
        {
            row["costYen"] = yen;
        }
        return row;
    }

    public static TheoryData<string> Forms => ["renewal", "new"];

    private static FilledForm Form(string name) => name == "new" ? FormAnswers.NewBuild() : FormAnswers.Renewal();

    [Theory, MemberData(nameof(Forms))]
    [Trait("Rule", "R198")]
    public async Task Work_fits_the_package_and_only_a_deviation_must_be_argued(string name)
    {
        var form = Form(name).With(("C2.Reason", null));
        Assert.Equal("Form.Required", ProblemOf(form.Without("C2"), "C2"));
        Assert.Null(ProblemOf(form.With(("C2", "None")).Without("C2.Items"), "C2.Items"));
        Assert.Null(ProblemOf(form.With(("C2", "Parameter")).WithRows("C2.Items", Item("Parameter")), "C2.Reason"));
        Assert.All(["Component", "SourceCode"], way => Assert.Equal("Form.Required", ProblemOf(form.With(("C2", way)).WithRows("C2.Items", Item(way, "1200000")), "C2.Reason")));
        // The rule stands beside the question.
        var hint = await ReadAsync(db => db.Set<FieldGuide>().Where(g => g.FieldCode == "C2").Select(g => g.HintJa).SingleAsync());
        Assert.Contains("標準機能に業務を合わせるのが原則", hint, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R065")]
    public async Task Each_own_specification_says_what_it_costs_and_why_and_the_reviewer_weighs_it()
    {
        var form = FormAnswers.Renewal().With(("C2", "Component"), ("C2.Reason", "条例の区分のため"));
        Assert.Equal("Form.Required", ProblemOf(form.WithRows("C2.Items", Item("Parameter"), Item("Component")), "C2.Items[1].costYen"));
        Assert.Null(ProblemOf(form.WithRows("C2.Items", Item("Parameter"), Item("Component", "1200000")), "C2.Items[1].costYen"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("C2", "SourceCode")).WithRows("C2.Items", Item("SourceCode")), "C2.Items[0].costYen"));

        var id = await Cases.DraftAsync();
        await Cases.AnswerFieldAsync(id, "C2", "Component", more: c => (c["C2.Reason"], c["C3"], c.Rows["C2.Items"]) = ("条例の区分のため", "2026-08-03", [Item("Component")]));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.AnswerFieldAsync(id, "C2", "Component", more: c => c.Rows["C2.Items"] = [Item("Component", "1230000")]);
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        var page = await (await SignedInAsync("reviewer1")).OpenAsync("/Consultations/Review/" + id);
        Assert.Contains("1,230,000", page.Text, StringComparison.Ordinal);
        await Cases.JudgeAllAsync(id);
        await JudgeAsync(id, "C2", null);
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(id));
        await JudgeAsync(id, "C2", Verdict.Bad);
        await Cases.ReturnAsync(id, "reviewer1", "R06");
        await InStateAsync(id, ConsultationState.Returned);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));
    }

    [Fact]
    [Trait("Rule", "R085")]
    [Trait("Rule", "R149")]
    public async Task The_workflow_is_taken_stock_of_and_analysed_before_any_wish_to_customise_is_heard()
    {
        Assert.All([FormAnswers.Renewal(), FormAnswers.NewBuild()], form =>
        {
            // Taken stock of, or by when, or why not; the flow as it is and as reviewed goes with it.
            Assert.Equal("Form.Required", ProblemOf(form.Without("C1"), "C1"));
            Assert.Equal("Form.Required", ProblemOf(form.With(("C1", "Planned"), ("C1.On", null)), "C1.On"));
            Assert.Equal("Form.Required", ProblemOf(form.With(("C1", "NotNeeded"), ("C1.Reason", null)), "C1.Reason"));
            Assert.Equal("Attachment.Missing", ProblemOf(form.Facts with { Attachments = new Dictionary<string, int>() }, AttachmentRules.InputPrefix + "Workflow"));
            // Wishes are held back: each is listed by its way, none is heavier than what is declared, and what goes beyond settings says why.
            Assert.Equal("Form.Required", ProblemOf(form.With(("C2", "Component")).Without("C2.Items"), "C2.Items"));
            Assert.Equal("Form.CustomizationHeavier", ProblemOf(form.With(("C2", "Parameter")).WithRows("C2.Items", Item("Component", "1")), "C2.Items"));
            Assert.Equal("Form.Required", ProblemOf(form.With(("C2", "Component"), ("C2.Reason", null)), "C2.Reason"));
        });
        var id = await Cases.DraftAsync();
        var staff = await ActorAsync("staff1");
        var flow = (await Cases.LoadAsync(id)).Attachments.Single(a => a.Kind == "Workflow").Id;
        await UseAsync<DraftService>(s => s.DetachAsync(id, flow, staff));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await UseAsync<DraftService>(s => s.AttachAsync(id, Cases.File("業務フロー.pdf", staff), "Workflow", null, false, null, staff));
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        // Review and standardisation of the workflow, and the customisation held to the minimum, are one question of the reviewer.
        Assert.Equal((await LineOnAsync(id, "C1")).Id, (await LineOnAsync(id, "C2")).Id);
        await JudgeAsync(id, "C1", null);
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(id));
        await Cases.ReturnAsync(id, "reviewer1", "R06");
        await InStateAsync(id, ConsultationState.Returned);
    }
}

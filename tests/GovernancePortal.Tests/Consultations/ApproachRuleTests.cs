using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Rules on how a system is to be had: shared use, cloud, the shared platform, own hardware last.</summary>
public sealed class ApproachRuleTests : CaseTest
{
    private static readonly string[] Steps = ["D1", "D2", "D3", "D4"];

    /// <summary>Every case after which something runs, on either form.</summary>
    private static IEnumerable<FilledForm> Running() =>
        from kind in Enum.GetValues<ConsultationKind>()
        where kind != ConsultationKind.Retirement
        from form in new[] { FormAnswers.NewBuild(), FormAnswers.Simplified() }
        select form.With(("A2", kind.ToString()), ("A6", FormAnswers.LedgerRow.ToString()));

    private static FilledForm Refused(FilledForm form, int steps) => form.With([
        .. Steps.Take(steps).Select(code => (code, (string?)"NotPossible")),
        .. Steps.Take(steps).Select(code => (code + ".Reason", (string?)"検討した結果、条件を満たさないため。")),
        ("D1.Bodies", "あお県"), ("D1.On", "2026-06-12"), ("D2.Code", "FunctionGap")]);

    [Fact]
    [Trait("Rule", "R037")]
    public async Task Of_every_system_shared_use_with_other_bodies_is_consulted_on_and_not_its_cost_alone()
    {
        Assert.All(Running(), form =>
        {
            Assert.Equal("Form.Required", ProblemOf(form.Without("D1"), "D1"));
            var refused = form.With(("D1", "NotPossible"), ("D1.Reason", null), ("D1.Bodies", null), ("D1.On", null));
            Assert.All(["D1.Reason", "D1.Bodies", "D1.On"], code => Assert.Equal("Form.Required", ProblemOf(refused, code)));
            Assert.Equal("Form.Required", ProblemOf(form.With(("D1", "NotApplicable"), ("D1.Reason", null)), "D1.Reason"));
        });
        // The information department consults on it too: without its judgement nothing is agreed.
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "D1", "G1");
        await Cases.DecideAsync(id, ConsultationAct.Approve);
    }

    [Fact]
    [Trait("Rule", "R038")]
    [Trait("Rule", "R320")]
    public async Task Shared_use_and_cloud_are_the_rule_and_every_step_away_from_them_is_argued_and_judged()
    {
        Assert.All(Running(), form =>
        {
            var away = Refused(form, 1);
            Assert.Equal("Form.Required", ProblemOf(away.Without("D2"), "D2"));
            Assert.Equal("Form.Required", ProblemOf(away.With(("D2", "NotPossible"), ("D2.Reason", null)), "D2.Reason"));
            Assert.Equal("Form.Required", ProblemOf(away.With(("D2", "NotPossible"), ("D2.Code", null)), "D2.Code"));
        });
        // Where the form is chosen, hardware of one's own is reached only past every cloud, each refused with its reason.
        var own = Refused(FormAnswers.NewBuild(), 4).With(("D5", "装置の近くに置く必要があるため。"));
        Assert.All(["D2.Reason", "D3.Reason", "D4.Reason", "D5"], code => Assert.Equal("Form.Required", ProblemOf(own.With((code, null)), code)));
        Assert.All(Enumerable.Range(0, 4), steps => Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("D5")!, Refused(own.With([.. Steps.Skip(steps).Select(s => (s, (string?)null))]), steps).Facts)));

        var id = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Variant = 39 });
        var c = await Cases.LoadAsync(id);
        Assert.Equal(["NotPossible", "NotPossible", "NotPossible", "NotPossible"], Steps.Select(code => c.SectionOf('D').Values[code]));
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "D2");
        await Cases.ReturnAsync(id, "reviewer1", "R04");
        await Cases.ReopenAsync(id);
        await Cases.AnswerFieldAsync(id, "D4.Reason", null);
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        // Taken over into the procurement: nothing is bought before it is agreed.
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));
    }

    [Fact]
    public async Task Leaving_shared_use_or_cloud_in_an_answer_needs_the_head()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.AskAsync(id, "reviewer1", "D2");
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerFieldAsync(id, "D2", "NotPossible");
        await RefusedAsync("Consultation.MaterialChangeNeedsHead", () => Cases.AnswerAsync(id));
    }

    [Theory]
    [InlineData(ConsultationKind.NewSystem), InlineData(ConsultationKind.Renewal), InlineData(ConsultationKind.HardwareOnly)]
    [Trait("Rule", "R275")]
    public void Whoever_builds_or_renews_servers_meets_the_shared_platform_first(ConsultationKind kind)
    {
        var form = Refused(FormAnswers.NewBuild().With(("A2", kind.ToString()), ("A6", FormAnswers.LedgerRow.ToString())), 2);
        Assert.Equal("Form.Required", ProblemOf(form.Without("D3"), "D3"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D3", "NotPossible"), ("D3.Reason", null)), "D3.Reason"));
        Assert.All(["D4", "D5"], code => Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find(code)!, form.Without("D3").Facts)));
        Assert.All(["D4", "D5"], code => Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find(code)!, form.With(("D3", "Adopt")).Facts)));
    }

    [Fact]
    [Trait("Rule", "R274")]
    public async Task A_new_system_with_servers_goes_to_the_shared_platform_unless_it_argues_otherwise_and_the_reviewer_agrees()
    {
        var shape = new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null, Title = "道路損傷通報システム構築事業", Variant = 1 };
        var id = await Cases.DraftAsync(shape);
        Assert.Equal(("NotPossible", "Adopt"), ((await Cases.LoadAsync(id)).SectionOf('D').Values is var d ? (d["D2"], d["D3"]) : default));
        await Cases.AnswerFieldAsync(id, "D3", null);
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.AnswerFieldAsync(id, "D3", "NotPossible", more: d => (d["D3.Reason"], d["D4"], d["D4.Reason"]) = (null, "Adopt", null));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.AnswerFieldAsync(id, "D3.Reason", "画像処理の装置が要るため。", more: _ => { });
        await Cases.AnswerFieldAsync(id, "E8", "Ismap", more: e => e["E8.Name"] = "みどり業務クラウド");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "D3");
    }
}

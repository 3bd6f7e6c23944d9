using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Consultations.Stages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Rules on the office as a whole: what its systems cost, bring and risk, over their whole life and across its sections.</summary>
public sealed class WholeOfficeRuleTests : LaterStageTest
{
    private static readonly CaseShape NewBuild = new() { Kind = ConsultationKind.NewSystem, SystemId = null, Title = "道路損傷通報システム構築事業", Variant = 1 };
    private static readonly Guid Bridge = DemoSystems.Id("SYS-0102");

    [Fact]
    [Trait("Rule", "R030")]
    public async Task Investment_effect_and_risk_of_every_running_system_are_weighed_again_and_again_and_the_next_investment_waits_for_it()
    {
        // Every system that has run for a year is in the cycle: evaluated by consultation, or asked about in the yearly survey.
        var day = new DateOnly(2026, 4, 1);
        var asked = await UseAsync<SystemEvaluationQueries, IReadOnlySet<Guid>>(q => q.AskedAsync(day));
        var running = await ReadAsync(db => db.Set<InformationSystem>().Where(s => (s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.ToBeRetired) && (s.StartedOn == null || s.StartedOn <= day.AddYears(-1)))
            .Select(s => new { s.Id, s.Criticality }).ToListAsync());
        Assert.True(running.Count > 20);
        Assert.All(running, s => Assert.NotEqual(s.Criticality == Criticality.Important, asked.Contains(s.Id)));

        // Investment, effect and risk stand on one chain: what was promised comes back with what it cost, and what broke.
        await Database.ScalarAsync($"update information_system set criticality = 'Important' where id = '{Bridge}'");
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        var third = await PreOperationAsync(second);
        await AgreeAsync(third);
        Clock.Go(2027, 10, 1);
        await GoLiveAsync(third, new DateOnly(2027, 10, 1));
        Clock.Go(2031, 6, 2);
        await EvaluateAsync();
        var evaluation = await ReadAsync(db => db.Set<Consultation>().Where(c => c.Stage == Stage.Evaluation && c.Occasion == StageOccasion.BeforeRenewal && c.SystemId == Bridge).Select(c => c.Id).SingleAsync());
        var c = await Cases.LoadAsync(evaluation);
        var confirmed = (await Cases.LoadAsync(second)).Versions[^1].Form.ByLetter['U'].RowsOf("U3");
        Assert.NotEmpty(confirmed);
        Assert.Equal(confirmed.Select(k => (k.Get("name"), k.Get("target"))), c.SectionOf('X').Values.RowsOf("X1").Take(confirmed.Count).Select(k => (k.Get("name"), k.Get("promised"))));
        Assert.Equal(("38000000", "35200000"), (c.SectionOf('X').Values["X2"], c.SectionOf('X').Values["X2.Contract"]));
        foreach (var code in new[] { "X1[0].actual", "X2.Settled", "Y2", "Y4" })
        {
            Assert.Contains(ConsultationCompleteness.Of(c.Facts(new FormSurroundings(new DateOnly(2031, 6, 2)))).Problems, p => p.Input == code);
        }

        // The next investment in the system is not filed before it is evaluated.
        var renewal = await Cases.DraftAsync(new CaseShape { TargetFy = new FiscalYear(2032) });
        await Cases.PassOnAsync(renewal);
        await RefusedAsync("Consultation.RenewalNotEvaluated", () => Cases.SubmitAsync(renewal));
        await FillEvaluationAsync(evaluation);
        await Cases.PassOnAsync(evaluation);
        await Cases.SubmitAsync(evaluation);
        await Cases.SubmitAsync(renewal);
    }

    [Fact]
    [Trait("Rule", "R080")]
    public async Task Duplicate_investment_is_found_across_all_bureaus_and_nobody_is_agreed_with_who_passes_over_it()
    {
        // The whole office in one list, whoever looks: the same product kept by several sections, of several bureaus.
        var groups = await UseAsync<DuplicateQueries, IReadOnlyList<DuplicateGroup>>(q => q.AllAsync(new DuplicateFilter { View = DuplicateView.Duplicate }));
        var wide = groups.First(g => g.Systems.Select(s => s.BureauId).Distinct().Count() > 1);
        Assert.True(wide.Sections > 1);
        foreach (var account in new[] { "staff1", "staff2", "policyhead" })
        {
            var page = await (await SignedInAsync(account)).GetAsync("/Systems/Duplicates?View=Duplicate&Basis=" + wide.Basis);
            Assert.All(wide.Systems, s => Assert.Contains(s.Code, page.Text, StringComparison.Ordinal));
        }

        // Another bureau's system is met before the request, and passing over it, over the shared platform or over the central
        // management of terminals, stops the case.
        var form = FormAnswers.NewBuild();
        Assert.Equal("Form.NameSimilarSystems", ProblemOf(form.With(("D8.None", "no")), "D8.None"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("D8.None").With(("D8", wide.Systems[0].Id.ToString()), ("D8.Reason", null)), "D8.Reason"));
        var id = await Cases.InAsync(ConsultationState.UnderReview, NewBuild);
        var terminals = await ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().AsNoTracking().SingleAsync(i => i.Stage == Stage.PreBudget && i.TextJa.Contains("職員端末")));
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(id));
        await Cases.JudgeAllAsync(id);
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(terminals.Id, null, null)], reviewer));
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(id));
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "D8", "D3");

        // Servers, terminals and managing staff kept beside those of others: one line of the reviewer names the three, looks at the
        // platform, the cost and the team, and alone stops the agreement.
        var twice = await ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().AsNoTracking().SingleAsync(i => i.Stage == Stage.PreBudget && i.TextJa.Contains("管理要員")));
        Assert.True(twice.Blocking);
        Assert.Equal(["D3", "D8", "G1", "H2"], twice.Fields.Split(';'));
        Assert.Equal("Form.Required", ProblemOf(form.Without("H2"), "H2"));
        foreach (var verdict in new Verdict?[] { null, Verdict.Bad })
        {
            await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(twice.Id, verdict, verdict is null ? null : "運用の担当を共通基盤の運用に合わせられる。")], reviewer));
            await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        }
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(twice.Id, Verdict.Good, null)], reviewer));
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Fact]
    [Trait("Rule", "R317")]
    public async Task At_operation_new_procurement_and_renewal_investment_effect_and_risk_are_checked_with_joint_procurement_and_shared_use_in_view()
    {
        foreach (var (form, shape) in new[] { (FormAnswers.NewBuild(), NewBuild), (FormAnswers.Renewal(), new CaseShape { Title = "橋梁台帳の更新" }) })
        {
            // Shared use first, then cost, effect and risk: each asked, each judged, each alone enough to stop it.
            Assert.All(["D1", "G1", "G8", "E1", "F2"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
            Assert.Equal("Form.Required", ProblemOf(form.With(("D1", "NotPossible"), ("D1.Bodies", null)), "D1.Bodies"));
            var id = await Cases.InAsync(ConsultationState.UnderReview, shape);
            await Cases.JudgeAllAsync(id);
            await StoppedByEachAsync(id, "D1", "G1", "E1", "F2");
        }
        // Joint procurement: contracts that end in one year, of the same product or business, in several sections.
        var joint = await UseAsync<DuplicateQueries, IReadOnlyList<DuplicateGroup>>(q => q.AllAsync(new DuplicateFilter { View = DuplicateView.Joint }));
        Assert.NotEmpty(joint);
        Assert.All(joint, g => Assert.True(g.Sections > 1 && g.EndFy is not null));

        // In operation: the evaluation asks for cost, effect and trouble, and the reviewer judges each.
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed, new CaseShape { Title = "街路灯台帳の更新" });
        var evaluation = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => evaluation = await s.StartEvaluationAsync(second, v, a));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(evaluation));
        await FillEvaluationAsync(evaluation);
        await Cases.PassOnAsync(evaluation);
        await Cases.SubmitAsync(evaluation);
        await Cases.AcceptAsync(evaluation);
        await Cases.StartReviewAsync(evaluation);
        await Cases.JudgeAllAsync(evaluation);
        await StoppedByEachAsync(evaluation, "X1", "X2", "Y4");
        await JudgeAsync(evaluation, "Y2", null);
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(evaluation));
    }

    [Fact]
    [Trait("Rule", "R239")]
    public async Task While_planning_the_policy_office_helps_toward_open_data_in_process_and_specification()
    {
        // Asked before anything is decided: the office answers, and the answer stays with the case that is started from it.
        var staff = await ActorAsync("staff1");
        var advice = await UseAsync<AdviceService, Guid>(s => s.AskAsync(new AdviceInput { Title = "損傷通報のオープンデータ化", Question = "業務の流れと仕様に何を入れればよいでしょうか。", SectionId = staff.Main!.SectionId }, null, staff));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var reviewer = await ActorAsync("reviewer1");
        var version = await ReadAsync(db => db.Set<AdviceCase>().Where(a => a.Id == advice).Select(a => a.Version).SingleAsync());
        await UseAsync<AdviceService>(s => s.AddAsync(advice, new AdviceEntryInput { On = reviewer.Today, Means = AdviceMeans.Meeting, Text = "公開できる項目を受付の時点で分け、CSVで書き出す機能を仕様に入れてください。", Version = version }, null, reviewer));
        Assert.Contains("CSVで書き出す機能", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Advice/Details/{advice}")).Text, StringComparison.Ordinal);

        // The form asks while planning, and says beside the question what is meant.
        var form = FormAnswers.NewBuild();
        Assert.Equal("Form.Required", ProblemOf(form.Without("F6"), "F6"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("F6", "NotPossible"), ("F6.Reason", null)), "F6.Reason"));
        var draft = await Cases.DraftAsync(NewBuild);
        Assert.Contains("誰でも使える形で取り出せる", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Section/{draft}/F")).Text, StringComparison.Ordinal);

        // The office judges it before it agrees, and can send the plan back with what to mend.
        await Cases.WalkAsync(draft, ConsultationState.UnderReview, NewBuild);
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(draft));
        await Cases.JudgeAllAsync(draft);
        await JudgeAsync(draft, "F6", null);
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(draft));
        await JudgeAsync(draft, "F6", Verdict.Improve);
        await Cases.ProposeAsync(draft);
        Assert.Equal("このままでは同意できません。", (await Cases.LoadAsync(draft)).Checklist.Single(i => i.Verdict == Verdict.Improve).Comment);
    }

    [Fact]
    public async Task In_every_stage_of_its_life_a_system_has_a_form_a_reviewer_a_checklist_and_words_that_come_back()
    {
        var shape = new CaseShape();
        var first = await Cases.InAsync(ConsultationState.UnderReview, shape);
        await HelpedAsync(first, 'B');
        await Cases.WalkOnAsync(first);
        var second = await Cases.SecondStageOfAsync(first, shape);
        await Cases.WalkAsync(second, ConsultationState.UnderReview, shape);
        await HelpedAsync(second, 'Q');
        await Cases.WalkOnAsync(second);
        await Cases.RecordContractAsync(second);
        var third = await PreOperationAsync(second);
        await Cases.WalkAsync(third, ConsultationState.UnderReview, shape);
        await HelpedAsync(third, 'W');
        await Cases.WalkOnAsync(third);
        var evaluation = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => evaluation = await s.StartEvaluationAsync(second, v, a));
        await FillEvaluationAsync(evaluation);
        await Cases.WalkAsync(evaluation, ConsultationState.UnderReview, shape);
        await HelpedAsync(evaluation, 'X');
        Assert.Equal(4, (await ReadAsync(db => db.Set<Consultation>().Select(c => c.Stage).Distinct().ToListAsync())).Count);
    }

    /// <summary>A person of the office has it in hand, looks by a list of its own stage, and what it says reaches the section.</summary>
    private async Task HelpedAsync(Guid id, char letter)
    {
        var c = await Cases.LoadAsync(id);
        var stages = await ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().Where(i => c.Checklist.Select(l => l.ItemId).Contains(i.Id)).Select(i => i.Stage).Distinct().ToListAsync());
        Assert.Equal([c.Stage], stages);
        Assert.Equal((true, true), (c.Checklist.Count > 4, c.ReviewerId is not null));
        Assert.Contains(letter, FormCatalogue.Sections(c.Stage));
        await Cases.AskAsync(id);
        Assert.Contains("対象者数の根拠を教えてください。", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Act/{id}/Answer")).Text, StringComparison.Ordinal);
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerAsync(id);
    }
}

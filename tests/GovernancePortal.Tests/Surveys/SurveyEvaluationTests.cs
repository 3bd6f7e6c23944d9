using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>domain.md 3.1, G4: systems that no consultation evaluates answer five questions in the yearly survey.</summary>
public sealed class SurveyEvaluationTests : PortalTest
{
    private static readonly EvaluationAnswers Answers = new(EvaluatedEffect.Partly, EvaluatedUse.Less, EvaluatedTrouble.Minor, EvaluatedCost.High, EvaluatedConclusion.Improve, "研修を増やす。");

    private async Task EvaluateAsync(SurveyAnswer answer, Guid rowId, EvaluationAnswers? given, string account = "staff2")
    {
        var actor = await ActorAsync(account);
        var version = (await this.StoredAsync(answer.Id)).Version;
        var row = given is null ? new SurveyEvaluationRow { RowId = rowId }
            : new SurveyEvaluationRow { RowId = rowId, Effect = given.Effect, Use = given.Use, Trouble = given.Trouble, Cost = given.Cost, Conclusion = given.Conclusion, Note = given.Note };
        await UseAsync<SurveyAnswerService>(s => s.EvaluateAsync(answer.Id, new SurveyEvaluationInput { Version = version, Rows = [row] }, actor));
    }

    [Fact]
    public async Task Important_systems_those_of_committee_cases_and_young_ones_are_not_asked()
    {
        var committee = await Cases.SecondStageInAsync(Core.Consultations.ConsultationState.Closed, CaseShape.Committee);
        var heard = (await Cases.LoadAsync(committee)).SystemId!.Value;
        Assert.Equal(DemoSystems.Id("SYS-0102"), heard);
        var day = new DateOnly(2027, 4, 1);
        await Database.ScalarAsync($"update information_system set criticality = 'General', lifecycle = 'InOperation', started_on = '2020-04-01' where id = '{heard}'");
        var asked = await UseAsync<SystemEvaluationQueries, IReadOnlySet<Guid>>(q => q.AskedAsync(day));
        Assert.DoesNotContain(heard, asked);
        Assert.NotEmpty(asked);
        var other = asked.First();
        foreach (var (change, stays) in new[] { ("criticality = 'Important'", false), ("criticality = 'SemiImportant'", true), ("started_on = '2026-04-02'", false), ("started_on = '2026-04-01'", true), ("lifecycle = 'Development'", false), ("lifecycle = 'ToBeRetired'", true) })
        {
            await Database.ScalarAsync($"update information_system set {change} where id = '{other}'");
            Assert.Equal(stays, (await UseAsync<SystemEvaluationQueries, IReadOnlySet<Guid>>(q => q.AskedAsync(day))).Contains(other));
        }
    }

    [Fact]
    public async Task Five_answers_of_a_section_become_the_evaluation_record_of_the_system()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var row = answer.Rows.First(r => r.AsksEvaluation);
        var staff = await SignedInAsync("staff2");
        Assert.Contains("まだ答えていません", (await staff.GetAsync($"/Surveys/Answer/{answer.Id}")).Text, StringComparison.Ordinal);
        // On the page: an answer begun is answered whole.
        var place = answer.Rows.Where(r => r.AsksEvaluation).ToList().IndexOf(row);
        var page = await staff.GetAsync($"/Surveys/Evaluate/{answer.Id}");
        var half = await page.Form("Input.Version").Fill($"Input.Rows[{place}].Effect", nameof(EvaluatedEffect.Partly)).SubmitAsync();
        Assert.Equal(422, half.Status);
        Assert.NotEmpty(half.Document.QuerySelectorAll(".field-error"));
        var whole = half.Form("Input.Version").Fill($"Input.Rows[{place}].Use", nameof(EvaluatedUse.Less)).Fill($"Input.Rows[{place}].Trouble", nameof(EvaluatedTrouble.Minor))
            .Fill($"Input.Rows[{place}].Cost", nameof(EvaluatedCost.High)).Fill($"Input.Rows[{place}].Conclusion", nameof(EvaluatedConclusion.Improve)).Fill($"Input.Rows[{place}].Note", "研修を増やす。");
        Assert.Equal(302, (await whole.SubmitAsync()).Status);
        Assert.Equal(Answers, (await this.StoredAsync(answer.Id)).Rows.Single(r => r.Id == row.Id).Evaluation);

        await this.FixAsync(answer.Id);
        Assert.Contains("効果に比べて高い", (await (await SignedInAsync("reviewer1")).GetAsync($"/Surveys/Check/{answer.Id}")).Text, StringComparison.Ordinal);
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<SurveyMergeService, int>(s => s.MergeAllAsync(answer.CampaignId, reviewer));
        var record = await ReadAsync(db => db.Set<SystemEvaluation>().AsNoTracking().SingleAsync(e => e.SystemId == row.SystemId));
        Assert.Equal((new DateOnly(2026, 4, 1), EvaluatedEffect.Partly, EvaluatedUse.Less, EvaluatedTrouble.Minor, EvaluatedCost.High, EvaluatedConclusion.Improve, "研修を増やす。"),
            (record.On, record.Effect, record.Use, record.Trouble, record.Cost, record.Conclusion, record.Note));
        Assert.Equal((await ActorAsync("head2")).Name, record.ConfirmedBy);
        Assert.Contains((await this.TrailAsync(InformationSystem.SubjectType, row.SystemId!.Value))[0].Changes, c => c is { Field: "SystemEvaluation.Conclusion", After: "Improve" });
        Assert.Contains("運用評価", (await staff.GetAsync($"/Systems/Details/{row.SystemId}/consultations")).Text, StringComparison.Ordinal);
        // A row that said nothing leaves no record.
        Assert.Equal(1, await ReadAsync(db => db.Set<SystemEvaluation>().CountAsync()));
    }

    [Fact]
    public async Task An_answer_without_its_evaluation_says_so_before_it_is_handed_in_and_may_go_all_the_same()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.RestUnchangedAsync(answer.Id);
        var staff = await SignedInAsync("staff2");
        var asked = answer.Rows.Where(r => r.AsksEvaluation).ToList();
        string? Warning(TestPage page) => page.Document.QuerySelectorAll(".notice.caution").Select(n => n.TextContent).FirstOrDefault(t => t.Contains("運用評価", StringComparison.Ordinal));
        var warning = Warning(await staff.GetAsync($"/Surveys/Answer/{answer.Id}"))!;
        Assert.All(asked, r => Assert.Contains(r.Code!, warning, StringComparison.Ordinal));
        foreach (var row in asked.Skip(1))
        {
            await EvaluateAsync(answer, row.Id, Answers);
        }
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        var head = await SignedInAsync("head2");
        warning = Warning(await head.GetAsync($"/Surveys/Check/{answer.Id}"))!;
        Assert.Contains(asked[0].Code!, warning, StringComparison.Ordinal);
        Assert.All(asked.Skip(1), r => Assert.DoesNotContain(r.Code!, warning, StringComparison.Ordinal));
        await this.ActAsync(answer.Id, SurveyAct.SendBack, "head2", "評価に答えること。");
        await EvaluateAsync(answer, asked[0].Id, Answers);
        Assert.Null(Warning(await staff.GetAsync($"/Surveys/Answer/{answer.Id}")));
    }

    [Fact]
    public async Task Answers_are_taken_back_and_a_row_that_is_not_asked_takes_none()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var row = answer.Rows.First(r => r.AsksEvaluation);
        await EvaluateAsync(answer, row.Id, Answers);
        await EvaluateAsync(answer, row.Id, null);
        Assert.Null((await this.StoredAsync(answer.Id)).Rows.Single(r => r.Id == row.Id).Evaluation);
        if (answer.Rows.FirstOrDefault(r => !r.AsksEvaluation) is { } silent)
        {
            await EvaluateAsync(answer, silent.Id, Answers);
            Assert.Null((await this.StoredAsync(answer.Id)).Rows.Single(r => r.Id == silent.Id).Evaluation);
        }
        await Assert.ThrowsAsync<NotFound>(() => EvaluateAsync(answer, row.Id, Answers, "staff1"));
    }
}

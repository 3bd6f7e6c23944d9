using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>Launch, prefilled rows, answers, 該当なし, questions that keep their version.</summary>
public sealed class SurveyAnswerTests : PortalTest
{
    [Fact]
    [Trait("Rule", "R050")]
    public async Task A_launched_survey_asks_every_section_of_the_base_date_also_those_without_systems_and_shows_who_has_not_answered()
    {
        var id = await this.LaunchAsync();
        var living = await UseAsync<PeopleQueries, IReadOnlyList<SectionLine>>(p => p.SectionsAsync(new DateOnly(2026, 4, 1)));
        var asked = await ReadAsync(db => db.Set<SurveyAnswer>().Where(a => a.CampaignId == id).Select(a => a.SectionId).ToListAsync());
        Assert.Equal(living.Select(s => s.Id).Order(), asked.Order());
        Assert.True(asked.Count > 200);

        // Every system in use has its row, at its owner.
        var systems = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle != Lifecycle.Retired).Select(s => new { s.Id, s.OwnerSectionId }).ToListAsync());
        var rows = await ReadAsync(db => (from r in db.Set<SurveyRow>() join a in db.Set<SurveyAnswer>() on r.AnswerId equals a.Id where a.CampaignId == id select new { Id = r.SystemId!.Value, OwnerSectionId = a.SectionId }).ToListAsync());
        Assert.Equal(systems.OrderBy(s => s.Id), rows.OrderBy(r => r.Id));

        // Next year asks again, with the questions of this one.
        Clock.Go(2027, 5, 1);
        var reviewer = await ActorAsync("reviewer1");
        var next = await UseAsync<SurveyCampaignService, Guid>(s => s.CreateAsync(CampaignInput.For(new(2027)) with { Name = "令和9年度 情報システム調査" }, reviewer));
        Assert.Equal(await QuestionsOf(id), await QuestionsOf(next));

        var missing = await UseAsync<SurveyQueries, IReadOnlyList<MissingLine>>(q => q.MissingAsync(id, reviewer));
        Assert.Equal(asked.Count, missing.Count);
    }

    [Fact]
    public async Task Rows_are_filled_in_as_the_ledger_stood_on_the_base_date_and_stay_so()
    {
        var system = (await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.OwnerSectionId == SurveyScene.FirstSection && s.Lifecycle == Lifecycle.InOperation).OrderBy(s => s.Code).FirstAsync())).Id;
        Clock.Go(2026, 3, 20);
        await this.EditAsync(system, s => s with { UserCount = 111, ContactName = "前任（架空）" });
        Clock.Go(2026, 4, 20);
        await this.EditAsync(system, s => s with { UserCount = 222, Summary = "基準日の後の概要" });
        Clock.Go(2026, 9, 1);

        var id = await this.LaunchAsync();
        var row = (await this.AnswerAsync(id)).Rows.Single(r => r.SystemId == system);
        Assert.Equal("111", row.Before["UserCount"]);
        Assert.Equal("前任（架空）", row.Before["ContactName"]);
        Assert.NotEqual("基準日の後の概要", row.Before["Summary"]);
        Assert.Equal(RowAnswer.None, row.Answer);

        await this.EditAsync(system, s => s with { UserCount = 333, ContactName = "後任（架空）" });
        var later = (await this.AnswerAsync(id)).Rows.Single(r => r.SystemId == system);
        Assert.True(row.Before.IsSame(later.Before));
        Assert.Equal(row.Version, later.Version);
    }

    [Fact]
    public async Task One_press_answers_a_row_and_one_press_the_rest_and_a_change_without_a_difference_is_none()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        Assert.True(answer.RowCount >= 3);
        await this.WriteAsync(answer.Rows[0], new SurveyRowAnswer { Answer = RowAnswer.Unchanged });
        await this.ChangeAsync(answer.Rows[1], s => s with { UserCount = s.UserCount + 5 });
        var staff = await ActorAsync("staff2");
        var rest = await UseAsync<SurveyAnswerService, int>(s => s.RestUnchangedAsync(answer.Id, staff));
        var stored = await this.StoredAsync(answer.Id);
        Assert.Equal(answer.RowCount - 2, rest);
        Assert.Equal((SurveyAnswerState.Writing, answer.RowCount, 1), (stored.State, stored.AnsweredRows, stored.ChangedRows));

        var again = stored.Rows[1];
        await this.WriteAsync(again, new SurveyRowAnswer { Answer = RowAnswer.Changed, Values = again.Before });
        Assert.Equal(RowAnswer.Unchanged, (await this.StoredAsync(answer.Id)).Rows[1].Answer);
    }

    [Fact]
    public async Task Two_people_write_different_rows_but_not_the_same_one()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.WriteAsync(answer.Rows[0], new SurveyRowAnswer { Answer = RowAnswer.Unchanged });
        await this.WriteAsync(answer.Rows[1], new SurveyRowAnswer { Answer = RowAnswer.Unchanged }, "head2");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => this.ChangeAsync(answer.Rows[0], s => s with { UserCount = 7 }));
    }

    [Fact]
    public async Task A_section_without_systems_says_so_and_one_with_systems_cannot()
    {
        var id = await this.LaunchAsync();
        var empty = await ReadAsync(db => db.Set<SurveyAnswer>().AsNoTracking().FirstAsync(a => a.CampaignId == id && a.RowCount == 0));
        var staff = Actors.Of(Role.Staff, empty.SectionId);
        await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SurveyActService>(s => s.DoAsync(empty.Id, new SurveyActInput { Act = SurveyAct.PassOn, Version = empty.Version }, staff)));
        await UseAsync<SurveyAnswerService>(s => s.SayNoneAsync(empty.Id, empty.Version, staff));
        var said = await this.StoredAsync(empty.Id);
        await UseAsync<SurveyActService>(s => s.DoAsync(empty.Id, new SurveyActInput { Act = SurveyAct.PassOn, Version = said.Version }, staff));
        Assert.Equal((true, SurveyAnswerState.HeadCheck), ((await this.StoredAsync(empty.Id)).IsNone, (await this.StoredAsync(empty.Id)).State));

        var full = await this.AnswerAsync(id);
        var own = await ActorAsync("staff2");
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SurveyAnswerService>(s => s.SayNoneAsync(full.Id, full.Version, own)));
        Assert.Equal("Survey.HasSystems", refused.Code);
    }

    [Fact]
    public async Task An_answer_with_a_row_or_a_compulsory_question_open_is_not_passed_on()
    {
        var id = await this.LaunchAsync(new ExtraQuestionRow { TextJa = "生成AIを使っていますか。", Kind = ExtraKind.YesNo, Required = true });
        var answer = await this.AnswerAsync(id);
        await this.WriteAsync(answer.Rows[0], new SurveyRowAnswer { Answer = RowAnswer.Unchanged });
        Assert.Equal("Survey.Incomplete", (await Assert.ThrowsAsync<RuleViolation>(() => this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2"))).Code);
        await this.RestUnchangedAsync(answer.Id);
        Assert.Equal("Survey.Incomplete", (await Assert.ThrowsAsync<RuleViolation>(() => this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2"))).Code);
        var (staff, stored, questions) = (await ActorAsync("staff2"), await this.StoredAsync(answer.Id), await QuestionSetOf(id));
        await UseAsync<SurveyAnswerService>(s => s.AnswerExtrasAsync(answer.Id, new Dictionary<string, string?> { [questions.Extras[0].Key] = "true" }, stored.Version, staff));
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        Assert.Equal(SurveyAnswerState.HeadCheck, (await this.StoredAsync(answer.Id)).State);
    }

    [Fact]
    public async Task Questions_of_a_launched_survey_stay_and_a_change_for_the_next_makes_a_new_version()
    {
        var id = await this.LaunchAsync(new ExtraQuestionRow { TextJa = "今年の質問", Kind = ExtraKind.Text });
        var first = await QuestionSetOf(id);
        var reviewer = await ActorAsync("reviewer1");
        var version = await ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SurveyCampaignService>(s => s.AskAsync(id, new QuestionsInput { Version = version }, reviewer)));
        Assert.Equal("Survey.NotDraft", refused.Code);

        var next = await UseAsync<SurveyCampaignService, Guid>(s => s.CreateAsync(CampaignInput.For(new(2027)) with { Name = "次の照会" }, reviewer));
        var drafted = await ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == next).Select(c => c.Version).SingleAsync());
        await UseAsync<SurveyCampaignService>(s => s.AskAsync(next, new QuestionsInput { Version = drafted, Columns = new() { ["UserCount"] = Criticality.General }, Extras = [new() { TextJa = "次の質問", Kind = ExtraKind.Text }] }, reviewer));
        var (kept, made) = (await QuestionSetOf(id), await QuestionSetOf(next));
        Assert.Equal((first.Number, "今年の質問"), (kept.Number, Assert.Single(kept.Extras).TextJa));
        Assert.Equal((first.Number + 1, "次の質問"), (made.Number, Assert.Single(made.Extras).TextJa));
    }

    [Fact]
    public async Task Asked_columns_grow_with_the_importance_of_the_system()
    {
        var questions = await QuestionSetOf(await this.LaunchAsync());
        var (general, semi, important) = (questions.AskedOf(Criticality.General), questions.AskedOf(Criticality.SemiImportant), questions.AskedOf(Criticality.Important));
        Assert.True(general.Count < semi.Count && semi.Count < important.Count);
        Assert.All(general, c => Assert.Contains(c, semi));
        Assert.All(semi, c => Assert.Contains(c, important));
        // The drill is asked of every system.
        Assert.Contains(general, c => c.Name == nameof(SystemInput.BcpDrilledOn));
        Assert.DoesNotContain(general, c => c.Name == nameof(SystemInput.RtoHours));
    }

    [Fact]
    public async Task A_return_names_reason_and_fields_and_goes_the_same_way_again()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.RestUnchangedAsync(answer.Id);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        await this.ActAsync(answer.Id, SurveyAct.Confirm, "head2");
        var (reviewer, submitted) = (await ActorAsync("reviewer1"), await this.StoredAsync(answer.Id));
        await UseAsync<SurveyActService>(s => s.DoAsync(answer.Id, new SurveyActInput { Act = SurveyAct.Return, Reason = "利用者数の根拠を確認してください。", Fields = ["UserCount"], Version = submitted.Version }, reviewer));
        var returned = await this.StoredAsync(answer.Id);
        Assert.Equal((SurveyAnswerState.Returned, "利用者数の根拠を確認してください。", "UserCount"), (returned.State, returned.Reason, Assert.Single(returned.ReturnedFields)));

        // Mended, it keeps its state until it is passed on.
        await this.ChangeAsync(returned.Rows[0], s => s with { UserCount = 41 });
        Assert.Equal(SurveyAnswerState.Returned, (await this.StoredAsync(answer.Id)).State);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        await this.ActAsync(answer.Id, SurveyAct.Confirm, "head2");
        await this.ActAsync(answer.Id, SurveyAct.Fix, "reviewer1");
        var stored = await this.StoredAsync(answer.Id);
        Assert.Equal((SurveyAnswerState.Fixed, new DateOnly(2026, 9, 1)), (stored.State, stored.ConfirmedOn));
        Assert.Contains(await this.TrailAsync(SurveyAnswer.SubjectType, answer.Id), e => e.Action == "SurveyReturn" && e.Reason == "利用者数の根拠を確認してください。");
        Assert.Contains(await this.TrailAsync(SurveyAnswer.SubjectType, answer.Id), e => e.Changes.Any(c => c.Field == "InformationSystem.UserCount" && c.After == "41" && c.Row == stored.Rows[0].Name));
    }

    [Fact]
    public async Task Many_are_fixed_at_once_and_each_says_what_became_of_it()
    {
        var id = await this.LaunchAsync();
        var (one, two) = (await this.AnswerAsync(id), await this.AnswerAsync(id, DemoOffice.Section(DemoOffice.FirstSection).Id));
        await this.RestUnchangedAsync(one.Id);
        await this.ActAsync(one.Id, SurveyAct.PassOn, "staff2");
        await this.ActAsync(one.Id, SurveyAct.Confirm, "head2");
        var reviewer = await ActorAsync("reviewer1");
        var results = await UseAsync<SurveyActService, IReadOnlyList<SurveyBulkLine>>(s => s.FixAllAsync([two.Id, one.Id], reviewer));
        Assert.Equal([(two.Id, "Survey.NotNow"), (one.Id, null)], results.Select(r => (r.AnswerId, r.Refused)));
        Assert.Equal(SurveyAnswerState.Fixed, (await this.StoredAsync(one.Id)).State);
        Assert.Equal(SurveyAnswerState.NotStarted, (await this.StoredAsync(two.Id)).State);
    }

    [Fact]
    public async Task The_policy_office_takes_in_an_answer_for_a_section_and_it_is_marked()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.RestUnchangedAsync(answer.Id, "reviewer1");
        await this.ActAsync(answer.Id, SurveyAct.TakeIn, "reviewer1", "郵送の回答書による。");
        var stored = await this.StoredAsync(answer.Id);
        var reviewer = await ActorAsync("reviewer1");
        Assert.Equal((SurveyAnswerState.Submitted, reviewer.Name, "所属長（紙）", new DateOnly(2026, 9, 2)), (stored.State, stored.ProxyBy, stored.ConfirmedBy, stored.ConfirmedOn));
        Assert.Equal("Survey.ByProxy", (await Assert.ThrowsAsync<RuleViolation>(() => this.ActAsync(answer.Id, SurveyAct.PullBack, "head2"))).Code);
    }

    private Task<Guid> QuestionsOf(Guid campaign) => ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == campaign).Select(c => c.QuestionsId).SingleAsync());

    private Task<SurveyQuestions> QuestionSetOf(Guid campaign) =>
        ReadAsync(db => (from c in db.Set<SurveyCampaign>() join q in db.Set<SurveyQuestions>() on c.QuestionsId equals q.Id where c.Id == campaign select q).AsNoTracking().SingleAsync());
}

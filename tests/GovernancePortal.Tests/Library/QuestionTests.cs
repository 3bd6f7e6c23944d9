using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Library;

/// <summary>Questions of owning sections: recorded, answered, published without names, fed into the briefing material.</summary>
public sealed class QuestionTests : PortalTest
{
    [Fact, Trait("Rule", "R272")]
    public async Task A_question_of_an_owning_division_is_recorded_and_fed_into_the_briefing_material_and_the_Q_and_A()
    {
        var session = await ReadingScene.PlannedAsync(this);
        var office = await SignedInAsync("reviewer1");
        var form = (await office.GetAsync("/Library/Questions/New")).Form("Input.Text").Fill("Input.SectionId", ReadingScene.Accounts.ToString()).Fill("Input.AskedBy", "会計課の担当").Fill("Input.Topic", nameof(QuestionTopic.Contract))
            .Fill("Input.About", "単価契約").Fill("Input.Text", "会計課では単価契約が多い。協議は要るか。");
        var recorded = await form.SubmitAsync();
        Assert.True(recorded.Status == 302, string.Join(" | ", recorded.Errors));
        var id = await ReadAsync(db => db.Set<LibraryQuestion>().Select(q => q.Id).SingleAsync());
        var question = await ReadingScene.QuestionAsync(this, id);
        Assert.Equal(("R8-問-0001", QuestionState.Open, ReadingScene.Accounts, QuestionMeans.Phone), (question.Number, question.State, question.SectionId!.Value, question.Means));
        Assert.Contains("1件の問い合わせに回答する", (await office.GetAsync("/")).Text, StringComparison.Ordinal);

        await ReadingScene.AnswerAsync(this, id, i => i with { ForMaterial = true });
        Assert.Contains("単価契約", (await office.GetAsync("/Library/Questions?MaterialOpen=true")).Text, StringComparison.Ordinal);
        await ReadingScene.AnswerAsync(this, id, i => i with { MaterialBriefingId = session });
        Assert.DoesNotContain("単価契約", (await office.GetAsync("/Library/Questions?MaterialOpen=true")).Document.QuerySelector("main table")?.TextContent ?? "", StringComparison.Ordinal);
        var count = (await UseAsync<QuestionQueries, IReadOnlyList<TopicCount>>(q => q.CountsAsync(null, new DateOnly(2026, 9, 1)))).Single(c => c.Topic == QuestionTopic.Contract);
        Assert.Equal((1, 0, 1, 1, 1), (count.Received, count.Open, count.Published, count.ForMaterial, count.InMaterial));

        // Another section reads it as Q&A, finds it, and sees it with the session.
        var other = await SignedInAsync("staff1");
        Assert.Contains("年間の見込額で判断します", (await other.GetAsync("/Library/Questions")).Text, StringComparison.Ordinal);
        Assert.Contains("単価契約でも協議は要りますか", (await other.GetAsync($"/Library/Briefings/Details/{session}")).Text, StringComparison.Ordinal);
        var staff1 = await ActorAsync("staff1");
        Assert.Contains(await UseAsync<SearchQueries, IReadOnlyList<SearchHit>>(q => q.FirstAsync(new SearchAsk("見込額"), staff1)), h => h.Id == id);
    }

    [Fact]
    public async Task What_is_published_names_neither_the_section_nor_the_person_who_asked()
    {
        var id = await ReadingScene.AskedAsync(this);
        var asker = (await ActorAsync("staff2")).Name;
        Assert.Equal("Question.NamesAsker", (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.AnswerAsync(this, id, i => i with { PublicText = "会計課です。単価契約でも協議は要りますか。" }))).Code);
        Assert.Equal("Question.NamesAsker", (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.AnswerAsync(this, id, i => i with { Answer = asker + "さんの場合は要ります。" }))).Code);
        Assert.Equal("Question.PublicTextMissing", (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.AnswerAsync(this, id, i => i with { PublicText = null }))).Code);
        await ReadingScene.AnswerAsync(this, id);
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Library/Questions/Details/{id}");
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain(asker, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("会計課", page.Text, StringComparison.Ordinal);
        var list = await (await SignedInAsync("staff1")).GetAsync("/Library/Questions");
        Assert.DoesNotContain("会計課", list.Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        // The asker's own words are not even searched by others.
        Assert.Empty((await (await SignedInAsync("staff1")).GetAsync("/Library/Questions?Text=会計課です")).Document.QuerySelectorAll("main table.list tbody tr"));
        Assert.Contains("会計課です。", (await (await SignedInAsync("staff2")).GetAsync($"/Library/Questions/Details/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_not_published_is_read_by_the_asker_alone_who_is_told_of_it()
    {
        var id = await ReadingScene.AskedAsync(this);
        await RelayAsync();
        var reviewer = await ActorAsync("reviewer1");
        Assert.Contains("QuestionReceived", await KindsAsync(reviewer));
        await Assert.ThrowsAsync<Forbidden>(() => ReadingScene.AnswerAsync(this, id, who: "staff2"));
        await Assert.ThrowsAsync<NotFound>(() => ReadingScene.AnswerAsync(this, id, who: "staff1"));
        await ReadingScene.AnswerAsync(this, id, i => i with { Publish = false });
        await RelayAsync();
        Assert.Contains("QuestionAnswered", await KindsAsync(await ActorAsync("staff2")));
        Assert.Contains("年間の見込額", (await (await SignedInAsync("staff2")).GetAsync($"/Library/Questions/Details/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await SignedInAsync("staff1")).GetAsync($"/Library/Questions/Details/{id}")).Status);
        Assert.DoesNotContain("単価契約", (await (await SignedInAsync("staff1")).GetAsync("/Library/Questions")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_record_of_a_case_becomes_a_question_by_one_link()
    {
        var c = await Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<TalkService>(s => s.NoteCallAsync(c, new PhoneInput { SpokenOn = reviewer.Today, With = "道路整備課の担当", Text = "見積は何社から取るのか。" }, reviewer));
        var note = await ReadAsync(db => db.Set<PhoneNote>().Select(n => n.Id).SingleAsync());
        var office = await SignedInAsync("reviewer1");
        Assert.Contains($"call={note}", (await office.GetAsync($"/Consultations/Talks/{c}")).Html, StringComparison.Ordinal);
        var page = await office.GetAsync($"/Library/Questions/New?call={note}");
        Assert.Equal("見積は何社から取るのか。", page.Form("Input.Text").ValueOf("Input.Text"));
        var sent = await page.Form("Input.Text").Fill("Input.Topic", nameof(QuestionTopic.Estimate)).SubmitAsync();
        Assert.True(sent.Status == 302, string.Join(" | ", sent.Errors));
        var question = await ReadAsync(db => db.Set<LibraryQuestion>().SingleAsync());
        Assert.Equal((c, ReadingScene.Roads), (question.ConsultationId!.Value, question.SectionId!.Value));
    }

    [Fact]
    public async Task Nobody_but_the_policy_office_records_the_question_of_another_section()
    {
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<QuestionService, Guid>(s => s.ReceiveAsync(new Core.Library.Questions.QuestionInput { Topic = QuestionTopic.Other, Text = "?", SectionId = ReadingScene.Accounts }, staff)));
        var office = await ActorAsync("reviewer1");
        Assert.Equal("Form.DayAhead", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<QuestionService, Guid>(s => s.ReceiveAsync(new Core.Library.Questions.QuestionInput { Topic = QuestionTopic.Other, Text = "?", ReceivedOn = office.Today.AddDays(1) }, office)))).Code);
    }

    [Fact]
    public async Task The_topics_are_the_offices_own_dated_codes()
    {
        var head = await SignedInAsync("policyhead");
        Assert.Contains("問い合わせの分類", (await head.GetAsync("/Administration/Office")).Text, StringComparison.Ordinal);
        var list = await head.GetAsync("/Administration/Office/Codes/QuestionTopic");
        Assert.Equal(302, (await list.Form("Input.NameJa").Fill("Input.Code", "Ai").Fill("Input.NameJa", "生成AI").Fill("Input.NameEn", "Generative AI").SubmitAsync()).Status);
        var id = await ReadingScene.AskedAsync(this);
        var page = await (await SignedInAsync("reviewer1")).GetAsync($"/Library/Questions/Details/{id}");
        Assert.Equal(302, (await page.Form("Input.Answer").Fill("Input.Topic", "Ai").Fill("Input.Answer", "契約の形で決まります。").SubmitAsync()).Status);
        var shown = (await page.Client.GetAsync($"/Library/Questions/Details/{id}")).Text;
        Assert.Contains("生成AI", shown, StringComparison.Ordinal);
        Assert.Contains("契約・調達方式", shown, StringComparison.Ordinal); // what it was, in the history
        Assert.Contains(await UseAsync<QuestionQueries, IReadOnlyList<TopicCount>>(q => q.CountsAsync(null, new DateOnly(2026, 9, 1))), c => c is { Topic: "Ai", Received: 1 });

        // Ended, it is not offered any more and stays on what has it.
        var code = await ReadAsync(db => db.Set<CodeItem>().AsNoTracking().SingleAsync(c => c.List == QuestionTopic.List && c.Code == "Ai"));
        var actor = await ActorAsync("policyhead");
        await UseAsync<Core.Consultations.Office.OfficeDataService>(s => s.EndCodeAsync(code.Id, code.Version, actor.Today, actor));
        Clock.Advance(TimeSpan.FromDays(1));
        var staff = await SignedInAsync("staff2");
        Assert.DoesNotContain("生成AI", (await staff.GetAsync("/Library/Questions/New")).Text, StringComparison.Ordinal);
        var later = await ActorAsync("staff2");
        Assert.Equal("Form.NotOffered", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<QuestionService, Guid>(s => s.ReceiveAsync(new Core.Library.Questions.QuestionInput { Topic = "Ai", Text = "?" }, later)))).Code);
        await ReadingScene.AnswerAsync(this, id, i => i with { Answer = "改めた回答です。" });
        Assert.Equal("Ai", (await ReadingScene.QuestionAsync(this, id)).Topic);
    }

    private Task<List<string>> KindsAsync(Actor actor) => ReadAsync(db => db.Set<Notice>().Where(n => n.UserId == actor.UserId).Select(n => n.Kind).ToListAsync());
}

using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Need;

/// <summary>The records of 協議要否の確認, through pages and service.</summary>
public sealed class NeedCheckTests : CaseTest
{
    private static readonly Guid Section = DemoOffice.Section(DemoOffice.FirstSection).Id;

    private static NeedInput Input(string what = "New", long? yen = 1_200_000) => new()
    {
        SectionId = Section, Title = "橋梁点検写真の共有サービス", AmountYen = yen, Answers = new Dictionary<string, string> { ["Q1"] = what, ["Q3"] = "No", ["Q4"] = NeedChoice.NoBudgetCode },
    };

    private async Task<Guid> RecordAsync(NeedInput? input = null, string who = "staff1")
    {
        var actor = await ActorAsync(who);
        return await UseAsync<NeedCheckService, Guid>(s => s.RecordAsync(input ?? Input(), actor));
    }

    [Fact]
    public async Task The_answers_are_kept_with_number_rule_and_limit()
    {
        var id = await RecordAsync();
        var staff = await ActorAsync("staff1");
        var record = await UseAsync<NeedQueries, NeedRecord>(q => q.FindAsync(id, staff));
        Assert.Equal(("R8-要-0001", NeedResult.Simplified, ConsultationKind.NewSystem, 1_200_000L), (record.Check.Number, record.Check.Result, record.Check.Kind!.Value, record.Check.AmountYen!.Value));
        Assert.Equal((NeedRuleSet.Within, staff.Name, DemoOffice.FirstSection), (record.Check.Answers["Q5"], record.Check.UserName, record.Check.SectionName));
        Assert.NotNull(record.Check.LimitYen);
        Assert.Equal(NeedResult.Simplified, record.Rule.Result);
        Assert.Equal("R8-要-0002", (await UseAsync<NeedQueries, NeedRecord>(async q => await q.FindAsync(await RecordAsync(), staff))).Check.Number);
        Assert.Single(await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == id).ToListAsync()));
    }

    [Fact]
    public async Task What_is_asked_must_be_answered_by_an_offered_choice()
    {
        var staff = await ActorAsync("staff1");
        var missing = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<NeedCheckService, Guid>(s => s.RecordAsync(Input("Change"), staff)));
        Assert.Equal(("Form.Required", "Answers[Q2]"), (missing.Code, missing.Field));
        await RefusedAsync("Form.NotOffered", () => UseAsync<NeedCheckService, Guid>(s => s.RecordAsync(Input("Buy"), staff)));
        var stranger = await ActorAsync("staff2");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<NeedCheckService, Guid>(s => s.RecordAsync(Input(), stranger)));
    }

    [Fact]
    public async Task The_section_reads_its_own_records_and_the_policy_office_all()
    {
        var id = await RecordAsync();
        foreach (var (account, sees) in new[] { ("staff1", true), ("head1", true), ("reviewer1", true), ("staff2", false) })
        {
            var actor = await ActorAsync(account);
            var listed = await UseAsync<NeedQueries, Page<NeedLine>>(q => q.ListAsync(new NeedFilter(), null, actor));
            Assert.Equal(sees, listed.Items.Any(l => l.Id == id));
            Assert.Equal(sees ? 1 : 0, await UseAsync<NeedQueries, int>(q => q.CountAsync(new NeedFilter { Result = NeedResult.Simplified }, actor)));
            if (!sees)
            {
                await Assert.ThrowsAsync<NotFound>(() => UseAsync<NeedQueries, NeedRecord>(q => q.FindAsync(id, actor)));
            }
        }
    }

    [Fact]
    public async Task They_are_counted_by_month_bureau_and_result()
    {
        await RecordAsync();
        await RecordAsync(Input("NotSystem"));
        Clock.Go(2026, 10, 5);
        await RecordAsync();
        var reviewer = await ActorAsync("reviewer1");
        var counts = await UseAsync<NeedQueries, IReadOnlyList<NeedCount>>(q => q.CountsAsync(new FiscalYear(2026), reviewer));
        Assert.Equal([(9, NeedResult.None, 1), (9, NeedResult.Simplified, 1), (10, NeedResult.Simplified, 1)], counts.Select(c => (c.Month.Month, c.Result, c.Count)).Order());
        var client = await SignedInAsync("reviewer1");
        var page = await client.GetAsync("/Consultations/Need/Counts");
        Assert.Equal(200, page.Status);
        Assert.Contains("2026年10月", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_answer_to_a_draft_that_keeps_the_link_and_shows_it()
    {
        var client = await SignedInAsync("staff1");
        var form = (await client.GetAsync("/Consultations/Need")).Form("Input.Title");
        var answered = await form.Fill("Input.Title", "橋梁点検写真の共有サービス").Fill("Input.Answers[Q1]", "New").Fill("Input.Answers[Q3]", "No").Fill("Input.Answers[Q4]", NeedChoice.NoBudgetCode).Fill("Input.Amount", "1,200").SubmitAsync();
        Assert.Equal(302, answered.Status);
        var record = await answered.FollowAsync();
        Assert.Contains("簡易な協議書で協議してください", record.Text, StringComparison.Ordinal);
        Assert.Contains("総額が基準額以下", record.Text, StringComparison.Ordinal);
        var start = await client.GetAsync(record.Document.QuerySelector("a.button.main")!.GetAttribute("href")!);
        var draft = start.Form("Input.Title");
        Assert.Equal(("橋梁点検写真の共有サービス", nameof(ConsultationKind.NewSystem), nameof(BudgetKind.None), "1200000"), (draft.ValueOf("Input.Title"), draft.ValueOf("Input.Kind"), draft.ValueOf("Input.BudgetKind"), draft.ValueOf("Input.Rough")));
        Assert.Equal(302, (await draft.SubmitAsync()).Status);
        var c = await ReadAsync(db => db.Set<Consultation>().AsNoTracking().SingleAsync());
        Assert.Equal(FormSize.Simplified, c.Size);
        Assert.Equal(c.Id, await ReadAsync(db => db.Set<NeedCheck>().Select(x => x.ConsultationId).SingleAsync()));
        Assert.Contains("R8-要-0001", (await client.GetAsync($"/Consultations/Case/{c.Id}")).Text, StringComparison.Ordinal);
        var again = await client.GetAsync(record.Path);
        Assert.Contains("協議を始めた案件", again.Text, StringComparison.Ordinal);
        // One record, one case.
        var staff = await ActorAsync("staff1");
        var check = await ReadAsync(db => db.Set<NeedCheck>().Select(x => x.Id).SingleAsync());
        await RefusedAsync("Need.Taken", () => UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
        {
            Title = "二つ目", TargetFy = new(2027), SectionId = Section, Kind = ConsultationKind.NewSystem, NeedCheckId = check,
        }, staff)));
    }

    [Fact]
    [Trait("Rule", "R062")]
    public async Task Introduction_and_renewal_are_consulted_while_they_are_planned_whatever_else_is_answered()
    {
        var set = (await UseAsync<NeedQueries, NeedRuleSet?>(q => q.ValidAsync(new DateOnly(2026, 9, 1))))!;
        var client = await SignedInAsync("staff1");
        foreach (var way in set.Ways().Where(way => way["Q1"] is "New" or "Renewal"))
        {
            Assert.NotEqual(NeedResult.None, set.Decide(way).Rule.Result);
            // The way on leads to the consultation before the budget, not to a later one.
            var id = await RecordAsync(new NeedInput { SectionId = Section, Title = "計画中のもの", Answers = way, AmountYen = way["Q5"] switch { NeedRuleSet.Within => 1, NeedRuleSet.Above => 90_000_000, _ => null } });
            Assert.Equal(nameof(Stage.PreBudget), (await client.GetAsync($"/Consultations/New?need={id}")).Form("Input.Title").ValueOf("Input.Stage"));
        }
        // And a consultation before procurement is not filed without it.
        var first = await Cases.InAsync(ConsultationState.Approved);
        var second = await Cases.SecondStageOfAsync(first, recordBudget: false);
        await Cases.PassOnAsync(second);
        await RefusedAsync("Consultation.BudgetNotRecorded", () => Cases.SubmitAsync(second));
        var unplanned = new NewConsultation { Stage = Stage.PreProcurement, Title = "計画なしの調達", TargetFy = new FiscalYear(2027), Kind = ConsultationKind.NewSystem, SectionId = Section };
        Assert.Contains(new NewConsultationValidator().Validate(unplanned).Errors, e => e.PropertyName == nameof(NewConsultation.Exemption));
    }

    [Fact]
    public async Task Where_nothing_is_needed_the_page_says_so_and_offers_nothing_more()
    {
        var id = await RecordAsync(Input("NotSystem", null));
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync($"/Consultations/Need/Record/{id}");
        Assert.Contains("協議は要りません", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a.button.main"));
        Assert.Contains("協議要否確認票", (await client.GetAsync($"/Consultations/Need/Print/{id}")).Heading, StringComparison.Ordinal);
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Consultations/Need/Record/{id}")).Status);
    }

    [Fact]
    public async Task Unanswered_questions_are_named_beside_them()
    {
        var client = await SignedInAsync("staff1");
        var page = await (await client.GetAsync("/Consultations/Need")).Form("Input.Title").Fill("Input.Title", "x").Fill("Input.Answers[Q1]", "Change").SubmitAsync();
        Assert.Equal(422, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#answer-Q2-error"));
        Assert.Equal("Change", page.Form("Input.Title").ValueOf("Input.Answers[Q1]"));
    }

    [Fact]
    public async Task The_office_adds_a_set_from_a_day_and_what_was_recorded_keeps_its_own()
    {
        var before = await RecordAsync();
        var office = await SignedInAsync("policyhead");
        var form = (await office.GetAsync("/Administration/Office/Need")).Form("Input.ValidFrom");
        Assert.Equal(302, (await form.Fill("Input.ValidFrom", "2026/10/1").Fill("Input.Rules[6].Result", nameof(NeedResult.Full)).SubmitAsync()).Status);
        var staff = await ActorAsync("staff1");
        Assert.Equal(NeedResult.Simplified, (await UseAsync<NeedQueries, NeedRecord>(async q => await q.FindAsync(await RecordAsync(), staff))).Check.Result);
        Clock.Go(2026, 10, 1);
        staff = await ActorAsync("staff1");
        Assert.Equal(NeedResult.Full, (await UseAsync<NeedQueries, NeedRecord>(async q => await q.FindAsync(await RecordAsync(), staff))).Check.Result);
        Assert.Equal(NeedResult.Simplified, (await UseAsync<NeedQueries, NeedRecord>(q => q.FindAsync(before, staff))).Rule.Result);
    }

    [Fact]
    public async Task The_office_is_told_which_answers_its_set_leaves_open()
    {
        var office = await SignedInAsync("policyhead");
        var form = (await office.GetAsync("/Administration/Office/Need")).Form("Input.ValidFrom");
        var refused = await form.Fill("Input.Rules[7].Tests", "Q1=Renewal").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains("Q1=New", string.Join(' ', refused.Errors), StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(db => db.Set<NeedRuleSet>().CountAsync()));
        var reviewer = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<NeedCheckService, Guid>(s => s.AddRuleSetAsync(new DateOnly(2026, 12, 1), [], [], 1, reviewer)));
    }
}

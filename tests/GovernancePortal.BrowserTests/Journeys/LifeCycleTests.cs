using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>
/// One case from the question whether a consultation is needed to the evaluation of what came of it, over four fiscal years.
/// The long texts of the forms come by the services; every act on the way is pressed.
/// </summary>
public sealed class LifeCycleTests : BrowserTest
{
    private static readonly CaseShape Shape = CaseShape.Committee with { Title = "橋梁台帳システムの更新" };
    private readonly Dictionary<string, Person> people = [];

    [Fact]
    public Task A_case_goes_from_the_first_question_to_its_evaluation_across_fiscal_years() => WatchedAsync(async () =>
    {
        foreach (var account in new[] { "staff1", "head1", "reviewer1", "policyhead", "secretary", "finance" })
        {
            people[account] = await AtDeskAsync(account);
        }

        // Reiwa 8: needed, and how; the plan; the committee's decision.
        var first = await AskWhetherNeededAsync();
        await Cases.FillAsync(first, DemoAnswers.PreBudget(Cases.Subject(Shape)), "staff1");
        await FileAndProposeAsync(first);
        await ActAsync("policyhead", first, ConsultationAct.ReferToCommittee);
        await ActAsync("secretary", first, ConsultationAct.CommitteeApprove, async page =>
        {
            await page.Field("会議の日").FillAsync("令和8年9月1日");
            await page.Field("理由・意見").FillAsync("IT推進会議で承認された。");
        });
        Assert.Equal(ConsultationState.Approved, (await Cases.LoadAsync(first)).State);

        // Reiwa 9: the budget has passed; what is bought, and the contract.
        await GoToAsync(2027, 4, 6);
        await ActAsync("finance", first, ConsultationAct.RecordBudgetResult, async page =>
        {
            await page.Main.GetByLabel("計上", new() { Exact = true }).CheckAsync();
            await page.Field("要求額").FillAsync("52,000千円");
            await page.Field("査定額").FillAsync("52,000千円");
            await page.Field("予算成立日").FillAsync("令和9年3月24日");
        });
        var second = await StartedAsync(first, ConsultationAct.StartNextStage);
        await Cases.FillAsync(second, DemoAnswers.PreProcurement(Cases.Subject(Shape)), "staff1");
        await FileAndProposeAsync(second);
        await ActAsync("policyhead", second, ConsultationAct.Approve);
        await ActAsync("staff1", second, ConsultationAct.RecordContract, async page =>
        {
            await page.Field("契約の相手方").FillAsync("みどり情報サービス株式会社（架空）");
            await page.Field("契約額").FillAsync("35,200,000");
            await page.Field("契約日").FillAsync("2027-04-06");
            await page.Field("契約期間の始まり").FillAsync("2027-04-06");
            await page.Field("契約期間の終わり").FillAsync("2032-03-31");
            await page.Field("契約番号").FillAsync("R9-0123");
        });
        Assert.Equal(ConsultationState.Closed, (await Cases.LoadAsync(second)).State);

        // Ready to run, agreed, and live.
        var third = await StartedAsync(second, ConsultationAct.StartPreOperation);
        var staff = people["staff1"];
        await staff.GoAsync($"/Consultations/Section/{third}/V");
        await staff.Main.Locator("[name='V2']").FillAsync("R9.10.1");
        await staff.PressAsync("保存して次へ");
        await Database.ScalarAsync($"update information_system set answered_fields = required_fields where id = '{(await Cases.LoadAsync(third)).SystemId}'");
        await Cases.FillLaterAsync(third);
        await FileAndProposeAsync(third);
        await ActAsync("policyhead", third, ConsultationAct.Approve);
        await GoToAsync(2027, 10, 1);
        await ActAsync("staff1", third, ConsultationAct.RecordGoLive, page => page.Field("稼働した日").FillAsync("令和9年10月1日"));
        Assert.Equal(ConsultationState.Closed, (await Cases.LoadAsync(third)).State);

        // Reiwa 10: what it came to, and a year after go-live the evaluation that began by itself.
        await GoToAsync(2028, 6, 1);
        await ActAsync("finance", second, ConsultationAct.RecordSettlement, page => page.Main.Locator("[name='Input.SettledYen']").FillAsync("34,100,000"));
        await GoToAsync(2028, 10, 2);
        await UseAsync<EvaluationScheduleService>(s => s.RunOnceAsync(Actor.Operator(Clock.Now)));
        await RelayAsync();
        await staff.GoAsync("/Notices");
        await staff.SeesAsync("評価の下書きができました");
        var evaluation = await ReadAsync(db => db.Set<Consultation>().Where(c => c.Stage == Stage.Evaluation && c.PreviousId == second).Select(c => c.Id).SingleAsync());
        await staff.GoAsync($"/Consultations/Case/{evaluation}");
        await staff.SeesAsync("稼働後1年");
        await staff.GoAsync($"/Consultations/Section/{evaluation}/X");
        await staff.SeesAsync("約束したKPIと実績");
        await Cases.FillLaterAsync(evaluation);
        await staff.GoAsync($"/Consultations/Section/{evaluation}/Y");
        await staff.Main.Locator("[name='Y4.Reason']").FillAsync("短縮が目標の手前で止まったため、入力の画面を直して使い続ける。");
        await staff.PressAsync("保存して添付資料へ");
        await FileAndProposeAsync(evaluation);
        await ActAsync("policyhead", evaluation, ConsultationAct.Approve);
        var done = await Cases.LoadAsync(evaluation);
        Assert.Equal((ConsultationState.Closed, "R10-評-0001"), (done.State, done.Number));

        // The whole chain on one page, the money from the estimate to what the money brought.
        await staff.GoAsync($"/Consultations/Case/{first}");
        foreach (var number in new[] { "R9-予-0001", "R9-調-0001", "R9-稼-0001", "R10-評-0001" })
        {
            await staff.SeesAsync(number);
        }
        await staff.GoAsync($"/Consultations/Funds/Case/{first}");
        foreach (var link in new[] { "52,000,000", "35,200,000", "34,100,000", "R10-評-0001" })
        {
            await staff.SeesAsync(link);
        }
    });

    private async Task<Guid> AskWhetherNeededAsync()
    {
        var staff = people["staff1"];
        await staff.GoAsync("/Consultations/Need");
        await staff.Page.Locator("[name='Input.Title']").FillAsync(Shape.Title);
        await staff.Page.Locator("[name='Input.Answers[Q1]'][value=Renewal]").CheckAsync();
        await staff.Page.Locator("[name='Input.Answers[Q3]'][value=No]").CheckAsync();
        await staff.Page.Locator("[name='Input.Answers[Q4]'][value=Yes]").CheckAsync();
        await staff.Page.Locator("[name='Input.Amount']").FillAsync("52,000");
        await staff.PressAsync(Words.Of("Need.Answer"));
        await staff.SeesAsync(Words.Of("Need.Result.Full"));
        await staff.FollowAsync(Words.Of("Need.Start"));
        await Assertions.Expect(staff.Field("案件名")).ToHaveValueAsync(Shape.Title);
        await staff.Field("対象システム").SelectOptionAsync(Shape.SystemId.ToString()!);
        await staff.PressAsync(Words.Of("Form.New.Start"));
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex("/Consultations/Section/[0-9a-f-]+/A$"));
        return IdIn(staff);
    }

    /// <summary>From the complete draft to the reviewer's proposal, each by the person whose turn it is.</summary>
    private async Task FileAndProposeAsync(Guid id)
    {
        await ActAsync("staff1", id, ConsultationAct.PassOn);
        await people["head1"].GoAsync($"/Consultations/Check/{id}");
        await people["head1"].PressAsync(Words.Of(ConsultationAct.Submit));
        await people["head1"].SeesAsync("提出済");
        await ActAsync("reviewer1", id, ConsultationAct.Accept);
        await ActAsync("reviewer1", id, ConsultationAct.StartReview);
        await people["reviewer1"].GoAsync($"/Consultations/Review/{id}");
        await people["reviewer1"].SeesAsync(Shape.Title);
        await Cases.JudgeAllAsync(id);
        await ActAsync("reviewer1", id, ConsultationAct.Propose, async page =>
        {
            await page.Main.Locator($"[name='Input.Result'][value='{ConsultationAct.Approve}']").CheckAsync();
            await page.Field("審査の所見").FillAsync("同意が相当です。");
        });
    }

    private async Task<Guid> StartedAsync(Guid id, ConsultationAct act)
    {
        await ActAsync("staff1", id, act);
        var next = IdIn(people["staff1"]);
        Assert.NotEqual(id, next);
        return next;
    }

    /// <summary>A sign-in lasts a working day: on another one everybody signs in again.</summary>
    private async Task GoToAsync(int year, int month, int day)
    {
        Clock.Go(year, month, day);
        foreach (var person in people.Values)
        {
            await person.SignInAsync();
        }
    }

    private async Task ActAsync(string account, Guid id, ConsultationAct step, Func<Person, Task>? fill = null)
    {
        var (person, act) = (people[account], Words.Of(step));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await person.GoAsync($"/Consultations/Case/{id}");
        await person.AnswerOfAsync(() => person.Main.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).First.ClickAsync());
        if (fill is not null)
        {
            await fill(person);
        }
        var answer = await person.PressAsync(act);
        Assert.True(answer.Status == 200, $"{act}: {answer.Status} {string.Join(" / ", await person.Main.Locator(".field-error, .notice.caution").AllInnerTextsAsync())}");
    }

    private static Guid IdIn(Person person) => Guid.Parse(Regex.Match(person.Page.Url, "[0-9a-f-]{36}").Value);
}

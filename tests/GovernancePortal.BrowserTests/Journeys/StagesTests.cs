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

/// <summary>What follows the contract, across fiscal years; and changes that do and do not void an approval.</summary>
public sealed class StagesTests : BrowserTest
{
    [Fact]
    public Task A_case_goes_from_the_draft_to_its_evaluation_across_fiscal_years() => WatchedAsync(async () =>
    {
        var staff = await AtDeskAsync("staff1");
        var shape = CaseShape.Committee with { Title = "橋梁台帳システムの更新" };
        var first = await Cases.InAsync(ConsultationState.Draft, shape);
        await staff.GoAsync($"/Consultations/Case/{first}");
        await staff.SeesAsync("下書き");
        await Cases.WalkAsync(first, ConsultationState.Approved, shape);
        var second = await Cases.SecondStageOfAsync(first, shape);
        await Cases.WalkAsync(second, ConsultationState.Closed, shape);

        // Before go-live: started from the contract, refused while the ledger lacks something, agreed, recorded.
        await staff.SignInAsync();
        await staff.GoAsync($"/Consultations/Case/{second}");
        await staff.Link("稼働前協議を始める").ClickAsync();
        await staff.PressAsync("稼働前協議を始める");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex("/Consultations/Case/[0-9a-f-]+"));
        var third = Guid.Parse(Regex.Match(staff.Page.Url, "[0-9a-f-]{36}").Value);
        await staff.GoAsync($"/Consultations/Section/{third}/V");
        await staff.Main.Locator("[name='V2']").FillAsync("R9.10.1");
        await staff.PressAsync("保存して次へ");
        await Database.ScalarAsync($"update information_system set answered_fields = required_fields where id = '{(await Cases.LoadAsync(third)).SystemId}'");
        await Cases.FillLaterAsync(third);
        await Cases.WalkAsync(third, ConsultationState.Approved, shape);
        Clock.Go(2027, 10, 1);
        await staff.SignInAsync();
        await staff.GoAsync($"/Consultations/Act/{third}/RecordGoLive");
        await staff.Main.Locator("[name='Input.GoLiveOn']").FillAsync("2027-10-01");
        await staff.PressAsync("稼働を記録する");
        await staff.SeesAsync("完了");

        // A year after: the evaluation is there by itself, with what was promised.
        Clock.Go(2028, 10, 2);
        await UseAsync<EvaluationScheduleService>(s => s.RunOnceAsync(Actor.Operator(Clock.Now)));
        await RelayAsync();
        await staff.SignInAsync();
        await staff.GoAsync("/Notices");
        await staff.SeesAsync("評価の下書きができました");
        var evaluation = await ReadAsync(db => db.Set<Consultation>().Where(c => c.Stage == Stage.Evaluation && c.PreviousId == second).Select(c => c.Id).SingleAsync());
        await staff.GoAsync($"/Consultations/Case/{evaluation}");
        await staff.SeesAsync("稼働後1年");
        await staff.GoAsync($"/Consultations/Section/{evaluation}/X");
        await staff.SeesAsync("約束したKPIと実績");
        await Cases.FillLaterAsync(evaluation);
        await Cases.WalkAsync(evaluation, ConsultationState.Approved, shape);
        await staff.GoAsync($"/Consultations/Case/{evaluation}");
        await staff.SeesAsync("R10-評-0001");
    });

    [Fact]
    public Task A_change_voids_an_approval_and_another_does_not() => WatchedAsync(async () =>
    {
        var staff = await AtDeskAsync("staff1");
        var shape = new CaseShape { TotalYen = 30_000_000 };
        var id = await Cases.InAsync(ConsultationState.Approved, shape);
        await staff.GoAsync($"/Consultations/Case/{id}");
        await staff.SeesAsync("この承認が及ぶ項目");

        // Another extension number: noted, the decision stands.
        var minor = await StartChangeAsync(staff, id);
        await staff.GoAsync($"/Consultations/Section/{minor}/A");
        await staff.Main.Locator("[name='A5.Extension']").FillAsync("4321");
        await staff.PressAsync("保存して次へ");
        await staff.GoAsync($"/Consultations/Case/{minor}");
        await staff.SeesAsync("軽微な変更として記録できます");
        await staff.GoAsync($"/Consultations/Act/{minor}/NoteMinorChange");
        await staff.Main.Locator("[name='Input.Comment']").FillAsync("担当者の内線が変わったため。");
        await staff.PressAsync("軽微な変更として記録する");
        await staff.SeesAsync("完了");
        Assert.Equal(ConsultationState.Approved, (await Cases.LoadAsync(id)).State);

        // A fifth more: a new approval, and the old one says what voided it.
        var change = await StartChangeAsync(staff, id);
        await Cases.FillAsync(change, DemoAnswers.PreBudget(Cases.Subject(shape with { TotalYen = 36_000_000 })), "staff1");
        await staff.GoAsync($"/Consultations/Case/{change}");
        await staff.SeesAsync("いまの承認は失効します");
        await Cases.WalkAsync(change, ConsultationState.Approved, shape);
        await staff.GoAsync($"/Consultations/Case/{id}");
        await staff.SeesAsync("承認が失効した変更");
        Assert.Equal(ConsultationState.Superseded, (await Cases.LoadAsync(id)).State);
    });

    private static async Task<Guid> StartChangeAsync(Person staff, Guid id)
    {
        await staff.GoAsync($"/Consultations/Act/{id}/StartChange");
        await staff.Main.Locator("[name='Input.Comment']").FillAsync("内容を変えるため。");
        await staff.PressAsync("変更協議を起票する");
        return Guid.Parse(Regex.Match(staff.Page.Url, "[0-9a-f-]{36}").Value);
    }
}

using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>Changes of a decided case: one that voids the approval, and one that does not.</summary>
public sealed class StagesTests : BrowserTest
{
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

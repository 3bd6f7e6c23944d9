using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>A yearly survey by three roles: launched, answered, confirmed, fixed, merged.</summary>
public sealed class SurveyTests : BrowserTest
{
    [Fact]
    public Task A_survey_goes_from_the_launch_to_the_ledger_by_three_roles() => WatchedAsync(async () =>
    {
        var (reviewer, staff, head) = (await AtDeskAsync("reviewer1"), await AtDeskAsync("staff2"), await AtDeskAsync("head2"));
        await LaunchAsync(reviewer);
        await AnswerAsync(staff);

        await head.GoAsync("/");
        await head.SeesAsync(Words.Of("SurveyWorkKind.Confirm"));
        await head.FollowAsync("令和8年度 情報システム調査");
        await head.SeesAsync("4,321");
        await head.PressAsync(Words.Of("SurveyAct.Confirm"));
        await head.SeesAsync("提出済");

        await CheckAndMergeAsync(reviewer);
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.UserCount == 4321));
        Assert.Equal((LedgerSource.Survey, new DateOnly(2026, 9, 1)), (system.Sources["UserCount"].Source, system.ConfirmedOn));
        Assert.Equal(DemoOffice.Section(DemoOffice.SecondSection).Id, system.OwnerSectionId);
    });

    private static async Task LaunchAsync(Person reviewer)
    {
        await reviewer.GoAsync("/Surveys");
        await reviewer.FollowAsync(Words.Of("Surveys.New"));
        await Assertions.Expect(reviewer.Page.Locator("[name='Input.Name']")).ToHaveValueAsync("令和8年度 情報システム調査");
        await reviewer.Page.Locator("[name='Input.Deadline']").FillAsync("R8.9.30");
        await reviewer.PressAsync(Words.Of("Form.Save"));
        // Everybody is asked for the number of users, whatever the importance.
        await reviewer.Page.Locator("[name='Asked[UserCount]']").SelectOptionAsync("General");
        await reviewer.Button(Words.Of("Form.Save")).Last.ClickAsync();
        await Assertions.Expect(reviewer.Page).ToHaveURLAsync(new Regex("/Surveys/Campaign/"));
        await reviewer.PressAsync(Words.Of("Surveys.Launch"));
        await reviewer.SeesAsync("所属に発出しました");
    }

    private static async Task AnswerAsync(Person staff)
    {
        await staff.GoAsync("/");
        await staff.SeesAsync(Words.Of("SurveyWorkKind.Answer"));
        await staff.FollowAsync("令和8年度 情報システム調査");
        // One press for one row, a page for what changed, one press for the rest.
        await staff.Main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^変更なし（") }).Nth(1).ClickAsync();
        await staff.SeesAsync(Words.Of("Surveys.RowSaved"));
        await staff.Main.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^変更・廃止（") }).First.ClickAsync();
        await staff.Page.Locator("[name='Input.UserCount']").FillAsync("４３２１");
        await staff.Button(Words.Of("Form.Save")).Last.ClickAsync();
        await staff.SeesAsync("変更あり");
        await staff.AnswerOfAsync(() => staff.Main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^残りの") }).ClickAsync());
        await staff.PressAsync(Words.Of("SurveyAct.PassOn"));
        await staff.SeesAsync("所属長確認中");
    }

    private static async Task CheckAndMergeAsync(Person reviewer)
    {
        await reviewer.GoAsync("/");
        await reviewer.SeesAsync(Words.Of("SurveyWorkKind.Check"));
        await reviewer.FollowAsync("令和8年度 情報システム調査");
        await reviewer.FollowAsync(DemoOffice.SecondSection);
        await reviewer.SeesAsync("4,321");
        await reviewer.PressAsync(Words.Of("SurveyAct.Fix"));
        await reviewer.SeesAsync(Words.Of("Surveys.Done.Fix"));
        await reviewer.FollowAsync(Words.Of("Surveys.Merge"));
        await reviewer.SeesAsync(Words.Of("Surveys.MergeMeans")[..20]);
        await reviewer.AnswerOfAsync(() => reviewer.Main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^食い違いのない") }).ClickAsync());
        await reviewer.SeesAsync("反映済み");
    }
}

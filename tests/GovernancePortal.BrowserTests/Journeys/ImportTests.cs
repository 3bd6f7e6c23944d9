using System.Text;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>A table that an office kept elsewhere comes into the ledger: headings of its own, CP932, years of the era, one row wrong at first.</summary>
public sealed class ImportTests : BrowserTest
{
    private const string Headings = "名前,フェーズ,ランク,部署,終わりの日,金額,内線";

    [Fact]
    public Task A_foreign_table_is_mapped_mended_confirmed_and_found_again() => WatchedAsync(async () =>
    {
        var owner = DemoOffice.Section(DemoOffice.FirstSection).Name;
        var reviewer = await AtDeskAsync("reviewer1");
        await reviewer.GoAsync("/Systems");
        await reviewer.FollowAsync("Excel・CSVで出し入れ");
        await LookAtAsync(reviewer, "旧台帳.csv", $"川の見守りシステム,運用中,一般,{owner},R9.2.30,３００万円,1234", $"坂の見守りシステム,運用中,一般,{owner},令和10年3月31日,4500000,1235");

        // None of the headings is ours: the portal asks which column is which, with a value of each beside it.
        await Assertions.Expect(reviewer.Heading).ToHaveTextAsync("列の対応");
        await reviewer.SeesAsync("川の見守りシステム");
        foreach (var (theirs, ours) in new[] { ("名前", "システム名称"), ("フェーズ", "状態"), ("ランク", "重要度"), ("部署", "システム所管課"), ("終わりの日", "契約終了日"), ("金額", "契約金額") })
        {
            await reviewer.Main.GetByLabel(theirs, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = ours });
        }
        await reviewer.PressAsync("この対応で内容を確認する");

        // A day that no calendar has: said by row and column, and not all rows can go in.
        await reviewer.SeesAsync("契約終了日");
        await reviewer.SeesAsync("内線");
        await Assertions.Expect(reviewer.Button("全件を反映する")).ToHaveCountAsync(0);
        await reviewer.PressAsync("この取込みをやめる");

        await reviewer.GoAsync("/Systems/Sheets");
        await LookAtAsync(reviewer, "旧台帳（直し）.csv", $"川の見守りシステム,運用中,一般,{owner},R9.2.28,３００万円,1234", $"坂の見守りシステム,運用中,一般,{owner},令和10年3月31日,4500000,1235");
        // The mapping is remembered. Nothing is in the ledger yet, and the person goes away for a while.
        await reviewer.SeesAsync("この取込みですること");
        Assert.Equal(0, await SystemsAsync());
        await reviewer.GoAsync("/");
        await reviewer.GoAsync("/Systems/Sheets");
        await reviewer.FollowAsync("旧台帳（直し）.csv");
        await reviewer.PressAsync("全件を反映する");
        await reviewer.SeesAsync("反映済み");
        Assert.Equal(2, await SystemsAsync());

        await reviewer.GoAsync("/Systems?Text=川の見守り");
        await reviewer.FollowAsync("川の見守りシステム");
        await reviewer.FollowAsync("契約・経費");
        await reviewer.SeesAsync("令和9年2月28日");
        await reviewer.SeesAsync("3,000千円");
        await reviewer.SeesAsync("取込み");
    });

    private static async Task LookAtAsync(Person reviewer, string name, params string[] rows)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Encoding.GetEncoding(932).GetBytes(string.Join("\r\n", [Headings, .. rows, ""]));
        await reviewer.Main.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = file });
        await reviewer.PressAsync("内容を確認する");
    }

    private async Task<int> SystemsAsync()
    {
        await using var db = Database.NewDb();
        return await db.Set<InformationSystem>().CountAsync(s => s.Name.EndsWith("の見守りシステム"));
    }
}

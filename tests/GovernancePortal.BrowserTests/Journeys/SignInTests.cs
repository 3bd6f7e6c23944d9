using GovernancePortal.BrowserTests.Kit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

public sealed class SignInTests : BrowserTest
{
    [Fact]
    public Task Keyboard_alone_signs_in_and_opens_a_case_of_the_list() => WatchedAsync(async () =>
    {
        await Cases.DraftAsync(new() { Title = "鍵盤だけで開く事業" });
        var staff = await SomebodyAsync("staff1");
        await staff.GoAsync("/Consultations");
        await TabToAsync(staff, "利用者名");
        await staff.Page.Keyboard.TypeAsync("staff1");
        await TabToAsync(staff, "パスワード");
        await staff.Page.Keyboard.TypeAsync(TestKit.PortalHost.Password);
        await staff.AnswerOfAsync(() => staff.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/Consultations$"));

        // The first stop of every page leads past the menu.
        await staff.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(staff.Page.Locator(":focus")).ToHaveAttributeAsync("href", "#main");
        await staff.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(staff, "鍵盤だけで開く事業");
        await staff.AnswerOfAsync(() => staff.Page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(staff.Heading).ToContainTextAsync("鍵盤だけで開く事業");
    });

    [Fact]
    public Task The_language_switch_changes_the_page_and_keeps_its_place() => WatchedAsync(async () =>
    {
        var staff = await AtDeskAsync("staff1");
        await staff.GoAsync("/Systems?q=SYS-0102");
        await Assertions.Expect(staff.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(staff.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/Systems\?q=SYS-0102$"));
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await staff.GoAsync("/");
        await Assertions.Expect(staff.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "日本語" }).ClickAsync();
        await Assertions.Expect(staff.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
    });

    [Fact]
    public Task Without_script_a_form_section_is_saved_and_grows_by_a_row() => WatchedAsync(async () =>
    {
        var id = await Cases.CreateAsync();
        var staff = await AtDeskAsync("staff1", script: false);
        await staff.GoAsync($"/Consultations/Section/{id}/B");
        await staff.Item("B1").GetByRole(AriaRole.Textbox).First.FillAsync("保守が来年度末に終わり、点検の記録を残せなくなる。");
        await staff.PressAsync("保存して次へ");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/C$"));
        Assert.Equal("保守が来年度末に終わり、点検の記録を残せなくなる。", (await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);

        await staff.GoAsync($"/Consultations/Section/{id}/D");
        var rows = staff.Main.Locator("[data-rows='D7'] > .row-card");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await rows.First.GetByRole(AriaRole.Textbox).First.FillAsync("1案 共同利用");
        await staff.AnswerOfAsync(() => staff.Item("D7").Locator("button[name=addRow]").ClickAsync());
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.First.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("1案 共同利用");
    });

    private static async Task TabToAsync(Person person, string name)
    {
        for (var stops = 0; stops < 80; stops++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            var said = await person.Page.EvaluateAsync<string>("() => { const e = document.activeElement; return (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent) ?? ''; }");
            if (said.Contains(name, StringComparison.Ordinal))
            {
                return;
            }
        }
        Assert.Fail($"The tab key does not reach \"{name}\".");
    }
}

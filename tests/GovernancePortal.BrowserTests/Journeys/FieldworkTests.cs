using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Tests.Audits.Answers;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>Two auditors with tablets, one of them without the network for a while.</summary>
public sealed class FieldworkTests : BrowserTest
{
    [Fact]
    public Task What_is_written_without_the_network_arrives_once_and_where_both_wrote_the_person_chooses() => WatchedAsync(async () =>
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var (one, two) = (await AtDeskAsync("auditor1"), await AtDeskAsync("auditor2"));
        await OpenAsync(one, audit);
        await OpenAsync(two, audit);

        // auditor1 goes where there is no network and goes on.
        await one.Context.SetOfflineAsync(true);
        await ChooseAsync(one, audit, "5-4", AuditResult.Conforming, "名簿を見た");
        await ChooseAsync(one, audit, "5-6", AuditResult.NonConforming, "一人残っている");
        await ChooseAsync(one, audit, "6-1", AuditResult.Observation, null);
        await Assertions.Expect(State(one)).ToContainTextAsync("未送信 3件");
        Assert.Null((await AuditAnswerScene.LineOfAsync(this, audit, "5-4")).Result);

        // Meanwhile auditor2 writes one of the three and another line.
        await ChooseAsync(two, audit, "5-6", AuditResult.Conforming, "一覧で確かめた");
        await ChooseAsync(two, audit, "5-5", AuditResult.PartlyNonConforming, null);
        await Assertions.Expect(State(two)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));

        await one.Context.SetOfflineAsync(false);
        await Assertions.Expect(State(one)).ToContainTextAsync("重なった項目 1件");
        Assert.Equal(("名簿を見た", AuditResult.Observation), ((await AuditAnswerScene.LineOfAsync(this, audit, "5-4")).Note, (await AuditAnswerScene.LineOfAsync(this, audit, "6-1")).Result!.Value));
        var box = (await LineAsync(one, audit, "5-6")).Locator("[data-conflict]");
        await Assertions.Expect(box).ToContainTextAsync("一覧で確かめた");
        await Assertions.Expect(box).ToContainTextAsync("一人残っている");
        Assert.Equal("一覧で確かめた", (await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Note);
        await box.GetByRole(AriaRole.Button, new() { Name = Words.Of("AuditChecks.TakeMine") }).ClickAsync();
        await Assertions.Expect(State(one)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));

        var line = await AuditAnswerScene.LineOfAsync(this, audit, "5-6");
        Assert.Equal((AuditResult.NonConforming, "一人残っている", (await ActorAsync("auditor1")).Name), (line.Result, line.Note, line.AnsweredBy));
        Assert.Equal((await ActorAsync("auditor2")).Name, (await AuditAnswerScene.LineOfAsync(this, audit, "5-5")).AnsweredBy);
    });

    [Fact]
    public Task What_waited_is_sent_when_the_network_is_back_and_the_browser_keeps_nothing_after_signing_out() => WatchedAsync(async () =>
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var one = await AtDeskAsync("auditor1");
        await OpenAsync(one, audit);
        await one.Context.SetOfflineAsync(true);
        await ChooseAsync(one, audit, "7-1", AuditResult.Conforming, null);
        await Assertions.Expect(State(one)).ToContainTextAsync("未送信 1件");
        await one.Context.SetOfflineAsync(false);
        await Assertions.Expect(State(one)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));
        Assert.Equal(AuditResult.Conforming, (await AuditAnswerScene.LineOfAsync(this, audit, "7-1")).Result);
        await one.Page.Locator("form[action$='/Account/SignOut'] button").ClickAsync();
        await one.Page.WaitForURLAsync(url => url.Contains("SignIn", StringComparison.Ordinal));
        Assert.Equal(0, await one.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).filter(d => d.name === 'fieldwork').length"));
    });

    private static async Task OpenAsync(Person person, Guid audit)
    {
        await person.Page.SetViewportSizeAsync(1024, 768);
        await person.GoAsync($"/Audits/Fieldwork?id={audit}");
        await Assertions.Expect(State(person)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));
    }

    private static ILocator State(Person person) => person.Page.Locator("[data-fieldwork-state]");

    private async Task<ILocator> LineAsync(Person person, Guid audit, string number) => person.Page.Locator($"[data-line='{(await AuditAnswerScene.LineOfAsync(this, audit, number)).Id}']");

    private async Task ChooseAsync(Person person, Guid audit, string number, AuditResult result, string? note)
    {
        var line = await LineAsync(person, audit, number);
        await line.Locator($"input[value='{result}']").CheckAsync(new() { Force = true });
        if (note is not null)
        {
            await line.Locator("textarea").FillAsync(note);
            await line.Locator("textarea").BlurAsync();
        }
    }
}

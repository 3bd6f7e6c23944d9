using System.Text.Json;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Audits.Answers;

/// <summary>The fieldwork page with and without its script.</summary>
public sealed class FieldworkPageTests : PortalTest
{
    [Fact]
    public async Task Without_script_a_chapter_is_saved_and_of_two_on_one_line_the_second_sees_the_first_ones_words()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var address = $"/Audits/Fieldwork?id={audit}";
        var (first, second) = (await (await SignedInAsync("auditor1")).GetAsync(address), await (await SignedInAsync("auditor2")).GetAsync(address));
        var at = IndexOf(first, await LineIdAsync(audit, "5-4"));
        Assert.Equal(302, (await first.Form($"Input.Lines[{at}].Note").Fill($"Input.Lines[{at}].Result", nameof(AuditResult.Conforming)).Fill($"Input.Lines[{at}].Note", "名簿を見た").SubmitAsync()).Status);
        var refused = await second.Form($"Input.Lines[{at}].Note").Fill($"Input.Lines[{at}].Result", nameof(AuditResult.NonConforming)).Fill($"Input.Lines[{at}].Note", "名簿がない").Fill($"Input.Lines[{at + 1}].Note", "聞き取った").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("名簿を見た", refused.Text, StringComparison.Ordinal);
        Assert.Equal("名簿がない", refused.Form($"Input.Lines[{at}].Note").ValueOf($"Input.Lines[{at}].Note"));
        // The line beside was nobody else's.
        Assert.Equal("聞き取った", (await AuditAnswerScene.LineOfAsync(this, audit, "5-5")).Note);
        Assert.Equal(302, (await refused.Form($"Input.Lines[{at}].Note").SubmitAsync()).Status);
        Assert.Equal((AuditResult.NonConforming, "名簿がない"), ((await AuditAnswerScene.LineOfAsync(this, audit, "5-4")).Result, (await AuditAnswerScene.LineOfAsync(this, audit, "5-4")).Note));
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_said_and_nothing_typed_is_lost()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var page = await (await SignedInAsync("auditor1")).GetAsync($"/Audits/Fieldwork?id={audit}");
        var refused = await page.Form("Input.Lines[0].Note").Fill("Input.Lines[0].Note", new string('長', AuditAnswer.NoteLength + 1)).Fill("Input.Lines[1].Note", "こちらも").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Equal("こちらも", refused.Form("Input.Lines[1].Note").ValueOf("Input.Lines[1].Note"));
    }

    [Fact]
    public async Task The_script_is_answered_with_the_line_or_with_what_the_other_stored()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var line = await AuditAnswerScene.LineOfAsync(this, audit, "5-6");
        var key = Guid.CreateVersion7();
        var (one, two) = (await SignedInAsync("auditor1"), await SignedInAsync("auditor2"));
        var sent = await SendAsync(one, "auditor1", audit, line, AuditResult.Conforming, "一覧を見た", key);
        Assert.Equal((200, nameof(AuditResult.Conforming), key.ToString()), (sent.Status, Of(sent, "result"), Of(sent, "key")));
        var again = await SendAsync(one, "auditor1", audit, line, AuditResult.Conforming, "一覧を見た", key);
        Assert.Equal((200, Of(sent, "version")), (again.Status, Of(again, "version")));
        var refused = await SendAsync(two, "auditor2", audit, line, AuditResult.NonConforming, "一人残っている", Guid.CreateVersion7());
        Assert.Equal((409, "一覧を見た", Of(sent, "version")), (refused.Status, Of(refused, "note"), Of(refused, "version")));
        // What another person left in the browser is not sent under one's own name.
        Assert.Equal(422, (await SendAsync(two, "auditor1", audit, line, AuditResult.NonConforming, "別の人の記入", Guid.CreateVersion7())).Status);
        Assert.Equal("一覧を見た", (await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Note);
    }

    [Fact]
    public async Task Outside_the_field_the_page_shows_and_takes_nothing_and_paper_and_workbook_are_there()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this, state: AuditState.Papers);
        var lead = await SignedInAsync("auditlead");
        var page = await lead.GetAsync($"/Audits/Fieldwork?id={audit}");
        Assert.Null(page.Document.QuerySelector("main form[data-fieldwork]"));
        Assert.Contains("研修を受け", (await lead.GetAsync($"/Audits/Fieldwork/Print?id={audit}")).Text, StringComparison.Ordinal);
        var workbook = await lead.GetAsync($"/Audits/Fieldwork?id={audit}&handler=Sheet");
        Assert.Equal((200, (byte)'P'), (workbook.Status, workbook.Body[0]));
        Assert.Equal(404, (await (await SignedInAsync("head1")).GetAsync($"/Audits/Fieldwork?id={audit}")).Status);
    }

    private async Task<Guid> LineIdAsync(Guid audit, string number) => (await AuditAnswerScene.LineOfAsync(this, audit, number)).Id;

    private static int IndexOf(TestPage page, Guid line) =>
        page.Document.QuerySelectorAll("main [data-line]").Select((box, at) => (box, at)).Single(x => x.box.GetAttribute("data-line") == line.ToString()).at;

    private async Task<TestPage> SendAsync(TestClient client, string account, Guid audit, AuditAnswer line, AuditResult result, string note, Guid key)
    {
        var page = await client.GetAsync($"/Audits/Fieldwork?id={audit}");
        var user = (await ActorAsync(account)).UserId;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/Audits/Fieldwork?id={audit}&handler=Line")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Line.Id"] = line.Id.ToString(), ["Line.Result"] = result.ToString(), ["Line.Note"] = note, ["Line.SystemId"] = "", ["Line.Version"] = line.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Line.Key"] = key.ToString(), ["user"] = user.ToString(),
            }),
        };
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        request.Headers.Add("X-Request-Token", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        return await client.SendAsync(request);
    }

    private static string Of(TestPage answer, string name) => JsonDocument.Parse(answer.Html).RootElement.GetProperty(name).GetString()!;
}

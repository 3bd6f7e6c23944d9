using GovernancePortal.Core.SelfChecks;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.SelfChecks;

/// <summary>From the campaign to the sheet that is in, by the pages alone.</summary>
public sealed class SelfCheckPageTests : PortalTest
{
    [Fact]
    public async Task The_office_asks_the_section_answers_and_the_head_hands_in()
    {
        var office = await SignedInAsync("reviewer1");
        var made = await (await office.GetAsync("/SelfChecks/Edit")).Form("Input.Title").Fill("Input.Title", "強化月間の点検").SubmitAsync();
        Assert.Equal(302, made.Status);
        var details = made.Location!;
        Assert.Equal(302, (await (await office.GetAsync(details)).Form("開始する").SubmitAsync()).Status);
        Assert.Contains("強化月間の点検", (await office.GetAsync(details)).Text, StringComparison.Ordinal);

        var staff = await SignedInAsync("staff1");
        Assert.Contains("自己点検に回答する", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
        var id = await ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.SectionId == SelfCheckScene.Roads).Select(s => s.Id).SingleAsync());
        var address = $"/SelfChecks/Sheet/{id}";
        var form = (await staff.GetAsync(address)).Form("Input.Rows[0].Note");
        var questions = await ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.Id == id).Select(s => s.QuestionCount).SingleAsync());
        for (var n = 0; n < questions; n++)
        {
            form = form.Fill($"Input.Rows[{n}].Reply", "Yes");
        }
        Assert.Equal(302, (await form.SubmitAsync()).Status);
        Assert.Equal(302, (await (await staff.GetAsync(address)).Form("所属長に回付する").SubmitAsync()).Status);

        var head = await SignedInAsync("head1");
        Assert.Contains("所属長として確認する", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await head.GetAsync(address)).Form("確認して提出する").SubmitAsync()).Status);
        Assert.Contains("提出済み", (await staff.GetAsync(address)).Text, StringComparison.Ordinal);

        var file = await office.GetAsync(details + "?handler=File&State=HandedIn");
        Assert.Contains("提出済み", file.Html, StringComparison.Ordinal);
        // Another section sees the totals of each question and no section.
        var other = await (await SignedInAsync("staff2")).GetAsync(details);
        Assert.Equal(200, other.Status);
        Assert.Empty(other.Document.QuerySelectorAll("#sheets"));
    }

    [Fact]
    public async Task What_is_too_long_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        var id = await SelfCheckScene.SheetIdAsync(this, await SelfCheckScene.OpenedAsync(this));
        var staff = await SignedInAsync("staff1");
        var refused = await (await staff.GetAsync($"/SelfChecks/Sheet/{id}")).Form("Input.Rows[0].Note").Fill("Input.Rows[0].Note", new string('あ', SelfCheckEntry.NoteLength + 1)).Fill("Input.Rows[1].Note", "書きかけの補足").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Equal("書きかけの補足", refused.Form("Input.Rows[0].Note").ValueOf("Input.Rows[1].Note"));
    }

    [Fact]
    public async Task A_copy_takes_the_questions_and_the_next_month()
    {
        var id = await SelfCheckScene.OpenedAsync(this);
        var office = await SignedInAsync("auditlead");
        var form = (await office.GetAsync($"/SelfChecks/Edit?From={id}")).Form("Input.Title");
        Assert.Equal(302, (await form.Fill("Input.Title", "9月の自己点検").SubmitAsync()).Status);
        var copies = await ReadAsync(db => db.Set<SelfCheckCampaign>().AsNoTracking().OrderBy(c => c.PeriodFrom).ToListAsync());
        Assert.Equal((SelfCheckCampaignState.Draft, copies[0].PeriodFrom.AddMonths(1)), (copies[1].State, copies[1].PeriodFrom));
        Assert.Equal(copies[0].Questions.Select(q => q.QuestionId), copies[1].Questions.Select(q => q.QuestionId));
    }

    [Fact]
    public async Task Only_the_office_prepares_and_words_questions()
    {
        var draft = await SelfCheckScene.DraftAsync(this);
        var staff = await SignedInAsync("staff1");
        Assert.Equal(403, (await staff.GetAsync("/SelfChecks/Edit")).Status);
        Assert.Equal(403, (await staff.GetAsync("/SelfChecks/Questions")).Status);
        Assert.Equal(404, (await staff.GetAsync($"/SelfChecks/Details/{draft}")).Status);
        Assert.Equal(404, (await (await SignedInAsync("ciso")).GetAsync($"/SelfChecks/Details/{draft}")).Status);
    }
}

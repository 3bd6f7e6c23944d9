using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Pages;

/// <summary>The pages of the form, through the host, as people use them without script.</summary>
public sealed class SectionPageTests : PortalTest
{
    private static string Section(Guid id, char letter) => $"/Consultations/Section/{id}/{letter}";

    [Fact]
    public async Task A_section_is_saved_and_the_next_one_opens()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'B'));
        var saved = await page.Form("B1").Fill("B1", "老朽化しています。").SubmitAsync("next");
        Assert.Equal(302, saved.Status);
        Assert.EndsWith(Section(id, 'C'), saved.Location, StringComparison.Ordinal);
        Assert.Equal("老朽化しています。", (await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_its_input_and_nothing_typed_is_lost()
    {
        var id = await Cases.CreateAsync(new CaseShape { SystemId = null });
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'G'));
        var refused = await page.Form("G2").Fill("G2", "六百万").Fill("G1[0].y2027", "１２，０００").Fill("G4[0].note", "一般財源で賄う").SubmitAsync("next");
        Assert.Equal(422, refused.Status);
        Assert.Contains(refused.Errors, e => e.Contains("六百万", StringComparison.Ordinal));
        var form = refused.Form("G2");
        Assert.Equal("六百万", form.ValueOf("G2"));
        Assert.Equal("１２，０００", form.ValueOf("G1[0].y2027"));
        Assert.Equal("一般財源で賄う", form.ValueOf("G4[0].note"));
        Assert.False((await Cases.LoadAsync(id)).SectionOf('G').Values.Has("G1"));
    }

    [Fact]
    public async Task The_unit_chosen_for_the_grid_is_the_unit_of_what_was_typed()
    {
        var id = await Cases.CreateAsync(new CaseShape { SystemId = null });
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'G'));
        await page.Form("G2").Fill("G1.Unit", "thousand").Fill("G1[0].y2027", "12,000").SubmitAsync("next");
        Assert.Equal(12_000_000, (await Cases.LoadAsync(id)).TotalYen);
    }

    [Fact]
    public async Task A_question_that_depends_on_an_answer_comes_with_the_button_without_saving()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'D'));
        Assert.Null(page.Document.GetElementById("D1_Reason"));
        var renewed = await page.Form("D1").Fill("D1", "NotPossible").SubmitAsync("refresh");
        Assert.Equal(200, renewed.Status);
        Assert.NotNull(renewed.Document.GetElementById("D1_Reason"));
        Assert.False((await Cases.LoadAsync(id)).SectionOf('D').Values.Has("D1"));
    }

    [Fact]
    public async Task Of_two_people_in_one_section_the_second_sees_the_others_change_and_loses_nothing()
    {
        var id = await Cases.CreateAsync();
        var first = await (await SignedInAsync("staff1")).GetAsync(Section(id, 'B'));
        var second = await (await SignedInAsync("head1")).GetAsync(Section(id, 'B'));
        await first.Form("B1").Fill("B1", "担当者の背景").Fill("B2", "担当者の目的").SubmitAsync("next");
        var refused = await second.Form("B1").Fill("B1", "所属長の背景").SubmitAsync("next");
        Assert.Equal(409, refused.Status);
        Assert.Contains("担当者の背景", refused.Text, StringComparison.Ordinal);
        var form = refused.Form("B1");
        Assert.Equal("所属長の背景", form.ValueOf("B1"));
        // Only the other one changed it: taken over.
        Assert.Equal("担当者の目的", form.ValueOf("B2"));
        Assert.Equal(302, (await form.SubmitAsync("next")).Status);
        var values = (await Cases.LoadAsync(id)).SectionOf('B').Values;
        Assert.Equal(("所属長の背景", "担当者の目的"), (values["B1"], values["B2"]));
    }

    [Fact]
    public async Task After_a_conflict_the_others_answer_can_be_kept()
    {
        var id = await Cases.CreateAsync();
        var first = await (await SignedInAsync("staff1")).GetAsync(Section(id, 'B'));
        var second = await (await SignedInAsync("head1")).GetAsync(Section(id, 'B'));
        await first.Form("B1").Fill("B1", "担当者の背景").SubmitAsync("next");
        var refused = await second.Form("B1").Fill("B1", "所属長の背景").SubmitAsync("next");
        await refused.Form("B1").Fill("Take.B1", "theirs").SubmitAsync("next");
        Assert.Equal("担当者の背景", (await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);
    }

    [Fact]
    public async Task What_was_kept_without_saving_is_shown_again_and_leaves_no_trail()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'B'));
        var trail = await TrailAsync(id);
        page.Document.QuerySelector("form[data-autosave-url]")!.SetAttribute("action", page.Document.QuerySelector("form[data-autosave-url]")!.GetAttribute("data-autosave-url"));
        var kept = await page.Form("B1").Fill("B1", "途中まで").SubmitAsync("next");
        Assert.Equal(204, kept.Status);
        Assert.Equal(trail, await TrailAsync(id));
        var again = await client.GetAsync(Section(id, 'B'));
        Assert.Equal("途中まで", again.Form("B1").ValueOf("B1"));
        Assert.NotNull(again.Document.GetElementById("kept"));
        Assert.Equal(302, (await again.Form("破棄して保存済みの内容に戻す").SubmitAsync()).Status);
        Assert.Equal("", (await client.GetAsync(Section(id, 'B'))).Form("B1").ValueOf("B1"));
    }

    [Fact]
    public async Task While_a_question_is_open_only_its_fields_can_be_typed_into()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.AskAsync(id, openedFields: "B1");
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id, 'B'));
        Assert.NotNull(page.Document.GetElementById("B1"));
        Assert.Null(page.Document.GetElementById("B2"));
        // A crafted post of a closed field changes nothing.
        await page.Form("B1").Fill("B1", "差し替えた背景").Add("B2", "忍び込ませた目的").SubmitAsync("next");
        var values = (await Cases.LoadAsync(id)).SectionOf('B').Values;
        Assert.Equal("差し替えた背景", values["B1"]);
        Assert.NotEqual("忍び込ませた目的", values["B2"]);
    }

    [Fact]
    public async Task Every_view_of_restricted_figures_is_on_the_trail()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Submitted);
        var amount = (await Cases.LoadAsync(id)).ExecutionYen!.Value;
        var before = await ViewsAsync(id);
        var shown = await (await SignedInAsync("staff1")).GetAsync(Section(id, 'Q'));
        Assert.Contains($"value=\"{amount}\"", shown.Html, StringComparison.Ordinal);
        Assert.Equal(before + 1, await ViewsAsync(id));
        var masked = await (await SignedInAsync("coordinator")).GetAsync(Section(id, 'Q'));
        Assert.DoesNotContain($"value=\"{amount}\"", masked.Html, StringComparison.Ordinal);
        Assert.Equal(before + 1, await ViewsAsync(id));
    }

    [Fact]
    public async Task A_file_is_attached_handed_out_with_its_name_and_kept_from_others()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync($"/Consultations/Attachments/{id}");
        var bytes = Encoding.ASCII.GetBytes("%PDF-1.7 demonstration");
        var form = page.Form("Uploads[0].File").Attach("Uploads[0].File", "見積書（緑建）.pdf", bytes).Fill("Uploads[0].Kind", "Estimate");
        Assert.Equal(302, (await form.SubmitAsync()).Status);
        var attachment = Assert.Single((await Cases.LoadAsync(id)).Attachments);
        var path = $"/Consultations/File/{id}/{attachment.Id}";
        var file = await client.GetAsync(path);
        Assert.Equal(bytes, file.Body);
        Assert.Equal("attachment", file.Answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("見積書（緑建）.pdf", file.Answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(file.Answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(1, await ReadAsync(db => db.Set<TrailEntry>().CountAsync(t => t.SubjectId == id && t.Action == "Download")));
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_refused_file_says_why_beside_it_and_the_others_are_kept()
    {
        var id = await Cases.CreateAsync();
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Attachments/{id}");
        var refused = await page.Form("Uploads[0].File").Attach("Uploads[0].File", "見積書.xlsm", [0x50, 0x4B, 3, 4]).Fill("Uploads[0].Kind", "Estimate")
            .Attach("Uploads[1].File", "見積書.pdf", Encoding.ASCII.GetBytes("%PDF-1.7")).Fill("Uploads[1].Kind", "Estimate").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains(refused.Errors, e => e.Contains("見積書.xlsm", StringComparison.Ordinal));
        Assert.Single((await Cases.LoadAsync(id)).Attachments);
    }

    [Fact]
    public async Task A_second_stage_without_a_first_one_needs_a_reason()
    {
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync("/Consultations/New?stage=PreProcurement");
        var form = page.Form("Input.Title").Fill("Input.Title", "庁内端末の緊急調達").Fill("Input.Kind", "NewSystem");
        var refused = await form.SubmitAsync();
        Assert.Equal(422, refused.Status);
        var started = await refused.Form("Input.Title").Fill("Input.Exemption", "Emergency").Fill("Input.ExemptionReason", "災害で端末を失ったため").SubmitAsync();
        Assert.Equal(302, started.Status);
    }

    [Fact]
    public async Task A_new_case_begins_with_an_earlier_ones_answers_and_years_of_its_own()
    {
        var old = await Cases.DraftAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync("/Consultations/New");
        var started = await page.Form("Input.Title").Fill("Input.Title", "翌々年度の更新").Fill("Input.Kind", "Renewal").Fill("Input.TargetFy", "R10")
            .Fill("Input.SystemId", (await Cases.LoadAsync(old)).SystemId!.Value.ToString()).Fill("Input.CopyFromId", old.ToString()).SubmitAsync();
        Assert.Equal(302, started.Status);
        var copy = await Cases.LoadAsync(Guid.Parse(started.Location!.Split('/')[^2]));
        Assert.Equal((await Cases.LoadAsync(old)).SectionOf('B').Values["B1"], copy.SectionOf('B').Values["B1"]);
        Assert.DoesNotContain(copy.SectionOf('G').Values.RowsOf("G1"), row => row.ContainsKey("y2027"));
        Assert.Null(copy.SectionOf('H').Values["H1"]);
    }

    [Fact]
    public async Task Somebody_elses_section_is_not_found()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff2");
        foreach (var path in new[] { Section(id, 'A'), $"/Consultations/Attachments/{id}", $"/Consultations/SelfCheck/{id}", Section(Guid.NewGuid(), 'A') })
        {
            Assert.Equal(404, (await client.GetAsync(path)).Status);
        }
    }

    private Task<int> TrailAsync(Guid id) => ReadAsync(db => db.Set<TrailEntry>().CountAsync(t => t.SubjectId == id));

    private Task<int> ViewsAsync(Guid id) => ReadAsync(db => db.Set<TrailEntry>().CountAsync(t => t.SubjectId == id && t.Action == RestrictedViews.Viewed));
}

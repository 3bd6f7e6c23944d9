using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>D8: the applicant searches the ledger, the search is kept with the case, and the reviewer sees it.</summary>
public sealed class SimilarSearchTests : PortalTest
{
    private static string Section(Guid id) => $"/Consultations/Section/{id}/D";

    private async Task<TestPage> SearchAsync(Guid id, string? name = null)
    {
        var page = await (await SignedInAsync("staff1")).GetAsync(Section(id));
        var form = page.Form("D8.Query");
        return await (name is null ? form : form.Fill("D8.Query", name)).SubmitAsync("台帳から似たシステムを探す");
    }

    [Fact]
    [Trait("Rule", "R286")]
    public async Task Before_a_system_is_asked_for_similar_ones_are_searched_named_and_weighed_and_the_reviewer_sees_it()
    {
        var id = await Cases.DraftAsync(new CaseShape { Title = "道路台帳の電子化", Kind = ConsultationKind.NewSystem, SystemId = null, Variant = 3 });
        await Cases.AnswerFieldAsync(id, "D8.None", "yes", more: values => values.Rows.Remove(SimilarSearchLog.Code));
        // None is no answer before the ledger was searched.
        Assert.Equal("Consultation.Incomplete", (await Assert.ThrowsAsync<RuleViolation>(() => Cases.PassOnAsync(id))).Code);

        var found = await SearchAsync(id, "道路台帳");
        Assert.Equal(200, found.Status);
        var first = found.Document.QuerySelector("[data-field=D8] .choice")!;
        Assert.Contains("SYS-0103 道路台帳システム", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("名称に「道路台帳」が共通します", first.TextContent, StringComparison.Ordinal);
        var row = Assert.Single((await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf(SimilarSearchLog.Code));
        var staff = await ActorAsync("staff1");
        Assert.Equal((staff.Name, staff.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), (row.Get("by"), row.Get("on")));
        Assert.Contains("名称：道路台帳", row.Get("words"), StringComparison.Ordinal);
        Assert.StartsWith("SYS-0103", row.Get("found"), StringComparison.Ordinal);

        // Judged similar: why it is not used or merged with must be said.
        var road = DemoSystems.Id("SYS-0103").ToString();
        await Cases.AnswerFieldAsync(id, "D8", road, more: values => (values["D8.None"], values["D8.Reason"]) = (null, null));
        Assert.Equal("Consultation.Incomplete", (await Assert.ThrowsAsync<RuleViolation>(() => Cases.PassOnAsync(id))).Code);
        await Cases.AnswerFieldAsync(id, "D8.Reason", "台帳は現行のまま使い、電子化した図面だけを連携する。");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);

        var frozen = (await Cases.LoadAsync(id)).Versions[^1].Form.ByLetter['D'];
        Assert.Equal(row, Assert.Single(frozen.RowsOf(SimilarSearchLog.Code)));
        var review = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Review/" + id);
        var beside = review.Document.QuerySelector("#answer-D8")!.NextElementSibling!.TextContent;
        Assert.Contains("名称：道路台帳", beside, StringComparison.Ordinal);
        Assert.Contains("電子化した図面だけを連携する", beside, StringComparison.Ordinal);
        Assert.Contains(staff.Name, beside, StringComparison.Ordinal);
        // And the office's own comparison stands on the page.
        Assert.Contains(review.Document.QuerySelectorAll("ul.similar > li"), li => li.TextContent.Contains("SYS-0103", StringComparison.Ordinal) && li.TextContent.Contains("共通します", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_keeps_what_was_typed_and_the_section_can_be_saved_after_it()
    {
        var id = await Cases.CreateAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync(Section(id));
        var found = await page.Form("D8.Query").Fill("D7[0].name", "1案 共同利用").SubmitAsync("台帳から似たシステムを探す");
        Assert.Equal(200, found.Status);
        var again = await client.GetAsync(Section(id));
        Assert.Equal("1案 共同利用", again.Form("D8.Query").ValueOf("D7[0].name"));
        Assert.Null(again.Document.QuerySelector(".conflict"));
        var saved = await found.Form("D8.Query").SubmitAsync("next");
        Assert.Equal(302, saved.Status);
        Assert.Single((await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf(SimilarSearchLog.Code));
    }

    [Fact]
    public async Task Nobody_types_into_the_record_of_searches()
    {
        var id = await Cases.CreateAsync();
        await SearchAsync(id);
        var page = await (await SignedInAsync("staff1")).GetAsync(Section(id));
        await page.Form("D8.Query").Add("D8.Search[0].found", "なし").Add("D8.Search[1].words", "偽").SubmitAsync("next");
        var row = Assert.Single((await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf(SimilarSearchLog.Code));
        Assert.NotEqual("なし", row.Get("found"));
        // Another section may neither search into the form nor see it.
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync(Section(id))).Status);
        await Assert.ThrowsAsync<NotFound>(() => Cases.DoAsync<DraftService>("staff2", id, (s, _, a) => s.NoteSimilarSearchAsync(id, new SimilarSearchMade("道路", 0, ""), a)));
    }

    [Fact]
    public async Task The_search_is_proposed_from_the_case_and_its_system()
    {
        var id = await Cases.CreateAsync(new CaseShape { SystemId = DemoSystems.Id("SYS-0103") });
        await Cases.AnswerFieldAsync(id, "B2", "台帳の閲覧を窓口に広げる。");
        var form = (await (await SignedInAsync("staff1")).GetAsync(Section(id))).Form("D8.Query");
        Assert.Equal(("道路台帳システム", "台帳の閲覧を窓口に広げる。", "みどり地図エンジン Ver.5"), (form.ValueOf("D8.Query"), form.ValueOf("D8.QueryPurpose")?.Trim(), form.ValueOf("D8.QueryProduct")));
        // The system itself is not among the similar ones; what shares its product is.
        await SearchAsync(id);
        var found = (await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf(SimilarSearchLog.Code)[0].Get("found")!;
        Assert.DoesNotContain("SYS-0103", found, StringComparison.Ordinal);
        Assert.Contains("SYS-0077", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_twenty_searches_stay_and_every_one_is_on_the_trail()
    {
        var id = await Cases.CreateAsync();
        for (var n = 0; n < SimilarSearchLog.MostRows + 2; n++)
        {
            await Cases.DoAsync<DraftService>("staff1", id, (s, _, a) => s.NoteSimilarSearchAsync(id, new SimilarSearchMade($"言葉{n}", 0, ""), a));
        }
        var rows = (await Cases.LoadAsync(id)).SectionOf('D').Values.RowsOf(SimilarSearchLog.Code);
        Assert.Equal(SimilarSearchLog.MostRows, rows.Count);
        Assert.Equal("言葉2", rows[0].Get("words"));
        Assert.Equal(SimilarSearchLog.MostRows + 2, await ReadAsync(db => db.Set<TrailEntry>().CountAsync(t => t.SubjectId == id && t.Action == "NoteSimilarSearch")));
    }
}

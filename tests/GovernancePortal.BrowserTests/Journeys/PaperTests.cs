using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>The papers of a case, printed in Chromium: as many pages as they need, no row cut, heads on every page of a table.</summary>
public sealed class PaperTests : BrowserTest
{
    [Fact]
    public Task Forms_result_and_committee_paper_print_on_a4_without_a_cut_row() => WatchedAsync(async () =>
    {
        var first = await Cases.DraftAsync(new() { Title = "橋梁台帳システム更新事業", TotalYen = 52_000_000 });
        await LengthenAsync(first);
        await Cases.PassOnAsync(first);
        await Cases.SubmitAsync(first);
        var committee = await Cases.InAsync(ConsultationState.CommitteePending);
        // Last: it takes the clock into the next fiscal year.
        var second = await Cases.SecondStageInAsync(ConsultationState.ConditionallyApproved, new() { Title = "街路灯台帳システム更新事業" });
        var staff = await AtDeskAsync("staff1");

        var form = await PrintAsync(staff, $"/Consultations/Print/{first}");
        Assert.InRange(form.Pages, 3, 14);
        Assert.True(form.Rows.Count > 40, $"{form.Rows.Count} rows");
        Assert.Equal(0, form.CutRows);
        Assert.True(form.Rows.SelectMany(r => r).Distinct().Count() >= 3);
        Assert.Contains(form.Heads, head => head.Count > 1);
        await staff.SeesAsync(Words.Of("Print.Approvals"));

        var procurement = await PrintAsync(staff, $"/Consultations/Print/{second}");
        Assert.InRange(procurement.Pages, 2, 12);
        Assert.Equal(0, procurement.CutRows);

        var result = await PrintAsync(staff, $"/Consultations/Print/{second}?sheet=Result");
        Assert.InRange(result.Pages, 1, 2);
        Assert.Equal(0, result.CutRows);
        Assert.Matches("R[0-9]+-情政第[0-9]+号", await staff.Main.InnerTextAsync());

        var reviewer = await AtDeskAsync("reviewer1");
        var paper = await PrintAsync(reviewer, $"/Consultations/Print/{committee}?sheet=Committee");
        Assert.Equal(1, paper.Pages);
        Assert.Equal(0, paper.CutRows);
    });

    [Fact]
    public Task The_papers_of_a_sitting_print_on_a4_with_a_page_of_its_own_for_each_case_and_no_cut_row() => WatchedAsync(async () =>
    {
        var cases = new List<Guid>();
        foreach (var title in new[] { "橋梁台帳システム更新事業", "街路灯台帳システム更新事業", "河川占用許可システム更新事業" })
        {
            cases.Add(await Cases.InAsync(ConsultationState.CommitteePending, CaseShape.Committee with { Title = title }));
        }
        var secretary = await ActorAsync("secretary");
        for (var n = 1; n <= 12; n++)
        {
            var number = n;
            await UseAsync<CommitteeMemberService>(s => s.AddAsync(new MemberInput { Name = $"委員 {number}", Office = $"第{number}部 部長", Role = MemberRole.Member, Order = number, From = secretary.Today }, secretary));
        }
        var meeting = await UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "IT推進会議", On = secretary.Today.AddDays(7), Place = "本庁舎 特別会議室" }, secretary));
        foreach (var id in cases)
        {
            var version = await UseAsync<CommitteeQueries, uint>(async q => (await q.ViewAsync(meeting, secretary)).Meeting.Version);
            await UseAsync<CommitteeService>(s => s.AddAsync(meeting, version, id, secretary));
        }
        var papers = await PrintAsync(await AtDeskAsync("secretary"), $"/Administration/Committee/Papers/{meeting}");
        // The agenda with the members, then each case from the top of a page on.
        Assert.InRange(papers.Pages, 1 + cases.Count, 1 + (2 * cases.Count));
        Assert.True(papers.Rows.Count >= cases.Count, $"{papers.Rows.Count} rows");
        Assert.Equal(0, papers.CutRows);
    });

    [Fact]
    public Task A_cut_row_would_be_noticed() => WatchedAsync(async () =>
    {
        var somebody = await SomebodyAsync();
        var text = string.Concat(Enumerable.Repeat("長い文章です。", 150));
        var rows = string.Concat(Enumerable.Range(1, 12).Select(n => $"<tr><th scope='row'>{n}</th><td>{text}</td></tr>"));
        foreach (var (rule, cut) in new[] { ("auto", true), ("avoid", false) })
        {
            await somebody.Page.SetContentAsync($"<style>tr {{ break-inside: {rule} }}</style><table><thead><tr><th scope='col'>番号</th><th scope='col'>内容</th></tr></thead><tbody>{rows}</tbody></table>");
            var paper = new PrintedPaper(await somebody.Page.PdfAsync(new PagePdfOptions { Format = "A4", Tagged = true }));
            Assert.Equal((12, cut), (paper.Rows.Count, paper.CutRows > 0));
            Assert.Contains(paper.Heads, head => head.Count > 1);
        }
    });

    /// <summary>Long answers and a long table, so that rows must go over pages.</summary>
    private async Task LengthenAsync(Guid id)
    {
        foreach (var code in new[] { "B1", "B2", "B6", "B7" })
        {
            await Cases.AnswerFieldAsync(id, code, string.Concat(Enumerable.Repeat("点検の記録を紙で管理しており、探すのに時間がかかるため、電子化して共有する。", 12)));
        }
        await Cases.AnswerFieldAsync(id, "H3", "OpenEvaluated", more: values => values.Rows["H2"] = [.. Enumerable.Range(1, 20).Select(n => new FormRow { ["role"] = "Lead", ["section"] = $"道路整備課 第{n}係（橋梁の点検と補修の計画を受け持つ）", ["name"] = $"担当 {n}" })]);
    }

    private static async Task<PrintedPaper> PrintAsync(Person person, string address)
    {
        Assert.Equal(200, await person.GoAsync(address));
        return new PrintedPaper(await person.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true, PrintBackground = true, Tagged = true }));
    }
}

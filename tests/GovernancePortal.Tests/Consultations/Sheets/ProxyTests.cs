using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Consultations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Sheets;

/// <summary>代理登録: the workbook of a body off the network becomes its case, with its own 決裁; who took it in keeps out of the review.</summary>
public sealed class ProxyTests : CaseTest
{
    private static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;

    private Task<Guid> HospitalAsync() => ProxyScene.HospitalAsync(this);

    private Task<byte[]> FilledAsync(string? without = null) => ProxyScene.FilledAsync(this, without);

    private async Task<Guid> ReadInAsync(byte[] file, string who = "reviewer1")
    {
        var actor = await ActorAsync(who);
        return await UseAsync<ProxyService, Guid>(s => s.ReadAsync(new MemoryStream(file), "中央病院.xlsx", actor));
    }

    private async Task<ProxyPreview> LookAsync(Guid run, string who = "reviewer1")
    {
        var actor = await ActorAsync(who);
        return await UseAsync<IServiceProvider, ProxyPreview>(services => Get<ProxyService>(services).PreviewAsync(run, Get<SheetLabels>(services).Labels, actor));
    }

    private async Task<(Guid Id, bool Submitted)> RegisterAsync(byte[] file, bool withFiles, string who = "reviewer1")
    {
        var (run, actor) = (await ReadInAsync(file, who), await ActorAsync(who));
        Assert.Empty((await LookAsync(run, who)).Reading!.Faults);
        ProxyFile[] files = withFiles ? [new("Estimate", Cases.File("見積1.pdf", actor)), new("Estimate", Cases.File("見積2.pdf", actor)), new("Workflow", Cases.File("業務フロー.pdf", actor))] : [];
        return await UseAsync<IServiceProvider, (Guid, bool)>(services => Get<ProxyService>(services).RegisterAsync(run, new ProxyInput { Decider = "中央病院長 若宮 透", DecidedOn = new DateOnly(2026, 8, 28), DocumentNumber = "中病第45号" },
            Cases.File("決裁.pdf", actor), files, Get<SheetLabels>(services).Labels, actor));
    }

    [Fact]
    public async Task The_filled_form_becomes_the_bodys_case_submitted_as_recorded()
    {
        var (id, submitted) = await RegisterAsync(await FilledAsync(), withFiles: true);
        var c = await Cases.LoadAsync(id);
        Assert.True(submitted, (await Cases.LoadAsync(id)).State.ToString());
        Assert.Equal((ConsultationState.Submitted, await HospitalAsync(), 1), (c.State, c.SectionId, c.VersionNumber));
        Assert.Equal(("中央病院長 若宮 透", "中病第45号", "中央病院.xlsx"), (c.Proxy!.Decider, c.Proxy.DocumentNumber, c.Proxy.FileName));
        var act = c.Acts.Single(a => a.Act == ConsultationAct.Submit);
        Assert.Equal((ApprovalMode.Recorded, "中央病院長 若宮 透", new DateOnly(2026, 8, 28), "中病第45号"), (act.Mode, act.RecordedDecider, act.RecordedOn!.Value, act.DocumentNumber));
        Assert.Contains(c.Attachments, a => a.Kind == AttachmentRules.ApprovalPaper && a.Name == "決裁.pdf");
        var client = await SignedInAsync("reviewer2");
        var page = await client.GetAsync($"/Consultations/Case/{id}");
        Assert.Contains("代理登録", page.Text, StringComparison.Ordinal);
        Assert.Contains("中病第45号", page.Text, StringComparison.Ordinal);
        var other = await Cases.InAsync(ConsultationState.Submitted);
        var list = await client.GetAsync("/Consultations?Proxy=true");
        Assert.Contains(id.ToString(), list.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), list.Html, StringComparison.Ordinal);
        Assert.Contains("中病第45号", (await client.GetAsync($"/Consultations/Print/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_took_it_in_neither_accepts_nor_reviews_nor_decides_it()
    {
        var (id, _) = await RegisterAsync(await FilledAsync(), withFiles: true);
        var (first, second) = (await ActorAsync("reviewer1"), await ActorAsync("reviewer2"));
        var version = await Cases.VersionAsync(id);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ReviewService>(s => s.AcceptAsync(id, version, null, first)));
        await RefusedAsync("Consultation.NotAReviewer", () => UseAsync<ReviewService>(s => s.AcceptAsync(id, version, first.UserId, second)));
        await Cases.AcceptAsync(id, "reviewer2");
        await Cases.StartReviewAsync(id, "reviewer2");
        version = await Cases.VersionAsync(id);
        await RefusedAsync("Consultation.NotAReviewer", () => UseAsync<ReviewService>(s => s.ReassignAsync(id, version, first.UserId, null, second)));
        var c = await Cases.LoadAsync(id);
        foreach (var mover in new[] { Mover.Reviewer, Mover.Decider, Mover.Committee, Mover.Adviser })
        {
            Assert.False(ConsultationWorkflow.May(mover, c, first with { Capacities = [.. Enum.GetValues<Role>().Select(r => new Capacity(r, first.Main!.SectionId, "情報政策課", first.Main.BureauId))] }), mover.ToString());
        }
        Assert.True(ConsultationWorkflow.May(Mover.StaffOrHead, c, first));
        // The reviewer cannot step into the section's place, nor can a colleague see the restricted figures by it.
        Assert.False(c.MayTakeOverProxy(second));
    }

    [Fact]
    public async Task What_is_incomplete_becomes_a_draft_that_the_same_person_completes_and_submits_with_the_paper()
    {
        var (id, submitted) = await RegisterAsync(await FilledAsync(without: "B1"), withFiles: true);
        Assert.False(submitted);
        await InStateAsync(id, ConsultationState.Draft);
        await Cases.AnswerFieldAsync(id, "B1", "紙の紹介状を手で入力しているため。", "reviewer1");
        await Cases.PassOnAsync(id, "reviewer1");
        await RefusedAsync("Consultation.PaperApprovalMissing", () => Cases.SubmitAsync(id, "reviewer1"));
        var client = await SignedInAsync("reviewer1");
        var check = (await client.GetAsync($"/Consultations/Check/{id}")).Form("Input.Recorded.Decider");
        Assert.Equal("中央病院長 若宮 透", check.ValueOf("Input.Recorded.Decider"));
        Assert.Equal(302, (await check.SubmitAsync()).Status);
        await InStateAsync(id, ConsultationState.Submitted);
    }

    [Fact]
    public async Task A_colleague_without_a_part_in_the_review_goes_on_for_the_body()
    {
        var (id, _) = await RegisterAsync(await FilledAsync(without: "B1"), withFiles: false);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.AnswerFieldAsync(id, "B1", "x", "reviewer2"));
        await Cases.DoAsync<ProxyService>("reviewer2", id, (s, v, a) => s.TakeOverAsync(id, v, a));
        await Cases.AnswerFieldAsync(id, "B1", "紙の紹介状を手で入力しているため。", "reviewer2");
        var second = await ActorAsync("reviewer2");
        Assert.False(ConsultationWorkflow.May(Mover.Reviewer, await Cases.LoadAsync(id), second));
    }

    [Fact]
    public async Task Nobody_but_the_policy_office_files_for_others_and_the_file_of_a_case_is_refused()
    {
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ProxyService, Guid>(s => s.ReadAsync(new MemoryStream([1]), "x.xlsx", staff)));
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Consultations/Proxy")).Status);
        var id = await Cases.DraftAsync();
        using var file = new MemoryStream();
        await UseAsync<IServiceProvider>(services => Get<DraftSheetQueries>(services).WriteAsync(file, id, Get<SheetLabels>(services).Labels, staff));
        Assert.Contains((await LookAsync(await ReadInAsync(file.ToArray()))).Reading!.Faults, f => f.Fault.Code == "DraftKnownCase");
    }

    [Fact]
    public async Task The_pages_hand_out_the_blank_form_and_register_what_comes_back()
    {
        var client = await SignedInAsync("reviewer1");
        var blank = await client.GetAsync($"/Consultations/Proxy?handler=Template&stage=PreProcurement&kind=Renewal&sectionId={await HospitalAsync()}");
        Assert.Equal(200, blank.Status);
        var book = new WorkbookEdit(blank.Body);
        Assert.Equal("更新", book.Value(book.Sheet("A"), "C" + book.RowOf(book.Sheet("A"), "A2")));
        var looked = await (await client.GetAsync("/Consultations/Proxy")).Form("Upload").Attach("Upload", "中央病院.xlsx", await FilledAsync()).SubmitAsync();
        var preview = await looked.FollowAsync();
        Assert.Equal(200, preview.Status);
        Assert.Equal(422, (await preview.Form("Input.Decider").SubmitAsync("登録する")).Status);
        var form = preview.Form("Input.Decider").Fill("Input.Decider", "中央病院長 若宮 透").Fill("Input.DecidedOn", "2026/8/28").Fill("Input.DocumentNumber", "中病第45号");
        Assert.Equal(302, (await form.SubmitAsync("登録する")).Status);
        Assert.Equal(1, await ReadAsync(db => db.Set<Consultation>().CountAsync(c => c.Proxy != null)));
    }
}

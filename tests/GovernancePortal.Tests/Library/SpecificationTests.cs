using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Library;

/// <summary>Past specifications: shared by the section that procured, published by the policy office, taken over by others.</summary>
public sealed class SpecificationTests : PortalTest
{
    [Fact, Trait("Rule", "R263"), Trait("Rule", "R269")]
    public async Task A_specification_of_a_procured_system_is_kept_for_other_sections_who_find_read_and_take_it_over()
    {
        var id = await ReadingScene.PublishedAsync(this);
        var draft = await ReadingScene.OtherDraftAsync(this);
        await Cases.AnswerFieldAsync(draft, "R2", "Absent", "staff2");
        var other = await SignedInAsync("staff2");
        Assert.Contains("橋梁台帳システム更新事業", (await other.GetAsync("/Library/Specifications?Text=消去の証明書")).Text, StringComparison.Ordinal);
        var staff2 = await ActorAsync("staff2");
        Assert.Contains(await UseAsync<SearchQueries, IReadOnlyList<SearchHit>>(q => q.FirstAsync(new SearchAsk("消去の証明書"), staff2)), h => h.Id == id);
        var page = await other.GetAsync($"/Library/Specifications/Details/{id}");
        Assert.Contains(ReadingScene.OwnText, page.Text, StringComparison.Ordinal);
        Assert.Contains("利用 0回", page.Html, StringComparison.Ordinal);
        var copied = await (await other.GetAsync($"/Library/Specifications/Copy/{id}")).Form("Input.DraftId").Fill("Input.DraftId", draft.ToString()).SubmitAsync();
        Assert.True(copied.Status == 302, string.Join(" | ", copied.Errors));

        var taken = await Cases.LoadAsync(draft);
        var source = await ReadingScene.LoadAsync(this, id);
        var r3 = source.Parts.Single(p => p.Code == "R3");
        Assert.Equal("Absent", taken.SectionOf('R').Values["R2"]); // what was written stays
        Assert.Equal(r3.Choice, taken.SectionOf('R').Values["R3"]);
        Assert.Null(taken.SectionOf('R').Values["R3.Page"]); // the page of another paper
        Assert.Contains(taken.Attachments, a => a.Name == "公開用の仕様書.txt");
        var note = taken.Attachments.Single(a => a.Name.StartsWith("参考仕様書_", StringComparison.Ordinal));
        var bytes = await UseAsync<Core.Platform.Files.FileStore, string>(async f => await new StreamReader(f.OpenRead(note.FileId)).ReadToEndAsync());
        Assert.Contains(ReadingScene.OwnText, bytes, StringComparison.Ordinal);

        var use = await ReadAsync(db => db.Set<SpecificationUse>().SingleAsync());
        Assert.Equal((id, draft, ReadingScene.Accounts, 2), (use.SpecificationId, use.ConsultationId, use.SectionId, use.Files));
        Assert.Contains("利用 1回", (await other.GetAsync($"/Library/Specifications/Details/{id}")).Html, StringComparison.Ordinal);
        Assert.Contains(await ReadAsync(db => new TrailQueries(db).OfAsync(new TrailSubject(SharedSpecification.SubjectType, id), true)), l => l.Action == "SpecificationTaken");
        // To whom it belongs is told the section, not the draft that nobody may know of yet.
        var owner = await (await SignedInAsync("staff1")).GetAsync($"/Library/Specifications/Details/{id}");
        Assert.Contains("会計課", owner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("会計システムの調達", owner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restricted_answers_and_files_of_the_case_never_enter_the_library()
    {
        var decided = await ReadingScene.DecidedAsync(this);
        var c = await Cases.LoadAsync(decided);
        Assert.Contains(c.Attachments, a => a.Restricted);
        var amount = c.SectionOf('Q').Values["Q3"]!;
        var shared = await ReadingScene.LoadAsync(this, await ReadingScene.StartedAsync(this, decided));
        Assert.All(shared.Parts, p => Assert.Contains(p.Code![0], "PRU"));
        Assert.Contains("Q3", shared.HeldBack);
        Assert.Equal(c.Attachments.Count(a => a.Restricted), shared.HeldBackFiles);
        var restricted = c.Attachments.Where(a => a.Restricted).Select(a => a.FileId).ToHashSet();
        Assert.DoesNotContain(shared.Files, f => restricted.Contains(f.FileId));
        Assert.DoesNotContain(amount, Json.Write(shared.Parts), StringComparison.Ordinal);
        Assert.All(shared.Parts, p => Assert.Null(p.Share));
        Assert.All(shared.Files, f => Assert.Null(f.Share));
    }

    [Fact]
    public async Task It_is_submitted_only_when_each_part_and_file_was_chosen_and_something_is_shared()
    {
        var id = await ReadingScene.StartedAsync(this);
        await RefusedAsync("Specification.SummaryMissing", id);
        var staff = await ActorAsync("staff1");
        var input = SpecificationInput.Of(await ReadingScene.LoadAsync(this, id));
        input.Summary = "概要";
        input.Parts.ForEach(p => p.Choice = ShareChoice.LeaveOut);
        input.Files.Skip(1).ToList().ForEach(f => f.Choice = ShareChoice.LeaveOut);
        await UseAsync<SpecificationService>(s => s.WriteAsync(id, input, null, staff));
        await RefusedAsync("Specification.ChoiceMissing", id);
        input.Files[0].Choice = ShareChoice.LeaveOut;
        input.Version = (await ReadingScene.LoadAsync(this, id)).Version;
        await UseAsync<SpecificationService>(s => s.WriteAsync(id, input, null, staff));
        await RefusedAsync("Specification.NothingShared", id);
    }

    [Fact]
    public async Task Others_read_neither_what_is_left_out_nor_what_is_not_published()
    {
        var id = await ReadingScene.WrittenAsync(this, change: i =>
        {
            i.Parts.First(p => p.Code == "R4.Measure").Choice = ShareChoice.LeaveOut;
            return i;
        });
        var hidden = (await ReadingScene.LoadAsync(this, id)).Parts.Single(p => p.Code == "R4.Measure").Text;
        var left = (await ReadingScene.LoadAsync(this, id)).Files.First(f => !f.IsShared);
        var other = await SignedInAsync("staff2");
        Assert.Equal(404, (await other.GetAsync($"/Library/Specifications/Details/{id}")).Status);
        Assert.Equal(404, (await other.GetAsync($"/Library/Specifications/Edit/{id}")).Status);
        Assert.DoesNotContain("橋梁台帳システム更新事業", (await other.GetAsync("/Library/Specifications")).Text, StringComparison.Ordinal);
        await ReadingScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        await ReadingScene.DoAsync(this, "policyhead", id, (s, v, a) => s.PublishAsync(id, v, a));
        var page = await other.GetAsync($"/Library/Specifications/Details/{id}");
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain(hidden, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(left.Name, page.Html, StringComparison.Ordinal);
        Assert.Equal(404, (await other.GetAsync($"/Library/Specifications/Details/{id}?handler=File&file={left.Id}")).Status);
        Assert.Equal(403, (await other.GetAsync($"/Library/Specifications/Edit/{id}")).Status);
        Assert.DoesNotContain(hidden, (await ReadingScene.LoadAsync(this, id)).Body, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Forbidden>(() => ReadingScene.DoAsync(this, "staff2", id, (s, v, a) => s.WithdrawAsync(id, v, "不要", a)));
    }

    [Fact]
    public async Task The_policy_office_returns_with_a_reason_and_what_is_withdrawn_is_no_longer_read()
    {
        var id = await ReadingScene.SubmittedAsync(this);
        await Assert.ThrowsAsync<Forbidden>(() => ReadingScene.DoAsync(this, "staff1", id, (s, v, a) => s.PublishAsync(id, v, a)));
        Assert.Equal("Form.Required", (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.DoAsync(this, "reviewer1", id, (s, v, a) => s.ReturnAsync(id, v, null, a)))).Code);
        await ReadingScene.DoAsync(this, "reviewer1", id, (s, v, a) => s.ReturnAsync(id, v, "概要を詳しく。", a));
        await RelayAsync();
        var staff = await ActorAsync("staff1");
        Assert.Contains(await ReadAsync(db => db.Set<Notice>().Where(n => n.UserId == staff.UserId).Select(n => n.Kind).ToListAsync()), k => k == "SpecificationReturned");
        await ReadingScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        await ReadingScene.DoAsync(this, "reviewer1", id, (s, v, a) => s.PublishAsync(id, v, a));
        var input = SpecificationInput.Of(await ReadingScene.LoadAsync(this, id));
        Assert.Equal("Specification.NotEditable", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SpecificationService>(s => s.WriteAsync(id, input, null, staff)))).Code);
        await ReadingScene.DoAsync(this, "staff1", id, (s, v, a) => s.WithdrawAsync(id, v, "内容が古くなったため。", a));
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Library/Specifications/Details/{id}")).Status);
        var draft = await ReadingScene.OtherDraftAsync(this);
        var other = await ActorAsync("staff2");
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<SpecificationService>(s => s.CopyAsync(id, new SpecificationCopyInput { DraftId = draft, Parts = [0] }, null, other)));
    }

    [Fact]
    public async Task Only_a_decided_procurement_of_ones_own_section_is_shared_and_only_once()
    {
        var staff = await ActorAsync("staff1");
        var open = await ReadingScene.OtherDraftAsync(this);
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<SpecificationService, Guid>(s => s.StartAsync(open, staff)));
        var first = await Cases.InAsync(ConsultationState.Approved);
        Assert.Equal("Specification.NotDecided", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SpecificationService, Guid>(s => s.StartAsync(first, staff)))).Code);
        var decided = await ReadingScene.DecidedAsync(this);
        var mine = await ActorAsync("staff1");
        Assert.Contains(await UseAsync<SpecificationQueries, IReadOnlyList<ReuseChoice>>(q => q.SharableAsync(mine)), c => c.Id == decided);
        await ReadingScene.StartedAsync(this, decided);
        Assert.DoesNotContain(await UseAsync<SpecificationQueries, IReadOnlyList<ReuseChoice>>(q => q.SharableAsync(mine)), c => c.Id == decided);
        Assert.Equal("Specification.SharedAlready", (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.StartedAsync(this, decided))).Code);
    }

    [Fact]
    public async Task It_is_taken_into_a_draft_of_ones_own_only()
    {
        var id = await ReadingScene.PublishedAsync(this);
        var draft = await ReadingScene.OtherDraftAsync(this);
        var staff1 = await ActorAsync("staff1");
        Assert.Equal("Specification.NotADraft", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SpecificationService>(s => s.CopyAsync(id, new SpecificationCopyInput { DraftId = draft, Parts = [0] }, null, staff1)))).Code);
        Assert.Equal("Specification.NothingChosen", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SpecificationService>(s => s.CopyAsync(id, new SpecificationCopyInput { DraftId = draft, Parts = [999] }, null, staff1)))).Code);
        Assert.Equal(0, await ReadAsync(db => db.Set<SpecificationUse>().CountAsync()));
    }

    [Theory]
    [InlineData(null, AmountBand.NotContracted)]
    [InlineData(4_999_999L, AmountBand.Under5M)]
    [InlineData(5_000_000L, AmountBand.Under30M)]
    [InlineData(30_000_000L, AmountBand.Under100M)]
    [InlineData(100_000_000L, AmountBand.From100M)]
    public void The_amount_is_told_by_its_order_only(long? yen, AmountBand band) => Assert.Equal(band, SharedSpecification.BandOf(yen));

    private async Task RefusedAsync(string code, Guid id) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(() => ReadingScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a)))).Code);
}

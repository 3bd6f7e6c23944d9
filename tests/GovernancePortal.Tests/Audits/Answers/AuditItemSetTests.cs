using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Items.Sheets;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Audits.Answers;

/// <summary>Versions of audit items: drafted, published from a day, never changed after.</summary>
public sealed class AuditItemSetTests : PortalTest
{
    private static readonly AuditItemInput One = new() { Number = "5-9", Chapter = "5", ChapterTitle = "人的セキュリティ", Text = "名札を着けている", IsRequired = true };

    [Fact]
    public async Task The_products_items_are_in_force_in_the_order_of_their_chapters()
    {
        var lead = await ActorAsync("auditlead");
        var line = Assert.Single(await UseAsync<AuditItemQueries, IReadOnlyList<ItemSetLine>>(q => q.ListAsync(lead)));
        Assert.True(line.IsInForce);
        var set = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(line.Id, lead));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "M"], set.Ordered.Select(i => i.Chapter).Distinct());
        Assert.Equal(43, set.Items.Count);
    }

    [Fact]
    public async Task A_published_version_takes_no_change_of_any_kind()
    {
        var (id, lead) = (await AuditAnswerScene.BaseSetAsync(this), await ActorAsync("auditlead"));
        var set = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(id, lead));
        var item = set.Items[0];
        foreach (var change in new Func<AuditItemService, Task>[]
        {
            s => s.PutItemAsync(id, null, One with { Version = set.Version }, lead), s => s.PutItemAsync(id, item.Id, AuditItemInput.Of(item, set.Version) with { Text = "別の文" }, lead), s => s.RemoveItemAsync(id, item.Id, set.Version, lead),
            s => s.RenameAsync(id, new ItemSetInput { Code = set.Code, Name = "別の名前", Version = set.Version }, lead), s => s.PublishAsync(id, new PublishSetInput { ValidFrom = lead.Today, Version = set.Version }, lead),
        })
        {
            Assert.Equal("AuditChecks.SetPublished", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync(change))).Code);
        }
        Assert.Equal(item.Text, (await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(id, lead))).Items.Single(i => i.Id == item.Id).Text);
    }

    [Fact]
    public async Task The_next_version_begins_with_the_same_items_and_is_asked_from_its_day_on()
    {
        var (draft, lead) = (await AuditAnswerScene.DraftAsync(this), await ActorAsync("auditlead"));
        Assert.Equal("AuditChecks.DraftOpen", (await Assert.ThrowsAsync<RuleViolation>(() => AuditAnswerScene.DraftAsync(this))).Code);
        await PutAsync(draft, One);
        var set = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(draft, lead));
        Assert.Equal(44, set.Items.Count);
        await UseAsync<AuditItemService>(s => s.PublishAsync(draft, new PublishSetInput { ValidFrom = lead.Today.AddDays(1), Version = set.Version }, lead));
        Assert.DoesNotContain((await InForceAsync(lead.Today)).SelectMany(s => s.Items), i => i.Number == One.Number);
        Assert.Contains((await InForceAsync(lead.Today.AddDays(1))).SelectMany(s => s.Items), i => i.Number == One.Number);
    }

    [Fact]
    public async Task A_version_is_not_published_from_a_day_gone_by_nor_without_items()
    {
        var (draft, lead) = (await AuditAnswerScene.DraftAsync(this), await ActorAsync("auditlead"));
        var set = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(draft, lead));
        Assert.Equal("AuditChecks.SetPast", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditItemService>(s => s.PublishAsync(draft, new PublishSetInput { ValidFrom = lead.Today.AddDays(-1), Version = set.Version }, lead)))).Code);
        var empty = await UseAsync<AuditItemService, Guid>(s => s.BeginAsync(new ItemSetInput { Code = "OWN", Name = "本県の項目" }, lead));
        var own = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(empty, lead));
        Assert.Equal("AuditChecks.SetEmpty", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AuditItemService>(s => s.PublishAsync(empty, new PublishSetInput { ValidFrom = lead.Today, Version = own.Version }, lead)))).Code);
    }

    [Fact]
    public async Task An_auditor_reads_items_and_does_not_write_them_and_staff_do_neither()
    {
        var (id, auditor, staff) = (await AuditAnswerScene.BaseSetAsync(this), await ActorAsync("auditor1"), await ActorAsync("staff1"));
        await UseAsync<AuditItemQueries>(q => q.FindAsync(id, auditor));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AuditItemService>(s => s.NextAsync(id, auditor)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AuditItemQueries>(q => q.FindAsync(id, staff)));
    }

    [Fact]
    public async Task The_workbook_of_a_draft_comes_back_without_a_change_and_with_what_was_changed_in_it()
    {
        var (draft, lead) = (await AuditAnswerScene.DraftAsync(this), await ActorAsync("auditlead"));
        var set = await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(draft, lead));
        var run = await ImportAsync(set);
        Assert.Equal((0, 0, 0), (run.Created, run.Updated, run.Failed));
        var item = set.Items.Single(i => i.Number == "6-3");
        await PutAsync(draft, AuditItemInput.Of(item, 0) with { ByReplay = false, Condition = AuditCondition.Cloud, LookAt = null }, item.Id);
        run = await ImportAsync(set);
        Assert.Equal((0, 1, 0), (run.Created, run.Updated, run.Failed));
        await UseAsync<AuditItemImportService>(s => s.ApplyAsync(run.Id, false, null, lead));
        var back = (await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(draft, lead))).Items.Single(i => i.Number == "6-3");
        Assert.Equal((item.Methods, item.Condition, item.LookAt), (back.Methods, back.Condition, back.LookAt));
    }

    private async Task<ImportRun> ImportAsync(AuditItemSet set)
    {
        var lead = await ActorAsync("auditlead");
        using var file = new MemoryStream();
        AuditItemSheet.Write(file, "監査項目", set);
        file.Position = 0;
        return await UseAsync<AuditItemImportService, ImportRun>(async s =>
        {
            var run = await s.ReadAsync(file, "監査項目.xlsx", lead);
            return await s.PreviewAsync(run.Id, await s.ProposalAsync(run, lead), lead);
        });
    }

    private async Task PutAsync(Guid set, AuditItemInput input, Guid? item = null)
    {
        var lead = await ActorAsync("auditlead");
        var version = (await UseAsync<AuditItemQueries, AuditItemSet>(q => q.FindAsync(set, lead))).Version;
        await UseAsync<AuditItemService>(s => s.PutItemAsync(set, item, input with { Version = version }, lead));
    }

    private Task<IReadOnlyList<AuditItemSet>> InForceAsync(DateOnly day) => UseAsync<AuditItemQueries, IReadOnlyList<AuditItemSet>>(q => q.InForceAsync(day));
}

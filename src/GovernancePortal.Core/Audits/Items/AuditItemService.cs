using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Items;

/// <summary>Everything that writes item sets; by the audit office (AuditPlan).</summary>
public sealed class AuditItemService(PortalDb db)
{
    /// <summary>A new set. Refused where its code is taken (AuditChecks.SetCodeTaken).</summary>
    public async Task<Guid> BeginAsync(ItemSetInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        if (await db.Set<AuditItemSet>().AnyAsync(s => s.Code == input.Code, ct))
        {
            throw new RuleViolation("AuditChecks.SetCodeTaken", nameof(input.Code));
        }
        var set = AuditItemSet.Begin(input.Code!, 1, input.Name!, input.Basis, actor);
        db.Add(set);
        db.Act(actor, "AuditItemSetBegun", set.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("AuditChecks.SetCodeTaken", nameof(input.Code)), ct);
        return set.Id;
    }

    /// <summary>The next version of a set as a draft. Refused while there is one already (AuditChecks.DraftOpen).</summary>
    public async Task<Guid> NextAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var set = await db.Set<AuditItemSet>().AsNoTracking().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Item set {id}.");
        var versions = await db.Set<AuditItemSet>().Where(s => s.Code == set.Code).Select(s => new { s.Number, s.State }).ToListAsync(ct);
        if (versions.Any(v => v.State == ItemSetState.Draft))
        {
            throw new RuleViolation("AuditChecks.DraftOpen");
        }
        var next = set.Next(versions.Max(v => v.Number) + 1, actor);
        db.Add(next);
        db.Act(actor, "AuditItemSetBegun", next.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("AuditChecks.DraftOpen"), ct);
        return next.Id;
    }

    public async Task RenameAsync(Guid id, ItemSetInput input, Actor actor, CancellationToken ct = default)
    {
        var set = await LoadAsync(id, input.Version, actor, ct);
        set.Rename(input.Name!, input.Basis);
        db.Act(actor, "AuditItemSetChanged", set.Subject);
        await db.SaveChangesAsync(ct);
    }

    public async Task PutItemAsync(Guid id, Guid? item, AuditItemInput input, Actor actor, CancellationToken ct = default)
    {
        var set = await LoadAsync(id, input.Version, actor, ct);
        var put = set.Put(item, input, actor);
        if (item is null)
        {
            db.Add(put);
        }
        db.Act(actor, item is null ? "AuditItemAdded" : "AuditItemChanged", set.Subject, put.Number);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveItemAsync(Guid id, Guid item, uint version, Actor actor, CancellationToken ct = default)
    {
        var set = await LoadAsync(id, version, actor, ct);
        var number = set.Items.FirstOrDefault(i => i.Id == item)?.Number;
        set.Remove(item);
        db.Act(actor, "AuditItemRemoved", set.Subject, number);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>From the day on its items are asked; they never change again. Refused where another version begins on that day (AuditChecks.SetDayTaken).</summary>
    public async Task PublishAsync(Guid id, PublishSetInput input, Actor actor, CancellationToken ct = default)
    {
        var set = await LoadAsync(id, input.Version, actor, ct);
        set.Publish(input.ValidFrom!.Value, actor);
        db.Act(actor, "AuditItemSetPublished", set.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("AuditChecks.SetDayTaken", nameof(input.ValidFrom)), ct);
    }

    public async Task RecordExportAsync(Guid id, string name, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "AuditItemsExported", new(AuditItemSet.SubjectType, id), name);
        await db.SaveChangesAsync(ct);
    }

    private async Task<AuditItemSet> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        Demand(actor);
        var set = await db.Set<AuditItemSet>().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Item set {id}.");
        db.Expect(set, version);
        return set;
    }

    private static void Demand(Actor actor)
    {
        if (!AuditItemAccess.MayEdit(actor))
        {
            throw new Forbidden("Editing audit items.");
        }
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Auditors entered with a section go with it. Lines of plans, audits of the past and exceptions keep theirs: the planner follows the predecessor.</summary>
internal sealed class AuditorSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Auditors";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<Auditor>().AsNoTracking().Where(a => a.SectionId != null && sectionIds.Contains(a.SectionId.Value)).OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new { a.Id, a.SectionId, a.Name }).ToListAsync(ct);
        return [.. rows.Select(a => new SectionHolding(a.Id, a.SectionId!.Value, "", a.Name, "/Audits/Auditors/Index"))];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var auditor in await db.Set<Auditor>().Where(a => records.Keys.Contains(a.Id)).ToListAsync(ct))
        {
            var takeover = records[auditor.Id];
            if (auditor.SectionId == takeover.FromId)
            {
                auditor.Succeed(takeover.To.SectionId);
                db.Note(auditor.Subject, takeover.Words);
            }
        }
    }
}

/// <summary>Closed days hold for the section that takes over.</summary>
internal sealed class AuditClosureSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "AuditClosures";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<AuditClosure>().AsNoTracking().Where(c => c.SectionId != null && sectionIds.Contains(c.SectionId.Value)).OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        return [.. rows.Select(c => new SectionHolding(c.Id, c.SectionId!.Value, "", $"{c.From:yyyy-MM-dd} – {c.To:yyyy-MM-dd} {c.Reason}".Trim(), "/Audits/Plans/Closed"))];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var closure in await db.Set<AuditClosure>().Where(c => records.Keys.Contains(c.Id)).ToListAsync(ct))
        {
            var takeover = records[closure.Id];
            if (closure.SectionId == takeover.FromId)
            {
                closure.SectionId = takeover.To.SectionId;
                db.Note(closure.Subject, takeover.Words);
            }
        }
    }
}

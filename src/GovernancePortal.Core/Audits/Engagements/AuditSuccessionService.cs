using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>Audits go to the section that takes over as long as they are open; a closed one stays with the section it looked at (issue 6: history).</summary>
internal sealed class AuditSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Audits";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<AuditEngagement>().AsNoTracking().Where(a => sectionIds.Contains(a.SectionId) && a.ClosedAt == null).OrderBy(a => a.Month).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.SectionId, a.Number, a.SectionName, a.HeldOn }).ToListAsync(ct);
        return [.. rows.Select(a => new SectionHolding(a.Id, a.SectionId, a.Number, a.SectionName, AuditNotices.Link(a.Id)) { DueOn = a.HeldOn })];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var audit in await db.Set<AuditEngagement>().Where(a => records.Keys.Contains(a.Id)).ToListAsync(ct))
        {
            var takeover = records[audit.Id];
            if (audit.SectionId == takeover.FromId)
            {
                audit.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(audit.Subject, takeover.Words);
            }
        }
    }
}

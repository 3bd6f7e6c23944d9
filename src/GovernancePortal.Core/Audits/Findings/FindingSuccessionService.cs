using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>Findings go to the section that takes over, closed ones too; the name they were written under stays.</summary>
internal sealed class FindingSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "AuditFindings";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<AuditFinding>().AsNoTracking().Where(f => sectionIds.Contains(f.SectionId)).OrderBy(f => f.Number).ThenBy(f => f.Id).Select(f => new { f.Id, f.SectionId, f.Number, f.Title, f.DueOn }).ToListAsync(ct);
        return [.. rows.Select(f => new SectionHolding(f.Id, f.SectionId, f.Number, f.Title, FindingNotices.Link(f.Id)) { DueOn = f.DueOn })];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var finding in await db.Set<AuditFinding>().Where(f => records.Keys.Contains(f.Id)).ToListAsync(ct))
        {
            var takeover = records[finding.Id];
            if (finding.SectionId == takeover.FromId)
            {
                finding.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(finding.Subject, takeover.Words);
            }
        }
    }
}

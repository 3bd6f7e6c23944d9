using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Reports and instructions go to the section that takes over, closed ones too; the names of the day stay.</summary>
internal sealed class IncidentSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Incidents";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<Incident>().AsNoTracking().Where(i => sectionIds.Contains(i.SectionId) || i.Orders.Any(o => sectionIds.Contains(o.SectionId))).OrderBy(i => i.ReportedAt).ThenBy(i => i.Id)
            .Select(i => new { i.Id, i.SectionId, i.Number, i.Title, Addressed = i.Orders.Where(o => sectionIds.Contains(o.SectionId)).Select(o => o.SectionId).ToList() }).ToListAsync(ct);
        // One line a record: where two of the sections hold it, the reporting one hands it over.
        return [.. rows.Select(i => new SectionHolding(i.Id, sectionIds.Contains(i.SectionId) ? i.SectionId : i.Addressed[0], i.Number, i.Title, IncidentNotices.Link(i.Id)))];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var incident in await db.Set<Incident>().Include(i => i.Orders).Where(i => records.Keys.Contains(i.Id)).ToListAsync(ct))
        {
            var takeover = records[incident.Id];
            if (incident.SectionId == takeover.FromId || incident.Orders.Any(o => o.SectionId == takeover.FromId))
            {
                incident.Succeed(takeover.FromId, takeover.To.SectionId, takeover.To.BureauId);
                db.Note(incident.Subject, takeover.Words);
            }
        }
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Sheets go to the section that takes over, those of closed self-checks too; the name of the day of the opening stays on them.</summary>
internal sealed class SelfCheckSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "SelfChecks";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await (from s in db.Set<SelfCheckSheet>().AsNoTracking()
               join c in db.Set<SelfCheckCampaign>() on s.CampaignId equals c.Id
               where sectionIds.Contains(s.SectionId)
               orderby c.DueOn descending, s.Id
               select new SectionHolding(s.Id, s.SectionId, "", c.Title, "/SelfChecks/Sheet/" + s.Id) { DueOn = c.State == SelfCheckCampaignState.Open ? c.DueOn : null }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var sheet in await db.Set<SelfCheckSheet>().Where(s => records.Keys.Contains(s.Id)).ToListAsync(ct))
        {
            var takeover = records[sheet.Id];
            if (sheet.SectionId == takeover.FromId)
            {
                sheet.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(sheet.Subject, takeover.Words);
            }
        }
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Concurrences;

public sealed class ConcurrenceQueries(PortalDb db, ConsultationCaseService cases)
{
    /// <summary>One 合議 with its case, refused as the case itself would be.</summary>
    public async Task<(Concurrence Asked, Consultation Case)> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var asked = await db.Set<Concurrence>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.TakenBackAt == null, ct) ?? throw new NotFound("Concurrence " + id);
        return (asked, await cases.LoadAsync(asked.ConsultationId, actor, ct));
    }
}

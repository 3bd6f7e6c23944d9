using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Lists that left the portal are on the Trail; the documents themselves may be read by everybody and leave none.</summary>
public sealed class DocumentExportService(PortalDb db)
{
    public async Task RecordAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "LibraryExported", DocumentQueries.Shelves, what);
        await db.SaveChangesAsync(ct);
    }
}

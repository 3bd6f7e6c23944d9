using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

/// <summary>Lists that left the portal are on the Trail: by whom, when, under which conditions.</summary>
public sealed class ContinuityExportService(PortalDb db)
{
    /// <summary>The register as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Register { get; } = new("ContinuityRegister", Guid.Empty);

    public async Task RecordAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "BcpExported", Register, what);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The sheet of a plan with its telephone numbers was taken out.</summary>
    public async Task RecordPrintAsync(ContinuityPlan plan, int number, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "BcpPlanPrinted", plan.Subject, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(ct);
    }
}

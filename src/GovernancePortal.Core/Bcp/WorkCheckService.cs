using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>Writes the yearly check of a system: its owner section, and the policy office (R049).</summary>
public sealed class WorkCheckService(PortalDb db, SystemContinuityQueries systems)
{
    /// <summary>The check of this fiscal year, made or made anew; 409 when somebody else recorded it since it was shown.</summary>
    public async Task SaveAsync(Guid systemId, WorkCheckInput input, Actor actor, CancellationToken ct = default)
    {
        var system = await systems.OfAsync(systemId, ct) ?? throw new NotFound($"System {systemId}.");
        if (!ContinuityAccess.MayWrite(actor, system.OwnerSectionId))
        {
            throw new Forbidden("Checking this system.");
        }
        var fy = FiscalYear.Of(actor.Today);
        var check = await db.Set<WorkCheck>().SingleOrDefaultAsync(c => c.SystemId == systemId && c.Fy == fy, ct);
        if (check is null)
        {
            check = new WorkCheck { Id = Guid.CreateVersion7(actor.Now), SystemId = systemId, SystemCode = system.Code, Fy = fy };
            db.Add(check);
        }
        else
        {
            db.Expect(check, input.Version);
        }
        var capacity = ContinuityAccess.Writing(actor, system.OwnerSectionId);
        check.Take(input, actor, capacity);
        db.Act(actor, "BcpWorkChecked", check.Subject, capacity: capacity);
        await UniqueSave.SaveAsync(db, new RuleViolation("Bcp.CheckedMeanwhile"), ct);
    }
}

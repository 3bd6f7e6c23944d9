using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>The register of external audits; read with Permission.AuditRead, kept by the audit office.</summary>
public sealed class ExternalAuditService(PortalDb db, FileStore files)
{
    /// <summary>All of them, the latest period first: an office has one or two a year.</summary>
    public async Task<IReadOnlyList<ExternalAudit>> AllAsync(Actor actor, CancellationToken ct = default) => Allows(actor)
        ? await db.Set<ExternalAudit>().AsNoTracking().OrderByDescending(a => a.PeriodFrom).ThenByDescending(a => a.Id).ToListAsync(ct) : throw new Forbidden("External audits.");

    public async Task<ExternalAudit> ViewAsync(Guid id, Actor actor, CancellationToken ct = default) => Allows(actor)
        ? await db.Set<ExternalAudit>().AsNoTracking().Include(a => a.Report).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"External audit {id}.") : throw new Forbidden("External audits.");

    public async Task<Guid> SaveAsync(Guid? id, ExternalAuditInput input, StoredFile? report, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.AuditPlan))
        {
            throw new Forbidden("Keeping external audits.");
        }
        var audit = id is { } known ? await db.Set<ExternalAudit>().SingleOrDefaultAsync(a => a.Id == known, ct) ?? throw new NotFound($"External audit {known}.") : ExternalAudit.Begin(actor);
        var awaited = audit.AwaitsSubmission;
        if (id is null)
        {
            db.Add(audit);
        }
        else
        {
            db.Expect(audit, input.Version);
        }
        if (report is not null)
        {
            db.Add(report);
        }
        audit.Take(input, report, actor);
        if (audit.AwaitsSubmission && !awaited)
        {
            db.Add(AuditNotices.External(audit.Id, actor.Today.AddDays(AuditNotices.ExternalDays), actor.Now));
        }
        db.Act(actor, id is null ? "ExternalAuditRegistered" : "ExternalAuditEdited", audit.Subject, capacity: actor.CapacityFor(Permission.AuditPlan));
        await db.SaveChangesAsync(ct);
        return audit.Id;
    }

    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var found = (await ViewAsync(id, actor, ct)).Report ?? throw new NotFound("Report of " + id);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, AuditService.Downloaded, new(ExternalAudit.SubjectType, id), found.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (found, content);
    }

    private static bool Allows(Actor actor) => actor.May(Permission.AuditRead);
}

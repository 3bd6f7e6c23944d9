using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

public sealed record AuditClosureRow(Guid Id, string? SectionName, string? BureauName, DateOnly From, DateOnly To, string? Reason);

public sealed record AuditPastRow(Guid Id, string BureauName, string SectionName, FiscalYear FiscalYear, AuditNature Nature);

/// <summary>What plans rest on, as lists: one command each.</summary>
public sealed class AuditRegisterQueries(PortalDb db, PeopleQueries people)
{
    private const int Most = 2000;

    public Task<List<AuditKind>> KindsAsync(CancellationToken ct = default) => db.Set<AuditKind>().AsNoTracking().OrderBy(k => k.ValidTo != null).ThenBy(k => k.Code).ThenBy(k => k.Id).Take(Most).ToListAsync(ct);

    public async Task<AuditKind> KindAsync(Guid id, CancellationToken ct = default) => await db.Set<AuditKind>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFound($"Kind of audit {id}.");

    public async Task<Auditor> AuditorAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<Auditor>().AsNoTracking().Include(a => a.Absences).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Auditor {id}.");

    /// <summary>Accounts with a post today that are no auditors yet, by reading.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> CandidatesAsync(DateOnly today, CancellationToken ct = default)
    {
        var taken = await db.Set<Auditor>().Where(a => a.UserId != null).Select(a => a.UserId!.Value).ToListAsync(ct);
        return [.. (await people.StaffAsync(today, ct)).Where(p => !taken.Contains(p.Id))];
    }

    public Task<List<AuditPlanRules>> RulesAsync(CancellationToken ct = default) => db.Set<AuditPlanRules>().AsNoTracking().OrderByDescending(r => r.ValidFrom).Take(Most).ToListAsync(ct);

    public Task<List<AuditClosureRow>> ClosuresAsync(DateOnly today, CancellationToken ct = default) => db.Set<AuditClosure>().AsNoTracking().Where(c => c.To >= today).OrderBy(c => c.From).ThenBy(c => c.Id).Take(Most)
        .Select(c => new AuditClosureRow(c.Id, db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).FirstOrDefault(), db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).FirstOrDefault(), c.From, c.To, c.Reason)).ToListAsync(ct);

    public Task<List<AuditPastRow>> PastAsync(CancellationToken ct = default) => (from p in db.Set<AuditPast>().AsNoTracking()
                                                                                join s in db.Set<Section>() on p.SectionId equals s.Id
                                                                                orderby p.FiscalYear descending, s.Bureau.Code, s.Code, p.Id
                                                                                select new AuditPastRow(p.Id, s.Bureau.Name, s.Name, p.FiscalYear, p.Nature)).Take(Most).ToListAsync(ct);

    /// <summary>What the CISO set aside for this team and section and what reaches into the audit's month (decision 23): shown on its report.</summary>
    public Task<List<AuditException>> ExceptionsOfAsync(AuditEngagement audit, CancellationToken ct = default)
    {
        var (section, month) = (audit.SectionId, audit.Month);
        Guid[] team = [.. audit.Team.Select(m => m.AuditorId)];
        return db.Set<AuditException>().AsNoTracking().Where(e => e.SectionId == section && team.Contains(e.AuditorId) && e.Until >= month).OrderBy(e => e.DecidedOn).ThenBy(e => e.Id).ToListAsync(ct);
    }

    public Task<List<AuditException>> ExceptionsAsync(CancellationToken ct = default) => db.Set<AuditException>().AsNoTracking().OrderByDescending(e => e.Until).ThenBy(e => e.Id).Take(Most).ToListAsync(ct);
}

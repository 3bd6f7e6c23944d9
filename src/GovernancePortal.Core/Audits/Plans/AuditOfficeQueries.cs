using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Training;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>What plans of audits need of the rest of the portal: sections, their systems, findings and self-checks, auditors with their history.</summary>
public sealed class AuditOfficeQueries(PortalDb db, PeopleQueries people, SystemAuditQueries systems, AuditFindingQueries findings, SelfCheckQueries checks, TrainingQueries training)
{
    private static readonly AuditState[] Held = [AuditState.Reported, AuditState.Improving, AuditState.FollowUp, AuditState.Closed];
    // A post that has no end yet: as far as any plan reaches.
    private static readonly DateOnly Open = new(2999, 3, 31);

    /// <summary>Sections with what their risk score needs; seven commands, whatever the size of the office.</summary>
    public async Task<AuditOffice> SectionsAsync(DateOnly today, CancellationToken ct = default) => (await ReadAsync(today, ct)).Office;

    /// <summary>With the auditors, closed days and exceptions too: what the planner takes.</summary>
    public async Task<AuditOffice> WholeAsync(DateOnly today, CancellationToken ct = default)
    {
        var (office, owned) = await ReadAsync(today, ct);
        var bureaus = await db.Set<Bureau>().AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Code, ct);
        var closures = await db.Set<AuditClosure>().AsNoTracking().Where(c => c.To >= today.AddYears(-1)).OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync(ct);
        var exceptions = await db.Set<AuditException>().AsNoTracking().OrderBy(e => e.DecidedOn).ThenBy(e => e.Id).ToListAsync(ct);
        var policy = await people.PolicyOfficeIdAsync(today, ct);
        return office with
        {
            PolicyOffice = policy, Exceptions = exceptions, Auditors = await AuditorsAsync(owned, policy, today, ct),
            Closed = [.. closures.Select(c => new PlannerClosed(c.SectionId is { } s ? office.Section(s)?.Code : null, c.BureauId is { } b ? bureaus.GetValueOrDefault(b) : null, new PlannerDays(c.From, c.To)))],
        };
    }

    /// <summary>Auditors with section and pool of the day; whoever moves out of the policy office is of pool bureau (decision 23).</summary>
    public async Task<IReadOnlyList<OfficeAuditor>> AuditorsAsync(DateOnly today, CancellationToken ct = default) =>
        await AuditorsAsync(await systems.BySectionAsync(ct), await people.PolicyOfficeIdAsync(today, ct), today, ct);

    private async Task<IReadOnlyList<OfficeAuditor>> AuditorsAsync(IReadOnlyDictionary<Guid, SectionSystems> owned, Guid? policy, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Set<Auditor>().AsNoTracking().Include(a => a.Absences).OrderBy(a => a.Name).ThenBy(a => a.Id).ToListAsync(ct);
        Guid[] users = [.. rows.Select(a => a.UserId).OfType<Guid>().Distinct()];
        var mains = await people.MainSectionsAsync(users, today, ct);
        var posts = (await people.BelongingsAsync(users, ct)).ToLookup(p => p.UserId);
        var trained = await training.QualifiedAsync(ct);
        var managed = owned.Values.SelectMany(s => s.Managers.Select(m => (m, s.SectionId))).ToLookup(x => x.m, x => x.SectionId, StringComparer.Ordinal);
        return [.. rows.Select(a =>
        {
            var section = a.UserId is { } user && mains.TryGetValue(user, out var main) ? main : a.SectionId;
            // Of the posts that are over, and of those held beside the main one.
            (Guid, DateOnly)[] past = a.UserId is { } account ? [.. posts[account].Where(p => p.From <= today && (p.To is not null || p.SectionId != section)).Select(p => (p.SectionId, p.To ?? Open))] : [];
            var pool = a.Pool == AuditorPool.External || a.UserId is null ? a.Pool : section == policy ? AuditorPool.Division : AuditorPool.Bureau;
            var lead = a.LeadTrainedOn ?? (a.UserId is { } id && trained.TryGetValue(id, out var on) ? on : null);
            return new OfficeAuditor(a.Id, a.UserId, a.Name, a.Pool == AuditorPool.External ? null : section, pool, lead, a.CapacityPerYear, a.IsNew, a.ValidFrom, a.ValidTo, past,
                [.. a.Absences.OrderBy(x => x.From).Select(x => new PlannerDays(x.From, x.To))], [.. managed[SystemAuditQueries.ManagerKey(a.Name) ?? ""]]);
        })];
    }

    private async Task<(AuditOffice Office, IReadOnlyDictionary<Guid, SectionSystems> Owned)> ReadAsync(DateOnly today, CancellationToken ct)
    {
        var sections = await db.Set<Section>().AsNoTracking().OrderBy(s => s.Bureau.Code).ThenBy(s => s.Code)
            .Select(s => new OfficeSection(s.Id, s.Code, s.Name, s.BureauId, s.Bureau.Code, s.Bureau.Name, s.Place, s.ValidFrom, s.ValidTo, s.PredecessorId)).ToListAsync(ct);
        var owned = await systems.BySectionAsync(ct);
        var open = (await findings.OpenBySectionAsync(ct)).ToDictionary(f => f.SectionId, f => f.Weight);
        var gaps = await checks.GapsAsync(ct);
        var past = await db.Set<AuditPast>().AsNoTracking().Select(p => new HeldAudit(p.SectionId, p.FiscalYear, p.Nature, null)).ToListAsync(ct);
        var done = await db.Set<AuditEngagement>().AsNoTracking().Where(a => Held.Contains(a.State)).Select(a => new HeldAudit(a.SectionId, a.FiscalYear, a.Nature, a.Id)).ToListAsync(ct);
        var rules = await db.Set<AuditPlanRules>().AsNoTracking().Where(r => r.ValidFrom <= today).OrderByDescending(r => r.ValidFrom).FirstOrDefaultAsync(ct);
        var facts = sections.ToDictionary(s => s.Id, s => owned.GetValueOrDefault(s.Id) is { } o
            ? new OfficeFacts(o.HandlesMyNumber, o.Criticality, o.Confidentiality, open.GetValueOrDefault(s.Id), Gap(s.Id))
            : new OfficeFacts(false, 1, 0, open.GetValueOrDefault(s.Id), Gap(s.Id)));
        return (new AuditOffice(today, sections, facts, [.. past, .. done], rules?.AsSettings() ?? new PlannerSettings()), owned);

        int? Gap(Guid id) => gaps.TryGetValue(id, out var share) ? share : null;
    }
}

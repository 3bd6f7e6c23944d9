using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Figures;

/// <summary>Everything the page of figures shows: counts, for everybody.</summary>
public sealed record AuditPicture(FiscalYear Year, IReadOnlyList<CoverageOfYear> Coverage, IReadOnlyList<FindingGroup> Chapters, IReadOnlyList<FindingGroup> Severities, IReadOnlyList<FindingGroup> Bureaus,
    IReadOnlyDictionary<FindingAge, int> Ages, IReadOnlyList<FindingsOfYear> Years, int Open, int Overdue)
{
    public CoverageOfYear? Now => Coverage.FirstOrDefault(c => c.Year == Year);
}

public sealed class AuditFigureQueries(PortalDb db, KpiTargetQueries targets)
{
    /// <summary>Four commands, however much there is.</summary>
    public async Task<AuditPicture> ReadAsync(DateOnly today, CancellationToken ct = default)
    {
        var year = FiscalYear.Of(today);
        var audits = await AuditsAsync(ct);
        var findings = await FindingsAsync(ct);
        var coverage = AuditFigures.Coverage(audits, await PredecessorsAsync(ct), await targets.OfFigureAsync(CoveredSectionsFigure.Name, ct), year);
        return new AuditPicture(year, coverage, AuditFigures.By(findings, f => (f.Chapter ?? "", null), today), AuditFigures.By(findings, f => (f.Severity.ToString(), null), today), AuditFigures.By(findings, f => (f.BureauName, f.BureauId), today),
            AuditFigures.Ages(findings, today), AuditFigures.Years(findings), findings.Count(f => f.IsOpen), findings.Count(f => f.IsOpen && f.DueOn < today));
    }

    /// <summary>Distinct sections covered up to the end of a year; two commands.</summary>
    public async Task<IReadOnlyList<CoveredSection>> CoveredAsync(FiscalYear until, CancellationToken ct = default) =>
        AuditFigures.Covered((await AuditsAsync(ct)).Where(a => a.Year <= until), await PredecessorsAsync(ct));

    /// <summary>Audits held in a year; one command.</summary>
    public async Task<IReadOnlyList<CountedAudit>> HeldAsync(FiscalYear year, CancellationToken ct = default) => [.. (await AuditsAsync(ct)).Where(a => a.Year == year && a.IsHeld)];

    /// <summary>Findings as the figures count them, those that the person may know of, with number and title; one command.</summary>
    internal async Task<IReadOnlyList<(CountedFinding Finding, string Number, string Title, string SectionName)>> NamedAsync(Actor actor, CancellationToken ct) =>
        [.. (await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => !f.IsDropped).OrderBy(f => f.Number).Select(f => new
        {
            Counted = new CountedFinding(f.Id, f.FiscalYear, f.BureauId, "", f.Chapter, f.Severity, f.State, f.IsRepeat, f.ConfirmedOn, f.DueOn, f.ClosedOn), f.Number, f.Title, f.SectionName,
        }).ToListAsync(ct)).Select(f => (f.Counted, f.Number, f.Title, f.SectionName))];

    private async Task<List<CountedFinding>> FindingsAsync(CancellationToken ct) => await db.Set<AuditFinding>().AsNoTracking().Where(f => !f.IsDropped)
        .Select(f => new CountedFinding(f.Id, f.FiscalYear, f.BureauId, db.Set<Bureau>().Where(b => b.Id == f.BureauId).Select(b => b.Name).First(), f.Chapter, f.Severity, f.State, f.IsRepeat, f.ConfirmedOn, f.DueOn, f.ClosedOn)).ToListAsync(ct);

    private async Task<List<CountedAudit>> AuditsAsync(CancellationToken ct) =>
        await db.Set<AuditEngagement>().AsNoTracking().Select(e => new CountedAudit(e.Id, e.Number, e.FiscalYear, e.SectionId, e.SectionName, e.KindCode, e.State)).ToListAsync(ct);

    private async Task<Dictionary<Guid, Guid>> PredecessorsAsync(CancellationToken ct) =>
        await db.Set<Section>().AsNoTracking().Where(s => s.PredecessorId != null).Select(s => new { s.Id, s.PredecessorId }).ToDictionaryAsync(s => s.Id, s => s.PredecessorId!.Value, ct);
}

using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>What the risk score knows of a section.</summary>
/// <param name="Weight">Open findings, weighted by severity.</param>
public sealed record SectionFindings(Guid SectionId, int Open, int Weight);

/// <summary>Conditions of the list; null means any.</summary>
public sealed record FindingFilter
{
    public string? Text { get; init; }
    public AuditFindingState? State { get; init; }
    public FindingSeverity? Severity { get; init; }
    public string? Chapter { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public FiscalYear? Fy { get; init; }
    public Guid? EngagementId { get; init; }
    public Guid? SystemId { get; init; }
    public bool Open { get; init; }
    public bool Overdue { get; init; }
    public bool Repeat { get; init; }
}

public sealed record FindingLine(Guid Id, string Number, string Title, FindingSeverity Severity, AuditFindingState State, Guid EngagementId, string EngagementNumber, FiscalYear FiscalYear, Guid SectionId, string SectionName, string BureauName,
    string? ItemNumber, string? Chapter, Guid? SystemId, bool IsRepeat, bool IsDropped, string CreatedBy, DateOnly? ConfirmedOn, DateOnly? DueOn, DateOnly? RiskUntil, DateOnly? ClosedOn);

/// <summary>What those who judge a system may know of a finding on it: neither title nor fact (decision 23).</summary>
public sealed record SystemFinding(string Number, FindingSeverity Severity, AuditFindingState State, bool IsRepeat);

/// <summary>One finding whole, with what this person may do.</summary>
public sealed record FindingView(AuditFinding Finding, string SectionName, string BureauName, IReadOnlyList<OfferedFindingAct> Acts, FindingLine? Previous, IReadOnlyList<FindingLine> Next)
{
    public OfferedFindingAct? Act(FindingAct act) => Acts.FirstOrDefault(a => a.Act == act);

    public bool May(FindingAct act) => Act(act) is { IsPossible: true };
}

/// <summary>What an instruction of the CIO says of a finding.</summary>
public sealed record FindingName(Guid Id, string Number, string Title, Guid SectionId);

public sealed class AuditFindingQueries(PortalDb db)
{
    public const int PageSize = 50;

    /// <summary>One command.</summary>
    public async Task<FindingCounts> CountsAsync(Guid engagementId, CancellationToken ct = default)
    {
        var rows = await db.Set<AuditFinding>().AsNoTracking().Where(f => f.EngagementId == engagementId && !f.IsDropped).GroupBy(f => new { f.State, f.Severity }).Select(g => new { g.Key.State, g.Key.Severity, Count = g.Count() }).ToListAsync(ct);
        return new FindingCounts(rows.Sum(r => r.Count), rows.Where(r => r.State == AuditFindingState.Drafted).Sum(r => r.Count), rows.Where(r => r.State == AuditFindingState.FactCheck).Sum(r => r.Count),
            rows.Where(r => FindingWorkflow.IsOpen(r.State) && r.Severity != FindingSeverity.GoodPractice).Sum(r => r.Count));
    }

    /// <summary>Open findings of every section, for the risk score; one command, and one for what the severities weigh.</summary>
    public async Task<IReadOnlyList<SectionFindings>> OpenBySectionAsync(CancellationToken ct = default)
    {
        var rows = await OpenOnes().GroupBy(f => new { f.SectionId, f.Severity }).Select(g => new { g.Key.SectionId, g.Key.Severity, Count = g.Count() }).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return [];
        }
        // What a severity weighs is its newest line: the score is of now.
        var book = await SeveritiesAsync(ct);
        return [.. rows.GroupBy(r => r.SectionId).Select(g => new SectionFindings(g.Key, g.Sum(r => r.Count), g.Sum(r => r.Count * book.At(r.Severity, DateOnly.MaxValue).Weight)))];
    }

    public async Task<FindingSeverityBook> SeveritiesAsync(CancellationToken ct = default) => new(await db.Set<FindingSeverityRule>().AsNoTracking().ToListAsync(ct));

    /// <summary>By what is owed next, the nearest day first and those that owe nothing last; one command.</summary>
    public async Task<Page<FindingLine>> PageAsync(FindingFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), f => f.DueOn ?? Keyset.FarDay, f => f.Id, at, Keyset.ReadDay, descending: false)).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.DueOn ?? Keyset.FarDay), line => line.Id);
    }

    public Task<int> CountAsync(FindingFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<FindingLine> Export(FindingFilter filter, Actor actor) => Lines(Filtered(filter, actor).OrderBy(f => f.DueOn ?? Keyset.FarDay).ThenBy(f => f.Id)).AsAsyncEnumerable();

    /// <summary>404 also where the person may not know of it.</summary>
    public async Task<FindingView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var finding = await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Include(f => f.Engagement).ThenInclude(e => e.Team).Include(f => f.Wordings).Include(f => f.Actions).Include(f => f.Judgements)
            .Include(f => f.Files).ThenInclude(f => f.File).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotFound($"Finding {id}.");
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == finding.SectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var linked = await Lines(db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => f.Id == finding.PreviousId || f.PreviousId == id).OrderBy(f => f.CreatedAt)).ToListAsync(ct);
        return new FindingView(finding, section.Name, section.Bureau, FindingWorkflow.Open(finding, actor), linked.FirstOrDefault(l => l.Id == finding.PreviousId), [.. linked.Where(l => l.Id != finding.PreviousId)]);
    }

    /// <summary>Those of one audit that the person may know of, in the order of their numbers; one command.</summary>
    public async Task<IReadOnlyList<FindingLine>> OfEngagementAsync(Guid engagementId, Actor actor, CancellationToken ct = default) =>
        await Lines(db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => f.EngagementId == engagementId).OrderBy(f => f.Number).ThenBy(f => f.Id)).ToListAsync(ct);

    /// <summary>Those of one audit as its report prints them: whole, without those that were no findings after all.</summary>
    public async Task<IReadOnlyList<AuditFinding>> OfReportAsync(Guid engagementId, Actor actor, CancellationToken ct = default) =>
        await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Include(f => f.Actions).AsSplitQuery().Where(f => f.EngagementId == engagementId && !f.IsDropped && f.State != AuditFindingState.Drafted).OrderBy(f => f.Severity).ThenBy(f => f.Number).ToListAsync(ct);

    /// <summary>Those on one system that the person may know of whole; one command.</summary>
    public async Task<IReadOnlyList<FindingLine>> OfSystemAsync(Guid systemId, Actor actor, CancellationToken ct = default) =>
        await Lines(db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => f.SystemId == systemId && !f.IsDropped).OrderByDescending(f => f.CreatedAt).ThenBy(f => f.Id)).Take(PageSize).ToListAsync(ct);

    /// <summary>
    /// Number and severity of the settled ones on these systems, for whoever may see the system (decision 23); no title leaves here.
    /// Good practice is not among them. One command.
    /// </summary>
    public async Task<IReadOnlyList<SystemFinding>> OnSystemsAsync(IReadOnlyCollection<Guid> systemIds, CancellationToken ct = default) => systemIds.Count == 0 ? [] :
        await db.Set<AuditFinding>().AsNoTracking().Where(f => f.SystemId != null && systemIds.Contains(f.SystemId.Value) && !f.IsDropped && f.Severity != FindingSeverity.GoodPractice && f.State != AuditFindingState.Drafted && f.State != AuditFindingState.FactCheck)
            .OrderBy(f => f.Severity).ThenByDescending(f => f.CreatedAt).Take(PageSize).Select(f => new SystemFinding(f.Number, f.Severity, f.State, f.IsRepeat)).ToListAsync(ct);

    /// <summary>Null where the person may not know of it; only settled ones can be instructed about.</summary>
    public async Task<FindingName?> NameAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => f.Id == id && !f.IsDropped && f.State != AuditFindingState.Drafted && f.State != AuditFindingState.FactCheck).Select(f => new FindingName(f.Id, f.Number, f.Title, f.SectionId)).SingleOrDefaultAsync(ct);

    /// <summary>Whether this person may write a finding of the audit now: what <see cref="FindingService.OriginAsync"/> refuses. One command for those who audit.</summary>
    public async Task<bool> MayDraftAsync(Guid engagementId, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.AuditJudge) && !actor.May(Permission.AuditConduct))
        {
            return false;
        }
        var (judges, me, own) = (actor.May(Permission.AuditJudge), actor.UserId, actor.Capacities.Select(c => c.SectionId).Distinct().ToArray());
        return await db.Set<AuditEngagement>().AsNoTracking().AnyAsync(e => e.Id == engagementId && !own.Contains(e.SectionId) && (judges || e.Team.Any(m => m.UserId == me))
            && e.State != AuditState.Planned && e.State != AuditState.Closed && e.State != AuditState.Postponed && e.State != AuditState.Cancelled, ct);
    }

    private IQueryable<AuditFinding> OpenOnes() => db.Set<AuditFinding>().AsNoTracking().Where(f => FindingAccess.OpenStates.Contains(f.State) && f.Severity != FindingSeverity.GoodPractice && !f.IsDropped);

    private IQueryable<AuditFinding> Filtered(FindingFilter filter, Actor actor)
    {
        var rows = db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor);
        rows = filter.State is { } state ? rows.Where(f => f.State == state) : rows;
        rows = filter.Severity is { } severity ? rows.Where(f => f.Severity == severity) : rows;
        rows = string.IsNullOrWhiteSpace(filter.Chapter) ? rows : rows.Where(f => f.Chapter == filter.Chapter);
        rows = filter.BureauId is { } bureau ? rows.Where(f => f.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(f => f.SectionId == section) : rows;
        rows = filter.Fy is { } year ? rows.Where(f => f.FiscalYear == year) : rows;
        rows = filter.EngagementId is { } engagement ? rows.Where(f => f.EngagementId == engagement) : rows;
        rows = filter.SystemId is { } system ? rows.Where(f => f.SystemId == system) : rows;
        rows = filter.Open ? rows.Where(f => FindingAccess.OpenStates.Contains(f.State) && f.Severity != FindingSeverity.GoodPractice) : rows;
        rows = filter.Repeat ? rows.Where(f => f.IsRepeat) : rows;
        var today = actor.Today;
        rows = filter.Overdue ? rows.Where(f => f.DueOn < today) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(f => f.Number.ToLower().Contains(word) || f.Title.Contains(word) || f.Fact.Contains(word));
        }
        return rows;
    }

    private IQueryable<FindingLine> Lines(IQueryable<AuditFinding> rows) => rows.Select(f => new FindingLine(f.Id, f.Number, f.Title, f.Severity, f.State, f.EngagementId, f.Engagement.Number, f.FiscalYear, f.SectionId,
        db.Set<Section>().Where(s => s.Id == f.SectionId).Select(s => s.Name).First(), db.Set<Bureau>().Where(b => b.Id == f.BureauId).Select(b => b.Name).First(), f.ItemNumber, f.Chapter, f.SystemId, f.IsRepeat, f.IsDropped,
        f.CreatedBy, f.ConfirmedOn, f.DueOn, f.RiskUntil, f.ClosedOn));
}

using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>Conditions of the list; null means any.</summary>
public sealed record AuditFilter
{
    public string? Text { get; init; }
    public AuditState? State { get; init; }
    public AuditNature? Nature { get; init; }
    public int? Fy { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Those the person is on the team of.</summary>
    public bool Mine { get; init; }
    /// <summary>Those that wait for somebody.</summary>
    public bool Open { get; init; }
}

public sealed record AuditListLine(Guid Id, string Number, FiscalYear FiscalYear, DateOnly Month, Guid SectionId, string SectionName, string BureauName, AuditNature Nature, AuditState State, DateTimeOffset Since, DateOnly? HeldOn,
    IReadOnlyList<string> Team, DateTimeOffset? ReportedAt, DateTimeOffset? ClosedAt);

/// <summary>One audit whole, with what this person may do and see of it.</summary>
public sealed record AuditView(AuditEngagement Audit, string SectionName, string BureauName, AuditFacts Facts, IReadOnlyList<OfferedAuditAct> Acts, bool SeesPapers, bool SeesReport)
{
    public OfferedAuditAct? Act(AuditAct act) => Acts.FirstOrDefault(a => a.Act == act);
    public bool May(AuditAct act) => Act(act) is { IsPossible: true };
}

/// <summary>What a guard of the table asks of findings and answers; no command where the state asks nothing.</summary>
public sealed class AuditFactQueries(AuditFindingQueries findings, AuditAnswerQueries answers)
{
    public async Task<AuditFacts> OfAsync(AuditEngagement audit, CancellationToken ct = default) => audit.State switch
    {
        AuditState.Papers => AuditFacts.None with { Answers = await answers.CountsAsync(audit.Id, ct) },
        AuditState.FactCheck or AuditState.Improving or AuditState.FollowUp => AuditFacts.None with { Findings = await findings.CountsAsync(audit.Id, ct) },
        _ => AuditFacts.None,
    };
}

public sealed class AuditQueries(PortalDb db, AuditFactQueries facts)
{
    public const int PageSize = 50;

    private static readonly AuditState[] OpenStates = [.. Enum.GetValues<AuditState>().Where(AuditWorkflow.IsOpen)];

    /// <summary>By the month it is planned for, the latest first; one command.</summary>
    public async Task<Page<AuditListLine>> PageAsync(AuditFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), a => a.Month, a => a.Id, at, Keyset.ReadDay, descending: true)).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.Month), line => line.Id);
    }

    public Task<int> CountAsync(AuditFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<AuditListLine> Export(AuditFilter filter, Actor actor) => Lines(Filtered(filter, actor).OrderByDescending(a => a.Month).ThenByDescending(a => a.Id)).AsAsyncEnumerable();

    /// <summary>404 also where the person may not know of it.</summary>
    public async Task<AuditView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var audit = await db.Set<AuditEngagement>().AsNoTracking().VisibleTo(actor).Include(a => a.Team).Include(a => a.Paper).Include(a => a.Questions).ThenInclude(q => q.Files).ThenInclude(f => f.File).Include(a => a.Presentations).AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Audit {id}.");
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == audit.SectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var known = await facts.OfAsync(audit, ct);
        return new AuditView(audit, section.Name, section.Bureau, known, AuditWorkflow.Open(audit, actor, known), AuditEngagementAccess.SeesPapers(actor, audit), AuditEngagementAccess.SeesReport(actor, audit));
    }

    private IQueryable<AuditEngagement> Filtered(AuditFilter filter, Actor actor)
    {
        var rows = db.Set<AuditEngagement>().AsNoTracking().VisibleTo(actor);
        rows = filter.State is { } state ? rows.Where(a => a.State == state) : rows;
        rows = filter.Nature is { } nature ? rows.Where(a => a.Nature == nature) : rows;
        if (filter.Fy is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear)
        {
            var year = new FiscalYear(filter.Fy.Value);
            rows = rows.Where(a => a.FiscalYear == year);
        }
        rows = filter.BureauId is { } bureau ? rows.Where(a => a.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(a => a.SectionId == section) : rows;
        rows = filter.Open ? rows.Where(a => OpenStates.Contains(a.State)) : rows;
        var me = actor.UserId;
        rows = filter.Mine ? rows.Where(a => a.Team.Any(m => m.UserId == me)) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(a => a.Number.ToLower().Contains(word) || a.SectionName.Contains(word) || a.Team.Any(m => m.Name.Contains(word)));
        }
        return rows;
    }

    private IQueryable<AuditListLine> Lines(IQueryable<AuditEngagement> rows) => rows.Select(a => new AuditListLine(a.Id, a.Number, a.FiscalYear, a.Month, a.SectionId,
        db.Set<Section>().Where(s => s.Id == a.SectionId).Select(s => s.Name).First(), db.Set<Bureau>().Where(b => b.Id == a.BureauId).Select(b => b.Name).First(), a.Nature, a.State, a.Since, a.HeldOn,
        a.Team.OrderByDescending(m => m.IsLead).ThenBy(m => m.Name).Select(m => m.Name).ToList(), a.ReportedAt, a.ClosedAt));
}

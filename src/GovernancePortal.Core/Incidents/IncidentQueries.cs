using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Conditions of the list; null means any.</summary>
public sealed record IncidentFilter
{
    public string? Text { get; init; }
    public IncidentState? State { get; init; }
    public IncidentSeverity? Severity { get; init; }
    public string? Kind { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>Reported in this fiscal year.</summary>
    public FiscalYear? Fy { get; init; }
    public bool Open { get; init; }
    /// <summary>A report or an answer is late.</summary>
    public bool Overdue { get; init; }
}

public sealed record IncidentLine(Guid Id, string Number, string Title, string KindCode, Guid SectionId, string SectionName, string BureauName, DateTimeOffset ReportedAt, string ReportedBy, IncidentState State, IncidentSeverity? Severity, DateTimeOffset? JudgedAt,
    DateTimeOffset? CisoInformedAt, DateTimeOffset? RecoveredAt, DateTimeOffset? ClosedAt, bool PersonalData, bool IsOverdue);

/// <summary>One incident as far as the person may know of it: the record, the notices and the closing are the CSIRT's.</summary>
/// <param name="Handles">CSIRT or CISO: all of it.</param>
/// <param name="Reports">The report is shown.</param>
public sealed record IncidentView(Incident Incident, string SectionName, string BureauName, bool Handles, bool Reports, IReadOnlyList<IncidentEntry> Entries, IReadOnlyList<IncidentNotice> Notices, IReadOnlyList<IncidentOrder> Orders, IReadOnlyList<IncidentFile> Files,
    IReadOnlyList<OfferedIncidentAct> Acts)
{
    public OfferedIncidentAct? Act(IncidentAct act) => Acts.FirstOrDefault(a => a.Act == act);
    public bool May(IncidentAct act) => Act(act) is { IsPossible: true };
}

/// <summary>Numbers that everybody may know.</summary>
/// <param name="Open">Reported and not closed.</param>
/// <param name="OfYear">Judged to be incidents, of the reports of this fiscal year; the target is zero (R325).</param>
public sealed record IncidentCounts(int Open, int ToJudge, int OfYear, int Overdue);

/// <summary>A row of the figures: a kind and how many reports and incidents there were.</summary>
public sealed record IncidentKindCount(string KindCode, int Reports, int Incidents);

/// <summary>The figures of a fiscal year, without any record.</summary>
/// <param name="HoursToJudge">From the report to the judgement, on average; null where none was judged.</param>
public sealed record IncidentYear(FiscalYear Fy, IReadOnlyList<IncidentKindCount> Kinds, int Reports, int Incidents, int Open, decimal? HoursToJudge);

public sealed record LessonLine(Guid Id, string Title, string Text, string KindCode, DateOnly On);

public sealed class IncidentQueries(PortalDb db)
{
    public const int PageSize = 50;
    private const int MostLessons = 200;

    private static readonly IncidentState[] OpenStates = [.. Enum.GetValues<IncidentState>().Where(IncidentWorkflow.IsOpen)];
    private static readonly IncidentState[] Counted = [.. Enum.GetValues<IncidentState>().Where(IncidentWorkflow.Counts)];

    /// <summary>The newest report first; one command.</summary>
    public async Task<Page<IncidentLine>> PageAsync(IncidentFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor), i => i.ReportedAt, i => i.Id, at, ReadMoment, descending: true), actor.Today).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => MomentKey(line.ReportedAt), line => line.Id);
    }

    public Task<int> CountAsync(IncidentFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<IncidentLine> Export(IncidentFilter filter, Actor actor) =>
        Lines(Filtered(filter, actor).OrderByDescending(i => i.ReportedAt).ThenByDescending(i => i.Id), actor.Today).AsAsyncEnumerable();

    /// <summary>404 also where the person may not know of it.</summary>
    public async Task<IncidentView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var incident = await db.Set<Incident>().AsNoTracking().VisibleTo(actor).Include(i => i.Systems).Include(i => i.Entries).Include(i => i.Notices).Include(i => i.Orders).Include(i => i.Files).ThenInclude(f => f.File).AsSplitQuery()
            .SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFound($"Incident {id}.");
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == incident.SectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var (handles, reports) = (IncidentAccess.Handles(actor), IncidentAccess.Handles(actor) || IncidentAccess.Reports(actor, incident));
        return new IncidentView(incident, section.Name, section.Bureau, handles, reports,
            [.. incident.Entries.Where(e => handles || (reports && e.FromSection)).OrderBy(e => e.At).ThenBy(e => e.Id)],
            handles ? [.. incident.Notices.OrderBy(n => n.At)] : [],
            [.. incident.Orders.Where(o => handles || IncidentWorkflow.IsOf(o, actor)).OrderBy(o => o.Number)],
            [.. incident.Files.Where(f => handles || (reports && f.FromSection)).OrderBy(f => f.File.StoredAt)],
            IncidentWorkflow.Open(incident, actor));
    }

    /// <summary>Counts for everybody, the dashboard among them; one command. With an actor only of what that person may know of.</summary>
    public async Task<IncidentCounts> CountsAsync(DateOnly today, Actor? actor = null, CancellationToken ct = default)
    {
        var rows = actor is null ? db.Set<Incident>().AsNoTracking() : db.Set<Incident>().AsNoTracking().VisibleTo(actor);
        var start = OfficeTime.StartOf(FiscalYear.Of(today).Start);
        return await rows.GroupBy(_ => 1).Select(g => new IncidentCounts(
            g.Count(i => OpenStates.Contains(i.State)),
            g.Count(i => i.State == IncidentState.Reported || i.State == IncidentState.Judging),
            g.Count(i => Counted.Contains(i.State) && i.ReportedAt >= start),
            g.Count(i => OpenStates.Contains(i.State) && ((i.QuickReportedAt == null && i.QuickReportDueOn < today) || (i.FullReportedAt == null && i.FullReportDueOn < today))))).SingleOrDefaultAsync(ct) ?? new IncidentCounts(0, 0, 0, 0);
    }

    /// <summary>A fiscal year in numbers, which everybody may know (domain.md 0b 23); one command.</summary>
    public async Task<IncidentYear> YearAsync(FiscalYear fy, CancellationToken ct = default)
    {
        var (from, to) = (OfficeTime.StartOf(fy.Start), OfficeTime.EndOf(fy.End));
        var rows = await db.Set<Incident>().AsNoTracking().Where(i => i.ReportedAt >= from && i.ReportedAt <= to).Select(i => new { i.KindCode, i.State, i.ReportedAt, i.JudgedAt }).ToListAsync(ct);
        var judged = rows.Where(r => r.JudgedAt is not null).Select(r => (decimal)(r.JudgedAt!.Value - r.ReportedAt).TotalHours).ToList();
        return new IncidentYear(fy, [.. rows.GroupBy(r => r.KindCode).Select(g => new IncidentKindCount(g.Key, g.Count(), g.Count(r => IncidentWorkflow.Counts(r.State)))).OrderByDescending(k => k.Incidents).ThenByDescending(k => k.Reports).ThenBy(k => k.KindCode, StringComparer.Ordinal)],
            rows.Count, rows.Count(r => IncidentWorkflow.Counts(r.State)), rows.Count(r => IncidentWorkflow.IsOpen(r.State)), judged.Count == 0 ? null : Math.Round(judged.Average(), 1, MidpointRounding.AwayFromZero));
    }

    /// <summary>教訓: for everybody, without a word of the incident; one command.</summary>
    public async Task<IReadOnlyList<LessonLine>> LessonsAsync(CancellationToken ct = default) =>
        await db.Set<Incident>().AsNoTracking().Where(i => i.Lesson != null).OrderByDescending(i => i.LessonOn).ThenBy(i => i.Id).Take(MostLessons)
            .Select(i => new LessonLine(i.Id, i.LessonTitle!, i.Lesson!, i.KindCode, i.LessonOn!.Value)).ToListAsync(ct);

    /// <summary>Incidents of the year with what makes them one, for the figures.</summary>
    internal async Task<IReadOnlyList<IncidentLine>> OfYearAsync(FiscalYear fy, Actor actor, CancellationToken ct)
    {
        var (from, to) = (OfficeTime.StartOf(fy.Start), OfficeTime.EndOf(fy.End));
        return await Lines(db.Set<Incident>().AsNoTracking().VisibleTo(actor).Where(i => i.ReportedAt >= from && i.ReportedAt <= to).OrderBy(i => i.ReportedAt).ThenBy(i => i.Id), actor.Today).ToListAsync(ct);
    }

    internal async Task<IReadOnlyList<IncidentLine>> OpenAsync(Actor actor, CancellationToken ct) =>
        await Lines(db.Set<Incident>().AsNoTracking().VisibleTo(actor).Where(i => OpenStates.Contains(i.State)).OrderBy(i => i.ReportedAt).ThenBy(i => i.Id), actor.Today).ToListAsync(ct);

    private static string MomentKey(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static (bool Ok, DateTimeOffset Value) ReadMoment(string text) => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at), at);

    private IQueryable<Incident> Filtered(IncidentFilter filter, Actor actor)
    {
        var rows = db.Set<Incident>().AsNoTracking().VisibleTo(actor);
        rows = filter.State is { } state ? rows.Where(i => i.State == state) : rows;
        rows = filter.Severity is { } severity ? rows.Where(i => i.Severity == severity) : rows;
        rows = filter.Kind is { Length: > 0 } kind ? rows.Where(i => i.KindCode == kind) : rows;
        rows = filter.SectionId is { } section ? rows.Where(i => i.SectionId == section) : rows;
        rows = filter.SystemId is { } system ? rows.Where(i => i.Systems.Any(s => s.SystemId == system)) : rows;
        rows = filter.Open ? rows.Where(i => OpenStates.Contains(i.State)) : rows;
        if (filter.Fy is { } fy)
        {
            var (from, to) = (OfficeTime.StartOf(fy.Start), OfficeTime.EndOf(fy.End));
            rows = rows.Where(i => i.ReportedAt >= from && i.ReportedAt <= to);
        }
        if (filter.Overdue)
        {
            var today = actor.Today;
            rows = rows.Where(i => OpenStates.Contains(i.State) && ((i.QuickReportedAt == null && i.QuickReportDueOn < today) || (i.FullReportedAt == null && i.FullReportDueOn < today)
                || i.Orders.Any(o => o.State == IncidentOrderState.Given && o.DueOn < today)));
        }
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(i => i.Number.ToLower().Contains(word) || i.Title.Contains(word));
        }
        return rows;
    }

    private IQueryable<IncidentLine> Lines(IQueryable<Incident> rows, DateOnly today) => rows.Select(i => new IncidentLine(i.Id, i.Number, i.Title, i.KindCode, i.SectionId,
        db.Set<Section>().Where(s => s.Id == i.SectionId).Select(s => s.Name).First(), db.Set<Bureau>().Where(b => b.Id == i.BureauId).Select(b => b.Name).First(), i.ReportedAt, i.ReportedBy, i.State, i.Severity, i.JudgedAt, i.CisoInformedAt, i.RecoveredAt, i.ClosedAt,
        i.PersonalData, OpenStates.Contains(i.State) && ((i.QuickReportedAt == null && i.QuickReportDueOn < today) || (i.FullReportedAt == null && i.FullReportDueOn < today) || i.Orders.Any(o => o.State == IncidentOrderState.Given && o.DueOn < today))));
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

public sealed record CourseFilter
{
    public string? Text { get; init; }
    public FiscalYear? Fy { get; init; }
    public TrainingKind? Kind { get; init; }
    public TrainingTarget? Target { get; init; }
    /// <summary>Fewer sessions were held than planned.</summary>
    public bool Behind { get; init; }
}

/// <param name="People">Who came, of those the asker may know of.</param>
public sealed record CourseLine(Guid Id, FiscalYear Fy, string Title, TrainingKind Kind, string[] Targets, TrainingMeans Means, int PlannedSessions, int Held, int? PlannedPeople, int People, DateOnly? LastOn);

public sealed record AttendanceLine(Guid Id, TrainingTarget Target, Guid? SectionId, string? SectionName, string? MunicipalityName, string? PersonName, int People, string RecordedBy, uint Version);

public sealed record CourseView(TrainingCourse Course, string? PolicyTitle, IReadOnlyDictionary<Guid, int> People);

/// <param name="Rows">Names are empty where they are nobody's business.</param>
public sealed record SessionView(TrainingSession Session, TrainingCourse Course, IReadOnlyList<AttendanceLine> Rows);

/// <summary>A session that somebody of a section came to, for the section's page.</summary>
public sealed record SectionAttendance(Guid SessionId, string Title, DateOnly On, TrainingTarget Target, string? PersonName, int People);

public sealed record OfficerLine(string Name, DateOnly ValidFrom, DateOnly? ValidTo);

public sealed record AlertLine(Guid Id, string Title, DateOnly On, string? BureauName, string PublishedBy);

public sealed record PolicyLine(Guid Id, string Title, string Edition, DateOnly ApprovedOn, string ApprovedBy, int Courses);

public sealed class TrainingQueries(PortalDb db)
{
    public const int PageSize = 50;
    private const int MostAlerts = 200;

    /// <summary>Accounts that finished a training of auditors, with the day of the latest; one command.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> QualifiedAsync(CancellationToken ct = default) =>
        await db.Set<TrainingAttendance>().AsNoTracking().Where(a => a.Target == TrainingTarget.Auditor && a.UserId != null && a.Session.Course.Kind == TrainingKind.AuditorCourse && !a.Session.IsCancelled)
            .GroupBy(a => a.UserId!.Value).Select(g => new { g.Key, On = g.Max(a => a.Session.On) }).ToDictionaryAsync(g => g.Key, g => g.On, ct);

    public async Task<Page<CourseLine>> PageAsync(CourseFilter filter, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter, actor.Today), c => c.Title, c => c.Id, at, k => (true, k), descending: false).Take(PageSize + 1), actor).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.Title, line => line.Id);
    }

    public Task<int> CountAsync(CourseFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor.Today).CountAsync(ct);

    public IAsyncEnumerable<CourseLine> Export(CourseFilter filter, Actor actor) => Lines(Filtered(filter, actor.Today).OrderBy(c => c.Title).ThenBy(c => c.Id), actor).AsAsyncEnumerable();

    public async Task<CourseView> CourseAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var course = await db.Set<TrainingCourse>().AsNoTracking().Include(c => c.Sessions).SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Course {id}.");
        var policy = course.PolicyId is { } known ? await db.Set<DevelopmentPolicy>().Where(p => p.Id == known).Select(p => p.Title + " " + p.Edition).SingleAsync(ct) : null;
        var people = await db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Where(a => a.Session.CourseId == id).GroupBy(a => a.SessionId).Select(g => new { g.Key, Sum = g.Sum(a => a.People) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return new CourseView(course, policy, people);
    }

    public async Task<SessionView> SessionAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var session = await db.Set<TrainingSession>().AsNoTracking().Include(s => s.Course).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Session {id}.");
        var rows = await db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Where(a => a.SessionId == id)
            .Select(a => new AttendanceLine(a.Id, a.Target, a.SectionId, db.Set<Section>().Where(s => s.Id == a.SectionId).Select(s => s.Name).FirstOrDefault(), a.MunicipalityName, a.PersonName, a.People, a.RecordedBy, a.Version)).ToListAsync(ct);
        return new SessionView(session, session.Course, [.. rows.Select(r => TrainingAccess.SeesNames(actor, r.SectionId) ? r : r with { PersonName = r.PersonName is null ? null : "" }).OrderBy(r => r.Target).ThenBy(r => r.SectionName, StringComparer.Ordinal).ThenBy(r => r.MunicipalityName, StringComparer.Ordinal).ThenBy(r => r.PersonName, StringComparer.Ordinal)]);
    }

    /// <summary>What a section's people came to in the three years up to the given one.</summary>
    public async Task<IReadOnlyList<SectionAttendance>> OfSectionAsync(Guid sectionId, FiscalYear fy, Actor actor, CancellationToken ct = default)
    {
        var from = fy.Plus(1 - SectionStanding.Years);
        var rows = await db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Where(a => a.SectionId == sectionId && a.Session.Course.Fy >= from && a.Session.Course.Fy <= fy).OrderByDescending(a => a.Session.On).ThenBy(a => a.Id)
            .Select(a => new SectionAttendance(a.SessionId, a.Session.Course.Title, a.Session.On, a.Target, a.PersonName, a.People)).ToListAsync(ct);
        return TrainingAccess.SeesNames(actor, sectionId) ? rows : [.. rows.Select(r => r with { PersonName = r.PersonName is null ? null : "" })];
    }

    public Task<SectionHeadcount?> HeadcountAsync(Guid sectionId, FiscalYear fy, CancellationToken ct = default) => db.Set<SectionHeadcount>().AsNoTracking().SingleOrDefaultAsync(h => h.SectionId == sectionId && h.Fy == fy, ct);

    /// <summary>Who was the security officer of a section, the latest first; none for whom names are not told.</summary>
    public async Task<IReadOnlyList<OfficerLine>> OfficersAsync(Guid sectionId, Actor actor, CancellationToken ct = default) => TrainingAccess.SeesNames(actor, sectionId)
        ? await db.Set<SecurityOfficer>().AsNoTracking().Where(o => o.SectionId == sectionId).OrderByDescending(o => o.ValidFrom).Select(o => new OfficerLine(o.Name, o.ValidFrom, o.ValidTo)).ToListAsync(ct) : [];

    public async Task<IReadOnlyList<AlertLine>> AlertsAsync(CancellationToken ct = default) =>
        await db.Set<SecurityAlert>().AsNoTracking().OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostAlerts)
            .Select(a => new AlertLine(a.Id, a.Title, a.On, db.Set<Bureau>().Where(b => b.Id == a.BureauId).Select(b => b.Name).FirstOrDefault(), a.PublishedBy)).ToListAsync(ct);

    public async Task<SecurityAlert> AlertAsync(Guid id, CancellationToken ct = default) => await db.Set<SecurityAlert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Alert {id}.");

    public async Task<IReadOnlyList<PolicyLine>> PoliciesAsync(CancellationToken ct = default) =>
        await db.Set<DevelopmentPolicy>().AsNoTracking().OrderByDescending(p => p.ApprovedOn).ThenByDescending(p => p.Id)
            .Select(p => new PolicyLine(p.Id, p.Title, p.Edition, p.ApprovedOn, p.ApprovedBy, db.Set<TrainingCourse>().Count(c => c.PolicyId == p.Id))).ToListAsync(ct);

    public async Task<DevelopmentPolicy> PolicyAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<DevelopmentPolicy>().AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Policy {id}.");

    /// <summary>The courses that follow a policy, by year.</summary>
    public async Task<IReadOnlyList<CourseLine>> CoursesOfPolicyAsync(Guid policyId, Actor actor, CancellationToken ct = default) =>
        await Lines(db.Set<TrainingCourse>().AsNoTracking().Where(c => c.PolicyId == policyId).OrderByDescending(c => c.Fy).ThenBy(c => c.Title).ThenBy(c => c.Id), actor).ToListAsync(ct);

    /// <summary>Sessions held in a year for a kind of people, for what the office has to hold (R116).</summary>
    public Task<int> HeldForAsync(TrainingTarget target, FiscalYear fy, DateOnly today, CancellationToken ct = default)
    {
        var name = target.ToString();
        return db.Set<TrainingSession>().CountAsync(s => s.Course.Fy == fy && s.Course.Targets.Contains(name) && !s.IsCancelled && s.On <= today, ct);
    }

    private IQueryable<TrainingCourse> Filtered(CourseFilter filter, DateOnly today)
    {
        var rows = db.Set<TrainingCourse>().AsNoTracking().AsQueryable();
        rows = filter.Fy is { } fy ? rows.Where(c => c.Fy == fy) : rows;
        rows = filter.Kind is { } kind ? rows.Where(c => c.Kind == kind) : rows;
        if (filter.Target?.ToString() is { } target)
        {
            rows = rows.Where(c => c.Targets.Contains(target));
        }
        rows = filter.Behind ? rows.Where(c => c.Sessions.Count(s => !s.IsCancelled && s.On <= today) < c.PlannedSessions) : rows;
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            rows = rows.Where(c => c.Title.ToLower().Contains(word) || c.Content!.ToLower().Contains(word));
        }
        return rows;
    }

    private IQueryable<CourseLine> Lines(IQueryable<TrainingCourse> rows, Actor actor)
    {
        var today = actor.Today;
        var seen = db.Set<TrainingAttendance>().VisibleTo(actor);
        return rows.Select(c => new CourseLine(c.Id, c.Fy, c.Title, c.Kind, c.Targets, c.Means, c.PlannedSessions, c.Sessions.Count(s => !s.IsCancelled && s.On <= today), c.PlannedPeople,
            seen.Where(a => a.Session.CourseId == c.Id).Sum(a => a.People), c.Sessions.Where(s => !s.IsCancelled && s.On <= today).Max(s => (DateOnly?)s.On)));
    }
}

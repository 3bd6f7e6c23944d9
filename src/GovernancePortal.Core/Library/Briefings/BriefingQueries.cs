using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Briefings;

public sealed record BriefingFilter
{
    public string? Text { get; init; }
    public FiscalYear? Fy { get; init; }
    public BriefingState? State { get; init; }
}

/// <summary>Attended counts people; SectionsCame the invited sections of which somebody came.</summary>
public sealed record BriefingLine(Guid Id, string Title, FiscalYear Fy, DateOnly HeldOn, TimeOnly From, TimeOnly To, string Place, int? Capacity, BriefingState State, int Invited, int Registered, int Attended, int SectionsCame, int Questions);

public sealed record BriefingSection(Guid SectionId, string Name, string BureauName, int Registered, int Attended)
{
    public bool Came => Attended > 0;
}

/// <summary>The session with what its page needs; names of people are for the policy office and for their own section.</summary>
public sealed record BriefingView(BriefingSession Session, IReadOnlyList<BriefingSection> Invited, IReadOnlyList<BriefingAttendance> Seats, bool MayEdit)
{
    public int SectionsCame => Invited.Count(s => s.Came);
    public IEnumerable<BriefingSection> Absent => Invited.Where(s => !s.Came);
}

/// <summary>Share of a section's or a bureau's invitations that were followed, in held sessions of a year.</summary>
public sealed record AttendanceRate(Guid Id, string Name, string? Above, int Invited, int Came, int People)
{
    /// <summary>Percent to one decimal, rounded half away from zero; null without an invitation.</summary>
    public decimal? Percent => Invited == 0 ? null : Math.Round(Came * 100m / Invited, 1, MidpointRounding.AwayFromZero);
}

public sealed record AttendanceYear(IReadOnlyList<AttendanceRate> Bureaus, IReadOnlyList<AttendanceRate> Sections, int Sessions)
{
    public AttendanceRate Whole => new(Guid.Empty, "", null, Sections.Sum(s => s.Invited), Sections.Sum(s => s.Came), Sections.Sum(s => s.People));
}

public sealed class BriefingQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<BriefingLine>> PageAsync(BriefingFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(Filtered(filter), s => s.HeldOn, s => s.Id, at, Keyset.ReadDay, descending: true).Take(PageSize + 1).Select(ToLine(db)).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.HeldOn), line => line.Id);
    }

    public Task<int> CountAsync(BriefingFilter filter, CancellationToken ct = default) => Filtered(filter).CountAsync(ct);

    public IAsyncEnumerable<BriefingLine> Export(BriefingFilter filter) => Filtered(filter).OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id).Select(ToLine(db)).AsAsyncEnumerable();

    public async Task<BriefingView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var session = await db.Set<BriefingSession>().AsNoTracking().Include(s => s.Files.OrderBy(f => f.AddedAt)).Include(s => s.Invitations).Include(s => s.Attendances.OrderBy(a => a.SectionName).ThenBy(a => a.Name)).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound("Briefing " + id);
        var ids = session.Invitations.Select(i => i.SectionId).ToList();
        var sections = await db.Set<Section>().AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Code).Select(s => new { s.Id, s.Name, Bureau = s.Bureau.Name }).ToListAsync(ct);
        var seats = session.Attendances;
        var office = LibraryAccess.MayEdit(actor);
        return new BriefingView(session, [.. sections.Select(s => new BriefingSection(s.Id, s.Name, s.Bureau, seats.Count(a => a.SectionId == s.Id), seats.Count(a => a.SectionId == s.Id && a.Attended == true)))],
            [.. seats.Where(a => office || actor.BelongsTo(a.SectionId) || a.UserId == actor.UserId)], office);
    }

    /// <summary>Sessions as choices, the newest first: where a question was asked, or into whose material it went.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title, DateOnly HeldOn)>> ChoicesAsync(CancellationToken ct = default)
    {
        const int Most = 50;
        var rows = await db.Set<BriefingSession>().AsNoTracking().Where(s => s.State != BriefingState.Cancelled).OrderByDescending(s => s.HeldOn).Take(Most).Select(s => new { s.Id, s.Title, s.HeldOn }).ToListAsync(ct);
        return [.. rows.Select(s => (s.Id, s.Title, s.HeldOn))];
    }

    /// <summary>
    /// By section and by bureau: of the invitations to the sessions held in the year, how many were followed by somebody of
    /// the section. The figure that an indicator of attendance reads.
    /// </summary>
    public async Task<AttendanceYear> AttendanceAsync(FiscalYear fy, CancellationToken ct = default)
    {
        var rows = await (from i in db.Set<BriefingInvitation>().AsNoTracking()
                          join b in db.Set<BriefingSession>() on i.BriefingId equals b.Id
                          where b.Fy == fy && b.State == BriefingState.Held
                          join s in db.Set<Section>() on i.SectionId equals s.Id
                          select new { i.BriefingId, s.Id, s.Code, s.Name, s.BureauId, Bureau = s.Bureau.Name, BureauCode = s.Bureau.Code, People = db.Set<BriefingAttendance>().Count(a => a.BriefingId == i.BriefingId && a.SectionId == i.SectionId && a.Attended == true) }).ToListAsync(ct);
        var sections = rows.GroupBy(r => r.Id).Select(g => (First: g.First(), Rate: new AttendanceRate(g.Key, g.First().Name, g.First().Bureau, g.Count(), g.Count(r => r.People > 0), g.Sum(r => r.People))))
            .OrderBy(x => x.First.BureauCode, StringComparer.Ordinal).ThenBy(x => x.First.Code, StringComparer.Ordinal).Select(x => x.Rate).ToList();
        var bureaus = rows.GroupBy(r => (r.BureauId, r.Bureau, r.BureauCode)).OrderBy(g => g.Key.BureauCode, StringComparer.Ordinal).Select(g => new AttendanceRate(g.Key.BureauId, g.Key.Bureau, null, g.Count(), g.Count(r => r.People > 0), g.Sum(r => r.People))).ToList();
        return new AttendanceYear(bureaus, sections, rows.Select(r => r.BriefingId).Distinct().Count());
    }

    private IQueryable<BriefingSession> Filtered(BriefingFilter filter)
    {
        var rows = db.Set<BriefingSession>().AsNoTracking().AsQueryable();
        rows = filter.Text is { } text ? rows.Where(s => s.Title.Contains(text) || s.Place.Contains(text) || s.Agenda!.Contains(text)) : rows;
        rows = filter.Fy is { } fy ? rows.Where(s => s.Fy == fy) : rows;
        return filter.State is { } state ? rows.Where(s => s.State == state) : rows;
    }

    private static Expression<Func<BriefingSession, BriefingLine>> ToLine(PortalDb db) => s => new BriefingLine(s.Id, s.Title, s.Fy, s.HeldOn, s.From, s.To, s.Place, s.Capacity, s.State, s.Invitations.Count, s.Attendances.Count, s.Attendances.Count(a => a.Attended == true),
        s.Invitations.Count(i => s.Attendances.Any(a => a.SectionId == i.SectionId && a.Attended == true)), db.Set<Questions.LibraryQuestion>().Count(q => q.BriefingId == s.Id || q.MaterialBriefingId == s.Id));
}

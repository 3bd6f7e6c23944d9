using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People.Absences;

/// <summary>Kind and note are empty for those who need not know why.</summary>
public sealed record AbsenceLine(Guid Id, Guid UserId, string UserName, DateOnly From, DateOnly To, AbsencePart Part, AbsenceKind? Kind, string? Note, string EnteredBy, uint Version);

/// <summary>A span of days in which a person holds a role.</summary>
public sealed record DutySpan(DateOnly From, DateOnly? To);

/// <summary>Hours a person is away.</summary>
public sealed record AwayTime(DateOnly From, DateOnly To, AbsencePart Part);

/// <summary>One who holds a role in a span of days, with when not.</summary>
public sealed record DutyLine(Guid UserId, string Name, IReadOnlyList<DutySpan> Spans, IReadOnlyList<AwayTime> Away)
{
    /// <summary>How much of the day the person is there: 0 to 1. Closed days are the caller's question.</summary>
    public decimal PresentOn(DateOnly day) => !Spans.Any(s => s.From <= day && (s.To is null || day <= s.To)) ? 0m
        : Math.Max(0m, 1m - Away.Sum(a => Absence.ShareOf(day, a.From, a.To, a.Part)));
}

public sealed class AbsenceQueries(PortalDb db)
{
    /// <summary>One's own from a month ago on, the latest last.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> OwnAsync(Actor actor, CancellationToken ct = default) => await Lines(db.Set<Absence>().Where(x => x.UserId == actor.UserId), actor, true).ToListAsync(ct);

    /// <summary>Of all who hold the role today; why only for those who arrange the work.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> OfHoldersAsync(Role role, Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var holders = db.Set<Membership>().Where(m => m.Role == role && m.User.IsActive && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today)).Select(m => m.UserId);
        return await Lines(db.Set<Absence>().Where(x => holders.Contains(x.UserId)), actor, actor.May(Permission.ConsultationDecide) || actor.May(Permission.PeopleAdminister)).ToListAsync(ct);
    }

    private static IQueryable<AbsenceLine> Lines(IQueryable<Absence> rows, Actor actor, bool why)
    {
        var (since, me) = (actor.Today.AddMonths(-1), actor.UserId);
        return rows.AsNoTracking().Where(x => x.To >= since).OrderBy(x => x.From).ThenBy(x => x.User.Furigana).ThenBy(x => x.Id)
            .Select(x => new AbsenceLine(x.Id, x.UserId, x.User.DisplayName, x.From, x.To, x.Part, why || x.UserId == me ? x.Kind : null, why || x.UserId == me ? x.Note : null, x.EnteredBy, x.Version));
    }

    /// <summary>Who holds the role within the days, and when not there; by reading, two commands.</summary>
    public async Task<IReadOnlyList<DutyLine>> DutyAsync(Role role, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        var posts = await db.Set<Membership>().AsNoTracking().Where(m => m.Role == role && m.User.IsActive && m.ValidFrom <= to && (m.ValidTo == null || m.ValidTo >= from))
            .OrderBy(m => m.User.Furigana).ThenBy(m => m.UserId).Select(m => new { m.UserId, m.User.DisplayName, m.ValidFrom, m.ValidTo }).ToListAsync(ct);
        var ids = posts.Select(p => p.UserId).Distinct().ToList();
        var away = (await db.Set<Absence>().AsNoTracking().Where(x => ids.Contains(x.UserId) && x.From <= to && x.To >= from).Select(x => new { x.UserId, x.From, x.To, x.Part }).ToListAsync(ct)).ToLookup(x => x.UserId);
        return [.. posts.GroupBy(p => (p.UserId, p.DisplayName)).Select(g => new DutyLine(g.Key.UserId, g.Key.DisplayName, [.. g.Select(p => new DutySpan(p.ValidFrom, p.ValidTo))],
            [.. away[g.Key.UserId].Select(x => new AwayTime(x.From, x.To, x.Part))]))];
    }
}

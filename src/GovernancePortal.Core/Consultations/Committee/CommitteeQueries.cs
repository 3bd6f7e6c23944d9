using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Committee;

public sealed record MeetingLine(Guid Id, string Name, DateOnly On, string? Place, int Cases, int Undecided, bool HasMinutes, MeetingKind Kind, DateOnly? DueOn, bool IsFrozen);

/// <summary>A case as the committee sees it; the amount of a second stage is restricted and left out.</summary>
public sealed record CommitteeCase(Guid Id, string? Number, string Title, Stage Stage, ConsultationState State, ConsultationState? Result, DecisionRoute? Route, FiscalYear TargetFy, string SectionName, long? TotalYen, DateTimeOffset Since)
{
    public Guid BureauId { get; init; }
}

public sealed record MeetingView(CommitteeMeeting Meeting, IReadOnlyList<CommitteeCase> Agenda)
{
    /// <summary>Those who held a seat on its day, the chair first.</summary>
    public IReadOnlyList<CommitteeMember> Members { get; init; } = [];
    public IReadOnlyList<CommitteeBallot> Ballots { get; init; } = [];
    /// <summary>How the committee stands to each case of the agenda.</summary>
    public required Func<CommitteeCase, CommitteeStanding> StandingOf { get; init; }
}

/// <summary>Sittings and what they hear, limited to cases the actor sees whole.</summary>
public sealed class CommitteeQueries(PortalDb db, CalendarQueries calendars)
{
    /// <summary>The last sitting up to the day that has the case on its agenda; null when none has.</summary>
    public Task<DateOnly?> SittingOfAsync(Guid consultationId, DateOnly until, CancellationToken ct = default) =>
        db.Set<CommitteeMeeting>().AsNoTracking().Where(m => m.On <= until && m.Agenda.Any(a => a.ConsultationId == consultationId)).MaxAsync(m => (DateOnly?)m.On, ct);

    public async Task<IReadOnlyList<MeetingLine>> ListAsync(CancellationToken ct = default) =>
        await db.Set<CommitteeMeeting>().AsNoTracking().OrderByDescending(m => m.On).ThenBy(m => m.Id).Take(100)
            .Select(m => new MeetingLine(m.Id, m.Name, m.On, m.Place, m.Agenda.Count, m.Agenda.Count(a => db.Set<Consultation>().Any(c => c.Id == a.ConsultationId && c.State == ConsultationState.CommitteePending)), m.Minutes != null, m.Kind, m.DueOn, m.FrozenAt != null)).ToListAsync(ct);

    public async Task<MeetingView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var meeting = await db.Set<CommitteeMeeting>().AsNoTracking().Include(m => m.Agenda).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound("Meeting " + id);
        var order = meeting.Agenda.OrderBy(a => a.Order).Select(a => a.ConsultationId).ToList();
        var cases = await Lines(Seen(actor).Where(c => order.Contains(c.Id))).ToListAsync(ct);
        var members = await MembersAsync(meeting.On, ct);
        var ballots = await db.Set<CommitteeBallot>().AsNoTracking().Where(b => b.MeetingId == id).OrderBy(b => b.RecordedAt).ToListAsync(ct);
        var calendar = await calendars.CalendarAsync(ct);
        return new MeetingView(meeting, [.. cases.OrderBy(c => order.IndexOf(c.Id))])
        {
            Members = members, Ballots = ballots, StandingOf = c => CommitteeStanding.Of(meeting, members, [.. ballots.Where(b => b.ConsultationId == c.Id)], c.BureauId, calendar, actor.Today),
        };
    }

    /// <summary>Cases in 付議待ち that no sitting of today or later hears yet; the longest waiting first.</summary>
    public async Task<IReadOnlyList<CommitteeCase>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        return await Lines(Seen(actor).Where(c => c.State == ConsultationState.CommitteePending
            && !db.Set<CommitteeMeeting>().Any(m => m.On >= today && m.Agenda.Any(a => a.ConsultationId == c.Id))).OrderBy(c => c.Since).ThenBy(c => c.Id)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<CommitteeMember>> MembersAsync(DateOnly day, CancellationToken ct) =>
        await db.Set<CommitteeMember>().AsNoTracking().Where(m => m.From <= day && (m.To == null || m.To >= day)).OrderBy(m => m.Role).ThenBy(m => m.Order).ThenBy(m => m.Name).ToListAsync(ct);

    /// <summary>Every seat there ever was, those of today first.</summary>
    public async Task<IReadOnlyList<CommitteeMember>> AllMembersAsync(CancellationToken ct = default) =>
        await db.Set<CommitteeMember>().AsNoTracking().OrderBy(m => m.To != null).ThenBy(m => m.Role).ThenBy(m => m.Order).ThenBy(m => m.Name).ThenByDescending(m => m.From).ToListAsync(ct);

    private IQueryable<Consultation> Seen(Actor actor) => db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(ConsultationAccess.FullFor(actor));

    private IQueryable<CommitteeCase> Lines(IQueryable<Consultation> cases) => cases.Select(c => new CommitteeCase(c.Id, c.Number, c.Title, c.Stage, c.State,
        c.Decision == null ? null : c.Decision.Result, c.Decision == null ? null : c.Decision.Route, c.TargetFy, db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), c.TotalYen, c.Since) { BureauId = c.BureauId });
}

using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Committee;

public sealed record MeetingInput
{
    public string? Name { get; init; }
    public MeetingKind Kind { get; init; }
    public DateOnly? On { get; init; }
    /// <summary>書面開催: the last day of the answers.</summary>
    public DateOnly? DueOn { get; init; }
    public string? Place { get; init; }
    public string? Minutes { get; init; }
}

public sealed class MeetingInputValidator : AbstractValidator<MeetingInput>
{
    public const int PlaceLength = 100;
    public const int MinutesLength = 10_000;

    public MeetingInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(CommitteeMeeting.NameLength);
        RuleFor(x => x.Kind).IsInEnum().WithMessage("Validation.NotNull");
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.DueOn).NotNull().When(x => x.Kind == MeetingKind.Written);
        RuleFor(x => x.DueOn).Must((x, due) => due is null || x.On is null || due >= x.On).WithMessage("Committee.DueBeforeStart");
        RuleFor(x => x.Place).MaximumLength(PlaceLength);
        RuleFor(x => x.Minutes).MaximumLength(MinutesLength);
    }
}

/// <summary>
/// Sittings of the IT推進会議 and their agendas. Decisions are acts of the cases themselves; here stands only what is
/// heard when. Forbidden without <see cref="Permission.CommitteeRecord"/>.
/// </summary>
public sealed class CommitteeService(PortalDb db)
{
    public async Task<Guid> CreateAsync(MeetingInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var meeting = new CommitteeMeeting { Id = Guid.CreateVersion7(actor.Now), Name = input.Name!, Kind = input.Kind, On = input.On!.Value, DueOn = DueOf(input), Place = input.Place, Minutes = input.Minutes };
        db.Add(meeting);
        db.Act(actor, "MeetingCreated", meeting.Subject);
        await db.SaveChangesAsync(ct);
        return meeting.Id;
    }

    public Task EditAsync(Guid id, uint version, MeetingInput input, Actor actor, CancellationToken ct = default) => ChangeAsync(id, version, "MeetingEdited", null, meeting =>
    {
        meeting.Name = input.Name!;
        meeting.Kind = input.Kind;
        meeting.On = input.On!.Value;
        meeting.DueOn = DueOf(input);
        meeting.Place = input.Place;
        meeting.Minutes = input.Minutes;
    }, actor, ct);

    /// <summary>Refused unless the case waits for the committee (Committee.NotPending), and twice on one agenda (Committee.AlreadyListed).</summary>
    public async Task AddAsync(Guid id, uint version, Guid consultationId, Actor actor, CancellationToken ct = default)
    {
        var c = await CaseAsync(consultationId, actor, ct);
        if (c.State != ConsultationState.CommitteePending)
        {
            throw new RuleViolation("Committee.NotPending", "Add");
        }
        await ChangeAsync(id, version, "AgendaAdded", c.Number, meeting =>
        {
            if (meeting.Agenda.Exists(a => a.ConsultationId == consultationId))
            {
                throw new RuleViolation("Committee.AlreadyListed", "Add");
            }
            var item = new AgendaItem { Id = Guid.CreateVersion7(actor.Now), MeetingId = id, ConsultationId = consultationId, Order = meeting.Agenda.Select(a => a.Order).DefaultIfEmpty(0).Max() + 1 };
            meeting.Agenda.Add(item);
            db.Add(item);
        }, actor, ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Guid consultationId, Actor actor, CancellationToken ct = default)
    {
        var c = await CaseAsync(consultationId, actor, ct);
        await ChangeAsync(id, version, "AgendaRemoved", c.Number, meeting =>
        {
            var item = ItemOf(meeting, consultationId);
            meeting.Agenda.Remove(item);
            db.Remove(item);
        }, actor, ct);
    }

    /// <summary>One place up or down; at either end nothing moves.</summary>
    public async Task MoveAsync(Guid id, uint version, Guid consultationId, bool up, Actor actor, CancellationToken ct = default)
    {
        var c = await CaseAsync(consultationId, actor, ct);
        await ChangeAsync(id, version, "AgendaMoved", c.Number, meeting =>
        {
            var order = meeting.Agenda.OrderBy(a => a.Order).ToList();
            var at = order.IndexOf(ItemOf(meeting, consultationId));
            var to = up ? at - 1 : at + 1;
            if (to >= 0 && to < order.Count)
            {
                (order[at], order[to]) = (order[to], order[at]);
            }
            for (var i = 0; i < order.Count; i++)
            {
                order[i].Order = i + 1;
            }
        }, actor, ct);
    }

    /// <summary>Who sat in the meeting, of the members of its day.</summary>
    public async Task AttendAsync(Guid id, uint version, IReadOnlyCollection<Guid> memberIds, Actor actor, CancellationToken ct = default)
    {
        var known = await db.Set<CommitteeMember>().Where(m => memberIds.Contains(m.Id)).ToListAsync(ct);
        await ChangeAsync(id, version, "MeetingAttended", null, meeting =>
        {
            if (meeting.Kind == MeetingKind.Written)
            {
                throw new RuleViolation("Committee.WrittenHasNoSeats");
            }
            meeting.PresentIds = [.. known.Where(m => m.IsOn(meeting.On)).Select(m => m.Id)];
        }, actor, ct);
    }

    /// <summary>
    /// One member's answer on one case; a later one replaces it until the case is decided. Refused: the case is not before the
    /// committee (Committee.NotPending), the member's own bureau's case (Committee.Excluded), no member with a voice on that
    /// day (Committee.NotMember), a reservation or a no without words (Form.Required), a day to come (Talk.InFuture).
    /// </summary>
    public async Task AnswerAsync(Guid id, uint version, BallotInput input, Actor actor, CancellationToken ct = default)
    {
        var c = await CaseAsync(input.ConsultationId, actor, ct);
        var member = await db.Set<CommitteeMember>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == input.MemberId, ct) ?? throw new NotFound("Member " + input.MemberId);
        var known = await db.Set<CommitteeBallot>().SingleOrDefaultAsync(b => b.MeetingId == id && b.ConsultationId == c.Id && b.MemberId == member.Id, ct);
        await ChangeAsync(id, version, "BallotRecorded", $"{c.Number} {member.Name}", meeting =>
        {
            ItemOf(meeting, c.Id);
            var ballot = CommitteeBallot.Of(meeting, c, member, input, actor);
            if (known is not null)
            {
                db.Remove(known);
            }
            db.Add(ballot);
        }, actor, ct);
    }

    /// <summary>議事録の確定. Refused without minutes (Committee.MinutesMissing) and while a case of the agenda waits for its decision (Committee.StillPending; a 幹事会 decides nothing).</summary>
    public async Task FreezeAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var pending = await db.Set<AgendaItem>().Where(a => a.MeetingId == id).AnyAsync(a => db.Set<Consultation>().Any(c => c.Id == a.ConsultationId && c.State == ConsultationState.CommitteePending), ct);
        await ChangeAsync(id, version, "MinutesFrozen", null, meeting =>
        {
            if (string.IsNullOrWhiteSpace(meeting.Minutes))
            {
                throw new RuleViolation("Committee.MinutesMissing");
            }
            if (pending && meeting.Kind != MeetingKind.Secretaries)
            {
                throw new RuleViolation("Committee.StillPending");
            }
            (meeting.FrozenAt, meeting.FrozenBy) = (actor.Now, actor.Name);
        }, actor, ct);
    }

    private static DateOnly? DueOf(MeetingInput input) => input.Kind == MeetingKind.Written ? input.DueOn : null;

    // The meeting's own row moves with its agenda, so that two secretaries never overwrite each other.
    private async Task ChangeAsync(Guid id, uint version, string action, string? reason, Action<CommitteeMeeting> change, Actor actor, CancellationToken ct)
    {
        Demand(actor);
        var meeting = await db.Set<CommitteeMeeting>().Include(m => m.Agenda).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound("Meeting " + id);
        db.Expect(meeting, version);
        if (meeting.FrozenAt is not null)
        {
            throw new RuleViolation("Committee.MinutesFrozen");
        }
        change(meeting);
        db.Entry(meeting).Property(m => m.Name).IsModified = true;
        db.Act(actor, action, meeting.Subject, reason);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Consultation> CaseAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return c is not null && ConsultationAccess.Allows(actor, c, ConsultationOperation.View) ? c : throw new NotFound("Consultation " + id);
    }

    private static AgendaItem ItemOf(CommitteeMeeting meeting, Guid consultationId) => meeting.Agenda.Find(a => a.ConsultationId == consultationId) ?? throw new NotFound("Agenda item " + consultationId);

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.CommitteeRecord))
        {
            throw new Forbidden("Meetings are kept by the committee's secretariat.");
        }
    }
}

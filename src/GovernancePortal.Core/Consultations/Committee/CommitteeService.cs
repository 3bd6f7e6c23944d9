using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Committee;

public sealed record MeetingInput
{
    public string? Name { get; init; }
    public DateOnly? On { get; init; }
    public string? Place { get; init; }
    public string? Minutes { get; init; }
}

public sealed class MeetingInputValidator : AbstractValidator<MeetingInput>
{
    public const int PlaceLength = 100;
    public const int MinutesLength = 4000;

    public MeetingInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(CommitteeMeeting.NameLength);
        RuleFor(x => x.On).NotNull();
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
        var meeting = new CommitteeMeeting { Id = Guid.CreateVersion7(actor.Now), Name = input.Name!, On = input.On!.Value, Place = input.Place, Minutes = input.Minutes };
        db.Add(meeting);
        db.Act(actor, "MeetingCreated", meeting.Subject);
        await db.SaveChangesAsync(ct);
        return meeting.Id;
    }

    public Task EditAsync(Guid id, uint version, MeetingInput input, Actor actor, CancellationToken ct = default) => ChangeAsync(id, version, "MeetingEdited", null, meeting =>
    {
        meeting.Name = input.Name!;
        meeting.On = input.On!.Value;
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

    // The meeting's own row moves with its agenda, so that two secretaries never overwrite each other.
    private async Task ChangeAsync(Guid id, uint version, string action, string? reason, Action<CommitteeMeeting> change, Actor actor, CancellationToken ct)
    {
        Demand(actor);
        var meeting = await db.Set<CommitteeMeeting>().Include(m => m.Agenda).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound("Meeting " + id);
        db.Expect(meeting, version);
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

using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Hearings;

/// <summary>A stretch of a day, cut into times of equal length.</summary>
public sealed record SlotsInput
{
    public DateOnly? On { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public int? Minutes { get; init; }
    public string? Place { get; init; }
    public bool IsOnline { get; init; }
    public int? Capacity { get; init; }
    public bool IsBookable { get; init; }

    public static TimeOnly? Time(string? text) => TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? time : null;
}

public sealed class SlotsInputValidator : AbstractValidator<SlotsInput>
{
    public SlotsInputValidator()
    {
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.From).NotEmpty().Must(x => x is null || SlotsInput.Time(x) is not null).WithMessage("Hearing.TimeShape");
        RuleFor(x => x.To).NotEmpty().Must(x => x is null || SlotsInput.Time(x) is not null).WithMessage("Hearing.TimeShape");
        RuleFor(x => x.Minutes).NotNull().InclusiveBetween(10, 240);
        RuleFor(x => x.Place).NotEmpty().MaximumLength(HearingSlot.PlaceLength);
        RuleFor(x => x.Capacity).NotNull().InclusiveBetween(1, 20);
    }
}

/// <summary>ヒアリング: the timetable, who is heard when, and what was said. Times are given one after the other, so that no two people take one place.</summary>
public sealed class HearingService(PortalDb db, ConsultationCaseService cases, HearingQueries queries, CalendarQueries calendars, TalkWorkQueries work)
{
    private const string Series = "hearing";

    /// <summary>Refused: a day passed (Consultation.DuePassed), no time of that length in the stretch (Hearing.TooShort).</summary>
    public async Task<int> AddSlotsAsync(SlotsInput input, Actor actor, CancellationToken ct = default)
    {
        DemandOffice(actor);
        var (from, to) = (SlotsInput.Time(input.From)!.Value, SlotsInput.Time(input.To)!.Value);
        if (input.On < actor.Today)
        {
            throw new RuleViolation("Consultation.DuePassed", "On");
        }
        var count = to <= from ? 0 : (int)((to - from).TotalMinutes / input.Minutes!.Value);
        if (count == 0)
        {
            throw new RuleViolation("Hearing.TooShort", "To");
        }
        for (var i = 0; i < count; i++)
        {
            var begin = from.AddMinutes(i * input.Minutes!.Value);
            var slot = new HearingSlot
            {
                Id = Guid.CreateVersion7(actor.Now), On = input.On!.Value, From = begin, To = begin.AddMinutes(input.Minutes.Value), Place = input.Place!, IsOnline = input.IsOnline, Capacity = input.Capacity!.Value, IsBookable = input.IsBookable,
            };
            db.Add(slot);
        }
        db.Act(actor, "HearingSlotsAdded");
        await db.SaveChangesAsync(ct);
        return count;
    }

    /// <summary>Refused while a case is in it (Hearing.SlotTaken).</summary>
    public Task RemoveSlotAsync(Guid slotId, uint version, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        DemandOffice(actor);
        var slot = await db.Set<HearingSlot>().SingleOrDefaultAsync(s => s.Id == slotId, ct) ?? throw new NotFound("Slot " + slotId);
        if (await db.Set<Hearing>().AnyAsync(h => h.SlotId == slotId, ct))
        {
            throw new RuleViolation("Hearing.SlotTaken");
        }
        // Whoever takes the time at the same moment meets on this row.
        await Counter.NextAsync(db, Series, ct);
        db.Expect(slot, version);
        db.Remove(slot);
        db.Act(actor, "HearingSlotRemoved", slot.Subject);
        await db.SaveChangesAsync(ct);
    });

    /// <summary>Assigns many at once, each its own use case; what one refuses stops no other.</summary>
    public async Task<IReadOnlyList<(Guid ConsultationId, string? Refusal)>> AssignAsync(IEnumerable<(Guid ConsultationId, Guid SlotId)> choices, Actor actor, CancellationToken ct = default)
    {
        DemandOffice(actor);
        var report = new List<(Guid, string?)>();
        foreach (var (consultationId, slotId) in choices)
        {
            try
            {
                await SetAsync(consultationId, slotId, actor, ct);
                report.Add((consultationId, null));
            }
            catch (RuleViolation refused)
            {
                report.Add((consultationId, refused.Code));
            }
            catch (NotFound)
            {
                // Taken out of the timetable meanwhile.
                report.Add((consultationId, "Hearing.SlotGone"));
            }
            db.ChangeTracker.Clear();
        }
        return report;
    }

    /// <summary>
    /// A time for the case, by the policy office or (in a bookable slot) by its section. Refused: a place that is taken, or a
    /// reviewer or section that sits elsewhere then (see <see cref="HearingTimetable.Obstacle"/>), a case that has a time
    /// (Hearing.HasTime) or is not under review (Hearing.NotNow), a time that has passed (Consultation.DuePassed).
    /// </summary>
    public Task SetAsync(Guid consultationId, Guid slotId, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var c = await cases.LoadAsync(consultationId, actor, ct);
        var slot = await db.Set<HearingSlot>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == slotId, ct) ?? throw new NotFound("Slot " + slotId);
        var side = TalkSides.Of(c, actor);
        if (side is null || (side == TalkSide.Section && !slot.IsBookable))
        {
            throw new Forbidden("The policy office assigns times; sections take those offered to them.");
        }
        if (slot.On < actor.Today)
        {
            throw new RuleViolation("Consultation.DuePassed", "SlotId");
        }
        if (!HearingQueries.Heard.Contains(c.State))
        {
            throw new RuleViolation("Hearing.NotNow", "SlotId");
        }
        if (await db.Set<Hearing>().AnyAsync(h => h.ConsultationId == c.Id && h.CancelledAt == null && h.RecordedAt == null, ct))
        {
            throw new RuleViolation("Hearing.HasTime", "SlotId");
        }
        var gap = (await calendars.CalendarAsync(ct)).Setting(SettingName.HearingGapMinutes, actor.Today);
        var day = slot.On;
        var slots = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On == day).ToDictionaryAsync(s => s.Id, ct);
        var one = new HearingCase(c.Id, c.SectionId, c.BureauId, c.ReviewerId, c.DueOn);
        if (HearingTimetable.Obstacle(slot, one, await queries.TakenAsync(slot.On, ct), slots, gap) is { } obstacle)
        {
            throw new RuleViolation(obstacle, "SlotId");
        }
        // Whoever read the timetable at the same moment meets on this row and reads it again.
        await Counter.NextAsync(db, Series, ct);
        var hearing = new Hearing { Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, SlotId = slot.Id, SetAt = actor.Now, SetBy = actor.Name, BySection = side == TalkSide.Section };
        db.Add(hearing);
        db.Add(TalkNotices.Of(TalkNotices.HearingSet, c.Id, actor, actor.Now, hearing.Id));
        db.Act(actor, "HearingSet", c.Subject, $"{slot.On:yyyy-MM-dd} {slot.From:HH\\:mm}");
        await db.SaveChangesAsync(ct);
        work.Forget();
    });

    public async Task CancelAsync(Guid hearingId, uint version, string? reason, Actor actor, CancellationToken ct = default)
    {
        var (hearing, c) = await FindAsync(hearingId, version, actor, ct);
        if (TalkSides.Of(c, actor) is not { } side || (side == TalkSide.Section && !hearing.BySection))
        {
            throw new Forbidden("A time is given up by whoever set it, or by the policy office.");
        }
        hearing.Cancel(reason, actor);
        db.Act(actor, "HearingCancelled", c.Subject, reason);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    /// <summary>Attendants and record, by the policy office; both sides read them.</summary>
    public async Task WriteAsync(Guid hearingId, uint version, string? attendants, string? record, Actor actor, CancellationToken ct = default)
    {
        var (hearing, c) = await FindAsync(hearingId, version, actor, ct);
        if (TalkSides.Of(c, actor) != TalkSide.Office)
        {
            throw new Forbidden("The policy office keeps the record.");
        }
        var slot = await db.Set<HearingSlot>().AsNoTracking().SingleAsync(s => s.Id == hearing.SlotId, ct);
        hearing.Write(slot, attendants, record, actor);
        db.Act(actor, "HearingRecorded", c.Subject);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private async Task<(Hearing, Consultation)> FindAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var hearing = await db.Set<Hearing>().SingleOrDefaultAsync(h => h.Id == id, ct) ?? throw new NotFound("Hearing " + id);
        var c = await cases.LoadAsync(hearing.ConsultationId, actor, ct);
        db.Expect(hearing, version);
        return (hearing, c);
    }

    private static void DemandOffice(Actor actor)
    {
        if (!actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("The policy office keeps the timetable.");
        }
    }
}

using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Hearings;

/// <summary>A case in the timetable as this person may see it: what they may not see whole is only a taken place.</summary>
public sealed record HeardCase(Guid HearingId, Guid SlotId, Guid? ConsultationId, string? Number, string? Title, string? SectionName, string? ReviewerName, bool IsRecorded);

public sealed record SlotLine(HearingSlot Slot, IReadOnlyList<HeardCase> Cases)
{
    public int Free => Math.Max(0, Slot.Capacity - Cases.Count);
}

/// <summary>A case to be heard that has no time yet, and the time proposed.</summary>
public sealed record UnheardCase(Guid Id, string? Number, string Title, string SectionName, string BureauName, string? ReviewerName, DateOnly? DueOn, HearingSlot? Proposed);

public sealed record HearingView(Hearing Hearing, HearingSlot Slot, Consultation Case);

public sealed class HearingQueries(PortalDb db, CalendarQueries calendars, ConsultationCaseService cases)
{
    internal static readonly ConsultationState[] Heard = [ConsultationState.Accepted, ConsultationState.UnderReview, ConsultationState.Inquiry];

    /// <summary>The timetable from a day to a day, two commands.</summary>
    public async Task<IReadOnlyList<SlotLine>> TimetableAsync(DateOnly from, DateOnly to, Actor actor, CancellationToken ct = default)
    {
        var slots = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On >= from && s.On <= to).OrderBy(s => s.On).ThenBy(s => s.From).ThenBy(s => s.Place).ThenBy(s => s.Id).ToListAsync(ct);
        var seen = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor));
        var heard = await (from h in db.Set<Hearing>().AsNoTracking()
                           join s in db.Set<HearingSlot>() on h.SlotId equals s.Id
                           where h.CancelledAt == null && s.On >= @from && s.On <= to
                           join x in seen on h.ConsultationId equals x.Id into whole
                           from c in whole.DefaultIfEmpty()
                           select new HeardCase(h.Id, h.SlotId, (Guid?)c.Id, c.Number, c.Title, db.Set<Section>().Where(n => n.Id == c.SectionId).Select(n => n.Name).FirstOrDefault(), c.ReviewerName, h.RecordedAt != null)).ToListAsync(ct);
        var bySlot = heard.ToLookup(h => h.SlotId);
        return [.. slots.Select(s => new SlotLine(s, [.. bySlot[s.Id]]))];
    }

    /// <summary>Cases under review without a hearing to come, by bureau and due day, each with the time the portal proposes. For the policy office.</summary>
    public async Task<IReadOnlyList<UnheardCase>> UnheardAsync(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationReview))
        {
            return [];
        }
        var today = actor.Today;
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => !c.OfPolicyOffice && Heard.Contains(c.State) && !db.Set<Hearing>().Any(h => h.ConsultationId == c.Id && h.CancelledAt == null))
            .OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(200)
            .Select(c => new
            {
                c.Id, c.Number, c.Title, c.SectionId, c.BureauId, c.ReviewerId, c.ReviewerName, c.DueOn,
                Section = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
            }).ToListAsync(ct);
        var slots = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On > today).ToListAsync(ct);
        var gap = (await calendars.CalendarAsync(ct)).Setting(SettingName.HearingGapMinutes, today);
        var proposals = HearingTimetable.Propose(slots, await TakenAsync(today, ct), rows.Select(r => new HearingCase(r.Id, r.SectionId, r.BureauId, r.ReviewerId, r.DueOn)), gap);
        var byId = rows.ToDictionary(r => r.Id);
        return [.. proposals.Select(p => (Row: byId[p.Case.Id], p.Slot)).Select(x => new UnheardCase(x.Row.Id, x.Row.Number, x.Row.Title, x.Row.Section, x.Row.Bureau, x.Row.ReviewerName, x.Row.DueOn, x.Slot))];
    }

    /// <summary>What is taken from the day on.</summary>
    internal async Task<List<HearingPlace>> TakenAsync(DateOnly from, CancellationToken ct)
    {
        var rows = await (from h in db.Set<Hearing>().AsNoTracking()
                          join s in db.Set<HearingSlot>() on h.SlotId equals s.Id
                          join c in db.Set<Consultation>() on h.ConsultationId equals c.Id
                          where h.CancelledAt == null && s.On >= @from
                          select new { h.SlotId, c.Id, c.SectionId, c.BureauId, c.ReviewerId, c.DueOn }).ToListAsync(ct);
        return [.. rows.Select(r => new HearingPlace(r.SlotId, new HearingCase(r.Id, r.SectionId, r.BureauId, r.ReviewerId, r.DueOn)))];
    }

    /// <summary>Times to come in which the case could be heard; only bookable ones for the section.</summary>
    public async Task<IReadOnlyList<HearingSlot>> FreeForAsync(Consultation c, bool bookable, Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var slots = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On > today && (!bookable || s.IsBookable)).OrderBy(s => s.On).ThenBy(s => s.From).ToListAsync(ct);
        var taken = await TakenAsync(today, ct);
        var all = await db.Set<HearingSlot>().AsNoTracking().Where(s => s.On > today).ToDictionaryAsync(s => s.Id, ct);
        var gap = (await calendars.CalendarAsync(ct)).Setting(SettingName.HearingGapMinutes, today);
        var one = new HearingCase(c.Id, c.SectionId, c.BureauId, c.ReviewerId, c.DueOn);
        return [.. slots.Where(s => HearingTimetable.Obstacle(s, one, taken, all, gap) is null)];
    }

    /// <summary>One hearing with its case, refused as the case itself would be.</summary>
    public async Task<HearingView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var hearing = await db.Set<Hearing>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct) ?? throw new NotFound("Hearing " + id);
        var c = await cases.LoadAsync(hearing.ConsultationId, actor, ct);
        return new HearingView(hearing, await db.Set<HearingSlot>().AsNoTracking().SingleAsync(s => s.Id == hearing.SlotId, ct), c);
    }
}

namespace GovernancePortal.Core.Consultations.Hearings;

/// <summary>A case that is to be heard, with those who must sit in it.</summary>
public sealed record HearingCase(Guid Id, Guid SectionId, Guid BureauId, Guid? ReviewerId, DateOnly? DueOn);

/// <summary>A case in a slot, taken or proposed.</summary>
public sealed record HearingPlace(Guid SlotId, HearingCase Case);

/// <summary>Where a case would be heard; no slot when none is free for all who sit in it.</summary>
public sealed record HearingProposal(HearingCase Case, HearingSlot? Slot);

/// <summary>Places cases in slots. Pure: the same questions are asked of a proposal, an assignment and a booking.</summary>
public static class HearingTimetable
{
    /// <summary>Whether nobody can sit in both: the same slot, or times of a day that touch within the gap.</summary>
    public static bool Meet(HearingSlot one, HearingSlot other, int gapMinutes) => one.Id == other.Id
        || (one.On == other.On && Minute(one.From) < Minute(other.To) + gapMinutes && Minute(other.From) < Minute(one.To) + gapMinutes);

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    /// <summary>Null when the case may be heard there; else what stands in the way (Hearing.Full, .SameReviewer, .SameSection, .AfterDue).</summary>
    public static string? Obstacle(HearingSlot slot, HearingCase one, IReadOnlyCollection<HearingPlace> taken, IReadOnlyDictionary<Guid, HearingSlot> slots, int gapMinutes)
    {
        if (one.DueOn < slot.On)
        {
            return "Hearing.AfterDue";
        }
        if (taken.Count(t => t.SlotId == slot.Id) >= slot.Capacity)
        {
            return "Hearing.Full";
        }
        foreach (var other in taken.Where(t => t.Case.Id != one.Id && slots.TryGetValue(t.SlotId, out var there) && Meet(slot, there, gapMinutes)))
        {
            if (other.Case.SectionId == one.SectionId)
            {
                return "Hearing.SameSection";
            }
            if (one.ReviewerId is { } reviewer && other.Case.ReviewerId == reviewer)
            {
                return "Hearing.SameReviewer";
            }
        }
        return null;
    }

    /// <summary>
    /// Bureau by bureau, the one with the earliest due day first, and in it by due day: each case into the first slot that is
    /// free for its reviewer and its section and not after its due day.
    /// </summary>
    public static IReadOnlyList<HearingProposal> Propose(IReadOnlyCollection<HearingSlot> slots, IReadOnlyCollection<HearingPlace> taken, IEnumerable<HearingCase> cases, int gapMinutes)
    {
        var byId = slots.ToDictionary(s => s.Id);
        var inOrder = slots.OrderBy(s => s.On).ThenBy(s => s.From).ThenBy(s => s.Id).ToList();
        var places = taken.ToList();
        var proposals = new List<HearingProposal>();
        foreach (var one in cases.GroupBy(c => c.BureauId).OrderBy(g => g.Min(c => c.DueOn ?? DateOnly.MaxValue)).ThenBy(g => g.Key).SelectMany(g => g.OrderBy(c => c.DueOn ?? DateOnly.MaxValue).ThenBy(c => c.SectionId).ThenBy(c => c.Id)))
        {
            var slot = inOrder.Find(s => Obstacle(s, one, places, byId, gapMinutes) is null);
            proposals.Add(new HearingProposal(one, slot));
            if (slot is not null)
            {
                places.Add(new HearingPlace(slot.Id, one));
            }
        }
        return proposals;
    }
}

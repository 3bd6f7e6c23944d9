using GovernancePortal.Core.Consultations.Hearings;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>Over generated timetables and cases: nobody is in two places at once.</summary>
public class HearingTimetableTests
{
    private static readonly DateOnly Monday = new(2026, 9, 7);

    private static Guid Id(int kind, int n) => new(n, (short)kind, 0, new byte[8]);

    private static HearingSlot Slot(int n, DateOnly on, int minute, int length, int capacity) =>
        new() { Id = Id(1, n), On = on, From = new TimeOnly(9, 0).AddMinutes(minute), To = new TimeOnly(9, 0).AddMinutes(minute + length), Place = "会議室", Capacity = capacity };

    [Theory]
    [InlineData(1)]
    [InlineData(22)]
    [InlineData(333)]
    [InlineData(4444)]
    public void No_reviewer_and_no_section_is_ever_in_two_places_and_no_slot_is_overfull(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var gap = random.Next(3) * 15;
            // Times of different lengths that lie across each other, as rooms are booked in life.
            var slots = Enumerable.Range(0, random.Next(1, 25)).Select(n => Slot(n, Monday.AddDays(random.Next(4)), random.Next(16) * 15, random.Next(1, 5) * 15, random.Next(1, 4))).ToList();
            var cases = Enumerable.Range(0, random.Next(1, 40)).Select(n => new HearingCase(Id(2, n), Id(3, random.Next(8)), Id(4, random.Next(3)), random.Next(6) == 0 ? null : Id(5, random.Next(4)), random.Next(4) == 0 ? null : Monday.AddDays(random.Next(6)))).ToList();
            var byId = slots.ToDictionary(s => s.Id);
            var proposals = HearingTimetable.Propose(slots, [], cases, gap);
            Assert.Equal(cases.Select(c => c.Id).Order(), proposals.Select(p => p.Case.Id).Order());
            var placed = proposals.Where(p => p.Slot is not null).ToList();
            foreach (var slot in slots)
            {
                Assert.True(placed.Count(p => p.Slot!.Id == slot.Id) <= slot.Capacity, $"seed {seed}: overfull");
            }
            foreach (var (one, i) in placed.Select((p, i) => (p, i)))
            {
                Assert.True(one.Case.DueOn is null || one.Slot!.On <= one.Case.DueOn, $"seed {seed}: after its due day");
                foreach (var other in placed.Skip(i + 1).Where(o => HearingTimetable.Meet(one.Slot!, o.Slot!, gap)))
                {
                    Assert.NotEqual(one.Case.SectionId, other.Case.SectionId);
                    Assert.True(one.Case.ReviewerId is null || one.Case.ReviewerId != other.Case.ReviewerId, $"seed {seed}: one reviewer twice");
                }
            }
            // Whoever got no time could not have had one.
            var taken = placed.Select(p => new HearingPlace(p.Slot!.Id, p.Case)).ToList();
            Assert.All(proposals.Where(p => p.Slot is null), p => Assert.All(slots, s => Assert.NotNull(HearingTimetable.Obstacle(s, p.Case, taken, byId, gap))));
        }
    }

    [Fact]
    public void The_bureau_whose_due_day_comes_first_is_heard_first_and_stays_together()
    {
        var slots = Enumerable.Range(0, 4).Select(n => Slot(n, Monday, n * 30, 30, 1)).ToList();
        HearingCase[] cases =
        [
            new(Id(2, 1), Id(3, 1), Id(4, 2), null, Monday.AddDays(9)), new(Id(2, 2), Id(3, 2), Id(4, 1), null, Monday.AddDays(8)),
            new(Id(2, 3), Id(3, 3), Id(4, 2), null, Monday.AddDays(1)), new(Id(2, 4), Id(3, 4), Id(4, 1), null, Monday.AddDays(2)),
        ];
        Assert.Equal([3, 1, 4, 2], HearingTimetable.Propose(slots, [], cases, 0).Select(p => Array.FindIndex(cases, c => c.Id == p.Case.Id) + 1));
    }

    [Fact]
    public void Times_that_only_touch_do_not_meet_unless_a_gap_is_asked_for()
    {
        var (first, second) = (Slot(1, Monday, 0, 30, 1), Slot(2, Monday, 30, 30, 1));
        Assert.False(HearingTimetable.Meet(first, second, 0));
        Assert.True(HearingTimetable.Meet(first, second, 15));
        Assert.False(HearingTimetable.Meet(first, Slot(3, Monday.AddDays(1), 0, 30, 1), 60));
    }
}

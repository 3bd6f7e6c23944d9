using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Restored within an hour, replaced within six where that is hard (R046, R047); the targets are dated.</summary>
public class IncidentMeasureTests
{
    private static readonly DateTimeOffset Began = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly (int, int) Target = (1, 6);

    [Theory, Trait("Rule", "R046")]
    [InlineData(0, DeadlineState.Met)]
    [InlineData(60, DeadlineState.Met)]
    [InlineData(61, DeadlineState.Missed)]
    public void A_network_is_restored_within_the_hours_of_its_target(int minutes, DeadlineState kept) =>
        Assert.Equal(kept, IncidentMeasure.Of(Began, Began.AddMinutes(minutes), null, Target, Began.AddDays(1)).Restoration);

    [Theory, Trait("Rule", "R046")]
    [InlineData(60, DeadlineState.Running)]
    [InlineData(61, DeadlineState.Missed)]
    public void One_that_is_not_restored_yet_is_late_once_the_hour_is_over(int minutes, DeadlineState kept) =>
        Assert.Equal(kept, IncidentMeasure.Of(Began, null, null, Target, Began.AddMinutes(minutes)).Restoration);

    [Theory, Trait("Rule", "R047")]
    [InlineData(360, null, DeadlineState.NotNeeded)]
    [InlineData(361, 360, DeadlineState.Met)]
    [InlineData(361, 361, DeadlineState.Missed)]
    [InlineData(500, null, DeadlineState.Missed)]
    [InlineData(null, 300, DeadlineState.Met)]
    public void What_is_not_restored_within_six_hours_is_replaced_by_then(int? restored, int? substituted, DeadlineState kept) =>
        Assert.Equal(kept, IncidentMeasure.Of(Began, restored is { } r ? Began.AddMinutes(r) : null, substituted is { } s ? Began.AddMinutes(s) : null, Target, Began.AddDays(1)).Substitution);

    [Fact]
    public void Before_its_deadline_a_substitute_may_still_come()
    {
        Assert.Equal(DeadlineState.Running, IncidentMeasure.Of(Began, null, null, Target, Began.AddHours(6)).Substitution);
        Assert.Equal(DeadlineState.Missed, IncidentMeasure.Of(Began, null, null, Target, Began.AddHours(6).AddMinutes(1)).Substitution);
    }

    [Fact]
    public void Without_a_target_nothing_is_judged()
    {
        var measure = IncidentMeasure.Of(Began, Began.AddHours(30), null, null, Began.AddDays(2));
        Assert.Equal((DeadlineState.NoTarget, DeadlineState.NoTarget, false), (measure.Restoration, measure.Substitution, measure.IsMissed));
        Assert.Equal(TimeSpan.FromHours(30), measure.Lasted);
    }

    [Fact]
    public void An_incident_is_measured_by_the_target_of_its_day_whatever_is_set_later()
    {
        var actor = Actors.Of(Role.Reviewer, Guid.CreateVersion7(), Guid.CreateVersion7());
        var network = ManagedNetwork.Register(Guid.CreateVersion7(), new NetworkInput { Name = "行政WAN", Kind = NetworkKind.Wan, SectionId = Guid.CreateVersion7() }, null);
        network.SetTarget(new TargetInput { ValidFrom = new DateOnly(2021, 4, 1), RestoreHours = 1, SubstituteHours = 6 }, actor);
        network.SetTarget(new TargetInput { ValidFrom = new DateOnly(2026, 9, 1), RestoreHours = 2, SubstituteHours = 4 }, actor);
        Assert.Null(network.TargetOn(new DateOnly(2021, 3, 31)));
        Assert.Equal(1, network.TargetOn(new DateOnly(2026, 8, 31))!.RestoreHours);
        Assert.Equal(2, network.TargetOn(new DateOnly(2026, 9, 1))!.RestoreHours);
        Assert.Equal("Bcp.TargetEarlier", Assert.Throws<RuleViolation>(() => network.SetTarget(new TargetInput { ValidFrom = new DateOnly(2026, 9, 1), RestoreHours = 1, SubstituteHours = 6 }, actor)).Code);
        Assert.Equal("Bcp.SubstituteEarlier", Assert.Throws<RuleViolation>(() => network.SetTarget(new TargetInput { ValidFrom = new DateOnly(2027, 4, 1), RestoreHours = 6, SubstituteHours = 5 }, actor)).Code);
    }

    /// <summary>Whatever the times: what is met once is met at any later moment, and a met deadline was kept to the minute.</summary>
    [Fact]
    public void A_judgement_on_times_that_are_known_does_not_change_with_the_clock()
    {
        for (var restored = 0; restored <= 800; restored += 20)
        {
            for (var substituted = 0; substituted <= 800; substituted += 20)
            {
                var early = IncidentMeasure.Of(Began, Began.AddMinutes(restored), Began.AddMinutes(substituted), Target, Began.AddDays(2));
                Assert.Equal(early, IncidentMeasure.Of(Began, Began.AddMinutes(restored), Began.AddMinutes(substituted), Target, Began.AddDays(400)));
                Assert.Equal(restored <= 60, early.Restoration == DeadlineState.Met);
                Assert.Equal(restored > 360 && substituted > 360, early.Substitution == DeadlineState.Missed);
            }
        }
    }

    [Theory]
    [InlineData("9:05", 9, 5)]
    [InlineData("０９：０５", 9, 5)]
    [InlineData("9時5分", 9, 5)]
    [InlineData("23:59", 23, 59)]
    public void A_clock_time_is_read_as_people_write_it(string typed, int hour, int minute) =>
        Assert.Equal(new TimeOnly(hour, minute), IncidentInput.ReadClock(new IncidentInput { OccurredTime = typed }.OccurredTime));

    [Theory]
    [InlineData("24:00")]
    [InlineData("いつか")]
    [InlineData("9")]
    public void What_is_no_clock_time_is_not_read(string typed) => Assert.Null(IncidentInput.ReadClock(typed));
}

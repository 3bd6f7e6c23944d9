using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Xunit;

namespace GovernancePortal.Tests.People;

public class StandInRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid A = Id(1), B = Id(2), C = Id(3), Here = Id(9);

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static StandIn Set(Guid absent, Guid deputy, int from = 0, int to = 3, Role role = Role.SectionHead, Guid? section = null) => new()
    {
        Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), AbsentId = absent, DeputyId = deputy, SectionId = section ?? Here, Role = role,
        From = Today.AddDays(from), To = Today.AddDays(to),
    };

    private static void Refused(string code, StandIn proposed, params StandIn[] known) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => StandInRules.Ask(proposed, known, Today)).Code);

    [Fact]
    public void Nobody_stands_in_for_oneself() => Refused("StandInSelf", Set(A, A));

    [Fact]
    public void Two_people_do_not_stand_in_for_each_other() => Refused("StandInDeputyAbsent", Set(B, A), Set(A, B));

    [Fact]
    public void A_deputy_who_is_absent_oneself_would_make_a_chain() => Refused("StandInDeputyAbsent", Set(A, B), Set(B, C));

    [Fact]
    public void Who_stands_in_for_another_cannot_be_represented_in_those_days() => Refused("StandInActsForOther", Set(B, C), Set(A, B));

    [Fact]
    public void A_circle_in_other_days_is_none() => StandInRules.Ask(Set(B, A, 4, 6), [Set(A, B, 0, 3)], Today);

    [Fact]
    public void One_shared_day_is_enough_to_refuse() => Refused("StandInDeputyAbsent", Set(B, A, 3, 6), Set(A, B, 0, 3));

    [Fact]
    public void Two_deputies_for_the_same_seat_are_refused() => Refused("StandInTaken", Set(A, C), Set(A, B));

    [Fact]
    public void Another_seat_of_the_same_person_may_have_another_deputy() =>
        StandInRules.Ask(Set(A, C, role: Role.PolicyHead), [Set(A, B)], Today);

    [Fact]
    public void One_deputy_may_stand_in_for_two_people() => StandInRules.Ask(Set(A, C), [Set(B, C)], Today);

    [Fact]
    public void The_past_cannot_be_set() => Refused("StandInPast", Set(A, B, -1, 1));

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Reviewer)]
    public void Only_deciding_roles_are_lent(Role role) => Refused("StandInRole", Set(A, B, role: role));
}

using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.People;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>Who may review a case, and who is proposed: pure.</summary>
public class ReviewerConflictTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Guid User = new(1, 0, 0, new byte[8]);
    private static readonly Guid Section = new(2, 0, 0, new byte[8]);
    private static readonly Guid Former = new(3, 0, 0, new byte[8]);
    private static readonly Guid Successor = new(4, 0, 0, new byte[8]);
    private static readonly Guid Stranger = new(5, 0, 0, new byte[8]);
    private static readonly SectionFamily Family = new([(Section, Former), (Successor, Section)]);

    private static ReviewerConflict? Of(Guid section, DateOnly from, DateOnly? to, bool worked = false, bool ofPolicyOffice = false) => ReviewerConflicts.Of(User,
        new ConflictFacts(Section, ofPolicyOffice, worked ? new HashSet<Guid> { User } : new HashSet<Guid>()), [new Belonging(User, section, from, to)], Family, Today, 24);

    [Fact]
    public void A_member_of_the_section_of_its_predecessor_or_of_its_successor_is_refused()
    {
        foreach (var section in new[] { Section, Former, Successor })
        {
            Assert.Equal(ConflictKind.Member, Of(section, new DateOnly(2024, 4, 1), null)?.Kind);
        }
        Assert.Null(Of(Stranger, new DateOnly(2024, 4, 1), null));
    }

    [Fact]
    public void A_post_that_ended_binds_for_the_months_set_and_not_a_day_longer()
    {
        Assert.Equal(new ReviewerConflict(ConflictKind.Former, new DateOnly(2024, 9, 1)), Of(Section, new DateOnly(2020, 4, 1), new DateOnly(2024, 9, 1)));
        Assert.Null(Of(Section, new DateOnly(2020, 4, 1), new DateOnly(2024, 8, 31)));
        Assert.Null(Of(Section, Today.AddDays(1), null));
    }

    [Fact]
    public void Whoever_worked_on_the_filing_is_refused_also_for_the_offices_own_case_and_only_a_former_post_may_be_set_aside()
    {
        Assert.Equal(ConflictKind.Worked, Of(Stranger, Today, null, worked: true)?.Kind);
        Assert.Equal(ConflictKind.Worked, Of(Section, Today, null, worked: true, ofPolicyOffice: true)?.Kind);
        Assert.Null(Of(Section, Today, null, ofPolicyOffice: true));
        Assert.Equal([ConflictKind.Former], Enum.GetValues<ConflictKind>().Where(kind => new ReviewerConflict(kind).MayBeSetAside));
    }

    [Fact]
    public void Cases_go_to_whoever_has_least_and_no_conflict_and_are_counted_as_they_are_proposed()
    {
        ReviewerLoad[] loads = [new(User, "一", 2, []), new(Former, "二", 0, []), new(Stranger, "三", 0, [-1])];
        Guid[] cases = [.. Enumerable.Range(0, 7).Select(n => new Guid(n, 9, 9, new byte[8]))];
        var proposed = ReviewerProposal.For(cases, loads, (one, user) => one == cases[0] && user == Former ? new ReviewerConflict(ConflictKind.Member) : null);
        Assert.Equal(Stranger, proposed[cases[0]]);
        Assert.Equal([1, 3, 3], new[] { User, Former, Stranger }.Select(u => proposed.Values.Count(v => v == u)));
        Assert.All(ReviewerProposal.For(cases, loads, (_, _) => new ReviewerConflict(ConflictKind.Worked)).Values, Assert.Null);
    }
}

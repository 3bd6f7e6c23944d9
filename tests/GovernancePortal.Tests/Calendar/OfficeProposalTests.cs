using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Calendar;

public class OfficeProposalTests
{
    private static readonly Actor Reviewer = Person(1, Role.Reviewer);
    private static readonly Actor Head = Person(2, Role.PolicyHead);

    [Fact]
    public void A_proposal_is_approved_by_somebody_else_and_both_names_stand_on_it()
    {
        var row = Proposed(Reviewer);
        Assert.Equal(ProposalStatus.Proposed, row.Status);
        row.Approve(Head);
        Assert.Equal(
            (ProposalStatus.Approved, Reviewer.Name, Head.Name, (DateTimeOffset?)Head.Now),
            (row.Status, row.ProposedByName, row.DecidedByName, row.DecidedAt));
    }

    [Fact]
    public void Nobody_approves_an_own_proposal() =>
        Assert.Equal("Calendar.OwnProposal", Assert.Throws<RuleViolation>(() => Proposed(Head).Approve(Head)).Code);

    [Theory]
    [MemberData(nameof(Roles))]
    public void Only_the_roles_with_the_permission_propose_and_approve(Role role)
    {
        var actor = Person(3, role);
        var mayPropose = role is Role.Reviewer or Role.PolicyHead or Role.Administrator;
        var mayApprove = role is Role.PolicyHead;
        Assert.Equal(mayPropose, !Refused(() => Rule().Propose(actor)));
        Assert.Equal(mayApprove, !Refused(() => Proposed(Reviewer).Approve(actor)));
        Assert.Equal(mayApprove, !Refused(() => Proposed(Reviewer).Decline(actor)));

        static bool Refused(Action act) => Record.Exception(act) is Forbidden;
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        foreach (var decide in new Action<OfficeProposal>[] { row => row.Approve(Head), row => row.Decline(Head), row => row.Withdraw(Reviewer) })
        {
            var row = Proposed(Reviewer);
            decide(row);
            var status = row.Status;
            Assert.Equal("Calendar.AlreadyDecided", Assert.Throws<RuleViolation>(() => row.Approve(Head)).Code);
            Assert.Equal("Calendar.AlreadyDecided", Assert.Throws<RuleViolation>(() => row.Decline(Head)).Code);
            Assert.Equal("Calendar.AlreadyDecided", Assert.Throws<RuleViolation>(() => row.Withdraw(Reviewer)).Code);
            Assert.Equal(status, row.Status);
        }
    }

    [Fact]
    public void Only_the_proposer_takes_a_proposal_back() =>
        Assert.Equal("Calendar.NotYourProposal", Assert.Throws<RuleViolation>(() => Proposed(Reviewer).Withdraw(Head)).Code);

    [Fact]
    public void Only_what_holds_can_be_superseded()
    {
        var row = Proposed(Reviewer);
        Assert.Throws<InvalidOperationException>(row.Supersede);
        row.Approve(Head);
        row.Supersede();
        Assert.Equal(ProposalStatus.Superseded, row.Status);
    }

    [Theory]
    [InlineData("2027-06-01", "2027-05-31", "Calendar.EndsBeforeStart")]
    [InlineData("2025-12-31", "2026-05-01", "Calendar.FarFromBudget")]
    [InlineData("2028-03-01", "2028-06-01", "Calendar.FarFromBudget")]
    [InlineData("2026-01-01", "2028-05-31", null)]
    public void Windows_lie_near_their_budget_and_end_after_they_begin(string from, string to, string? code)
    {
        var row = new CalendarWindow { FiscalYear = new FiscalYear(2027), From = Day(from), To = Day(to) };
        Assert.Equal(code, (Record.Exception(row.Check) as RuleViolation)?.Code);
    }

    [Theory]
    [InlineData(0, "2026-04-01", null, "Calendar.AmountNotPositive")]
    [InlineData(-1, "2026-04-01", null, "Calendar.AmountNotPositive")]
    [InlineData(1, "2026-04-01", "2026-03-31", "Calendar.EndsBeforeStart")]
    [InlineData(1, "2026-04-01", "2026-04-01", null)]
    [InlineData(1, "2026-04-01", null, null)]
    public void Thresholds_are_positive_and_end_after_they_begin(long yen, string from, string? to, string? code)
    {
        var row = new ThresholdRule { AmountYen = yen, ValidFrom = Day(from), ValidTo = to is null ? null : Day(to) };
        Assert.Equal(code, (Record.Exception(row.Check) as RuleViolation)?.Code);
    }

    [Fact]
    public void Settings_stay_in_their_range_and_defaults_lie_in_it()
    {
        foreach (var name in Enum.GetValues<SettingName>())
        {
            var (least, most) = CalendarSetting.RangeOf(name);
            Assert.InRange(CalendarSetting.DefaultOf(name), least, most);
            Assert.Null(Record.Exception(Setting(name, least).Check));
            Assert.Null(Record.Exception(Setting(name, most).Check));
            Assert.Equal("Calendar.ValueOutOfRange", Assert.Throws<RuleViolation>(Setting(name, least - 1).Check).Code);
            Assert.Equal("Calendar.ValueOutOfRange", Assert.Throws<RuleViolation>(Setting(name, most + 1).Check).Code);
        }

        static CalendarSetting Setting(SettingName name, int value) => new() { Name = name, Value = value, ValidFrom = Day("2026-04-01") };
    }

    private static ThresholdRule Rule() => new() { Kind = ThresholdKind.Committee, AmountYen = 1, ValidFrom = Day("2026-04-01") };

    private static ThresholdRule Proposed(Actor actor)
    {
        var row = Rule();
        row.Propose(actor);
        return row;
    }

    private static Actor Person(byte number, Role role) => new(
        new Guid(number, 0, 0, new byte[8]), $"みどり 職員{number}", [new Capacity(role, Guid.Empty, "情報政策課", Guid.Empty)],
        new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}

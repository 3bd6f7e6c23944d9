using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using Xunit;
using static GovernancePortal.Tests.Radar.RadarScene;

namespace GovernancePortal.Tests.Radar;

/// <summary>Each rule of the radar: what it warns of, what it leaves alone, and the day or figure between the two.</summary>
public sealed class RadarRuleTests
{
    [Fact]
    public void A_sound_system_is_warned_of_nothing() => Assert.Empty(Codes(Sound));

    [Fact]
    public void Every_code_has_one_rule_and_every_rule_its_owner_and_way()
    {
        Assert.Equal(Enum.GetValues<RadarCode>().Order(), RadarRules.All.Select(r => r.Code).Order());
        Assert.Equal([RadarCode.BcpGap, RadarCode.JointPurchase], RadarRules.All.Where(r => r.Check is null).Select(r => r.Code).OrderBy(c => c.ToString()));
        Assert.Equal([RadarCode.LargeUnprotected], RadarRules.SensitiveCodes);
    }

    [Fact]
    public void A_retired_system_is_warned_of_nothing_whatever_it_lacks() => Assert.Empty(Codes(Sound with
    {
        Lifecycle = Lifecycle.Retired, ContractTo = Today.AddDays(30), HandlesMyNumber = true, BackupRemote = null, ConfirmedOn = null, BcpCovered = null, RestoreTestedOn = null,
    }));

    [Fact]
    public void Support_that_ends_before_the_contract_is_named_the_first_to_end()
    {
        var end = Sound.ContractTo!.Value;
        RadarComponent Component(string product, DateOnly ends) => new(Sound.Id, "Os", product, "1", ends);
        Assert.Null(Find(RadarCode.SupportEndsFirst, Sound with { Components = [Component("A", end)] }));
        Assert.Equal(end.AddDays(-1), Find(RadarCode.SupportEndsFirst, Sound with { Components = [Component("A", end.AddDays(-1))] })!.KeyDate);
        var two = Find(RadarCode.SupportEndsFirst, Sound with { Components = [Component("A", end.AddDays(-10)), Component("B", end.AddDays(-20))] })!;
        Assert.Equal((end.AddDays(-20), "B 1"), (two.KeyDate, two.Note));
        Assert.Null(two.Severity);
        Assert.Equal(RadarSeverity.Grave, Find(RadarCode.SupportEndsFirst, Sound with { Components = [Component("A", Today.AddDays(-1))] })!.Severity);
        Assert.Null(Find(RadarCode.SupportEndsFirst, Sound with { ContractTo = null, Components = [Component("A", Today)] }));
    }

    [Fact]
    public void A_contract_that_ends_within_eighteen_months_with_nothing_filed()
    {
        var edge = Today.AddMonths(18);
        Assert.NotNull(Find(RadarCode.NoFiling, Sound with { ContractTo = edge }));
        Assert.Null(Find(RadarCode.NoFiling, Sound with { ContractTo = edge.AddDays(1) }));
        Assert.NotNull(Find(RadarCode.NoFiling, Sound with { ContractTo = edge.AddDays(1) }, Context(settings: Setting(SettingName.RadarFilingMonths, 19))));
        Assert.Null(Find(RadarCode.NoFiling, Sound with { ContractTo = edge }, cases: [Filed(FiscalYear.Of(edge).Previous)]));
        Assert.NotNull(Find(RadarCode.NoFiling, Sound with { ContractTo = edge }, cases: [Filed(FiscalYear.Of(edge).Plus(-2))]));
        Assert.NotNull(Find(RadarCode.NoFiling, Sound with { ContractTo = edge }, cases: [Filed(FiscalYear.Of(edge), ConsultationKind.Enhancement)]));
        Assert.Null(Find(RadarCode.NoFiling, Sound with { ContractTo = edge, RenewalPlan = "Retire" }));
        Assert.Null(Find(RadarCode.NoFiling, Sound with { ContractTo = edge, Lifecycle = Lifecycle.Requirements }));
        Assert.Null(Find(RadarCode.NoFiling, Sound with { ContractTo = null }));
    }

    [Theory]
    [InlineData(24, true, false), InlineData(24, false, true), InlineData(24, null, true), InlineData(null, false, false), InlineData(0, null, true)]
    [Trait("Rule", "R105")]
    public void A_recovery_time_without_a_remote_backup(int? hours, bool? remote, bool warned) =>
        Assert.Equal(warned, Find(RadarCode.NoRemoteBackup, Sound with { RtoHours = hours, BackupRemote = remote }) is not null);

    [Fact]
    public void No_restore_test_for_more_than_a_year()
    {
        var edge = Today.AddMonths(-12);
        Assert.Null(Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = edge }));
        Assert.Equal(edge.AddDays(-1), Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = edge.AddDays(-1) })!.KeyDate);
        Assert.NotNull(Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = null }));
        Assert.Null(Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = null, BackupMethod = SystemCodes.No }));
        Assert.Null(Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = null, BackupMethod = null }));
        Assert.NotNull(Find(RadarCode.NoRestoreTest, Sound with { RestoreTestedOn = edge }, Context(settings: Setting(SettingName.RestoreTestMonths, 6))));
    }

    [Fact]
    public void An_sla_is_reviewed_at_least_once_a_year_each_of_its_items()
    {
        var edge = Today.AddMonths(-12);
        var sla = Sound with { SlaItems = 2, SlaReviewedOn = edge };
        Assert.Null(Find(RadarCode.SlaNotReviewed, sla));
        Assert.Equal(edge.AddDays(-1), Find(RadarCode.SlaNotReviewed, sla with { SlaReviewedOn = edge.AddDays(-1) })!.KeyDate);
        Assert.Null(Find(RadarCode.SlaNotReviewed, sla with { SlaNeverReviewed = 1 })!.KeyDate);
        Assert.Null(Find(RadarCode.SlaNotReviewed, sla with { SlaItems = 0, SlaReviewedOn = null }));
        Assert.Null(Find(RadarCode.SlaNotReviewed, sla with { SlaReviewedOn = edge.AddDays(-1), Lifecycle = Lifecycle.Retired }));
        Assert.NotNull(Find(RadarCode.SlaNotReviewed, sla, Context(settings: Setting(SettingName.SlaReviewMonths, 6))));
    }

    [Theory]
    [InlineData(true, "Lgwan", true), InlineData(true, "Several", true), InlineData(true, null, true), InlineData(true, "MyNumber", false), InlineData(false, "Lgwan", false), InlineData(null, "Lgwan", false)]
    public void My_number_work_outside_its_segment(bool? handles, string? segment, bool warned) =>
        Assert.Equal(warned, Codes(Sound with { HandlesMyNumber = handles, Segment = segment }).Contains(RadarCode.MyNumberSegment));

    [Theory]
    [InlineData("Saas", "Terms", "2", true), InlineData("Saas", "Terms", "3A", true), InlineData("Saas", "Terms", "1", false), InlineData("Saas", "Terms", null, false),
     InlineData("Saas", "Usage", "3A", false), InlineData("PackageAsIs", "Terms", "3A", false)]
    public void A_service_under_standard_terms_with_information_of_confidentiality_2_and_more(string form, string kind, string? confidentiality, bool warned) =>
        Assert.Equal(warned, Codes(Sound with { DeliveryForm = form, ContractKind = kind, Confidentiality = confidentiality }).Contains(RadarCode.TermsOnlyService));

    [Fact]
    public void An_important_system_without_plan_or_drill()
    {
        Assert.Contains(RadarCode.NoBcp, Codes(Sound with { BcpCovered = null }));
        Assert.Contains(RadarCode.NoBcp, Codes(Sound with { BcpCovered = false }));
        Assert.DoesNotContain(RadarCode.NoBcp, Codes(Sound with { BcpCovered = false, Criticality = Criticality.SemiImportant }));
        var edge = Today.AddMonths(-12);
        Assert.Null(Find(RadarCode.NoDrill, Sound with { BcpDrilledOn = edge }));
        Assert.NotNull(Find(RadarCode.NoDrill, Sound with { BcpDrilledOn = edge.AddDays(-1) }));
        Assert.NotNull(Find(RadarCode.NoDrill, Sound with { BcpDrilledOn = null }));
        Assert.Null(Find(RadarCode.NoDrill, Sound with { BcpDrilledOn = null, BcpCovered = false }));
        Assert.Null(Find(RadarCode.NoDrill, Sound with { BcpDrilledOn = null, Criticality = Criticality.General }));
    }

    [Theory]
    [Trait("Rule", "R099")]
    [InlineData(30_000_000, "OwnServer", 1, true), InlineData(29_999_999, "OwnServer", 1, false), InlineData(30_000_000, "OwnServer", 2, false), InlineData(30_000_000, "Housing", 1, false),
     InlineData(30_000_000, "SharedPlatform", 0, false), InlineData(30_000_000, "OwnServer", 0, true)]
    public void A_large_system_off_the_platform_needs_a_data_centre_or_redundancy(long yen, string hosting, int servers, bool warned) =>
        Assert.Equal(warned, Codes(Sound with { AnnualCostYen = yen, Hosting = hosting, Servers = servers }).Contains(RadarCode.LargeUnprotected));

    [Fact]
    public void What_is_large_is_a_setting() =>
        Assert.Contains(RadarCode.LargeUnprotected, Codes(Sound with { AnnualCostYen = 5_000_000, Hosting = "OwnServer", Servers = 1 }, Context(settings: Setting(SettingName.LargeSystemYen, 5_000_000))));

    [Fact]
    public void A_renewal_on_own_servers_is_an_occasion_for_the_platform()
    {
        var near = Sound with { ContractTo = Today.AddMonths(18), Hosting = "OwnServer" };
        Assert.Contains(RadarCode.OffPlatform, Codes(near));
        Assert.DoesNotContain(RadarCode.OffPlatform, Codes(near with { Hosting = SystemCodes.SharedPlatform }));
        Assert.DoesNotContain(RadarCode.OffPlatform, Codes(near with { ContractTo = Today.AddMonths(18).AddDays(1) }));
        Assert.DoesNotContain(RadarCode.OffPlatform, Codes(near with { RenewalPlan = "Retire" }));
    }

    [Fact, Trait("Rule", "R328")]
    public void A_renewal_without_an_answer_to_the_zero_trust_question()
    {
        PlannedMove renewal = new(Guid.Empty, new FiscalYear(2027), null, true);
        Assert.Null(Find(RadarCode.NoZeroTrust, Sound));
        Assert.NotNull(Find(RadarCode.NoZeroTrust, Sound, planned: [renewal]));
        Assert.NotNull(Find(RadarCode.NoZeroTrust, Sound, cases: [Filed(new FiscalYear(2027))]));
        Assert.Null(Find(RadarCode.NoZeroTrust, Sound, cases: [Filed(new FiscalYear(2027), ConsultationKind.ContractExtension)]));
        Assert.Null(Find(RadarCode.NoZeroTrust, Sound, planned: [renewal with { Fy = new FiscalYear(2025) }]));
        Assert.Null(Find(RadarCode.NoZeroTrust, Sound, planned: [renewal with { IsRenewal = false }]));
        RadarSystem Answered(DateOnly on) => Sound with { ZeroTrust = "AtRenewal", Sources = new Dictionary<string, FieldSource> { ["ZeroTrust"] = new(LedgerSource.Hand, on) } };
        var began = Sound.ContractFrom!.Value;
        Assert.Null(Find(RadarCode.NoZeroTrust, Answered(began), planned: [renewal]));
        Assert.NotNull(Find(RadarCode.NoZeroTrust, Answered(began.AddDays(-1)), planned: [renewal]));
    }

    [Fact]
    public void A_row_not_confirmed_since_the_base_date_and_in_spring_not_since_the_one_before()
    {
        var april = new DateOnly(2026, 4, 1);
        Assert.DoesNotContain(RadarCode.NotConfirmed, Codes(Sound with { ConfirmedOn = april }));
        Assert.Contains(RadarCode.NotConfirmed, Codes(Sound with { ConfirmedOn = april.AddDays(-1) }));
        Assert.Contains(RadarCode.NotConfirmed, Codes(Sound with { ConfirmedOn = null }));
        var grace = Context(april.AddDays(89));
        Assert.Equal(april.AddYears(-1), grace.ConfirmedSince);
        Assert.DoesNotContain(RadarCode.NotConfirmed, Codes(Sound with { ConfirmedOn = april.AddDays(-1), RestoreTestedOn = april, BcpDrilledOn = april }, grace));
        Assert.Equal(april, Context(april.AddDays(90)).ConfirmedSince);
    }
}

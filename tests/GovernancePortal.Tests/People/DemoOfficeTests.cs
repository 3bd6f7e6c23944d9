using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using Xunit;

namespace GovernancePortal.Tests.People;

public class DemoOfficeTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void The_office_has_12_bureaus_and_252_sections_alive()
    {
        Assert.Equal(12, DemoOffice.Bureaus().Count());
        Assert.Equal(252, DemoOffice.Sections.Count(s => s.ValidFrom <= Today && s.ValidTo is null));
        Assert.All(DemoOffice.Sections, s => Assert.True(Kana.IsReading(s.Furigana), s.Name));
        Assert.All(DemoOffice.Sections, s => Assert.False(string.IsNullOrEmpty(s.NameEn), s.Name));
        Assert.Equal(DemoOffice.Sections.Count, DemoOffice.Sections.Select(s => s.Code).Distinct().Count());
    }

    [Fact]
    public void Every_executive_body_has_a_bureau() =>
        Assert.Equal(Enum.GetValues<ExecutiveBody>(), DemoOffice.Bureaus().Select(b => b.Body).Distinct().Order());

    [Fact]
    public void Every_successor_begins_the_day_after_its_predecessor_ended()
    {
        var byCode = DemoOffice.Sections.ToDictionary(s => s.Code);
        var successors = DemoOffice.Sections.Where(s => s.PredecessorCode is not null).ToList();
        Assert.NotEmpty(successors);
        Assert.All(successors, s => Assert.Equal(s.ValidFrom, byCode[s.PredecessorCode!].ValidTo!.Value.AddDays(1)));
        Assert.Contains(successors.GroupBy(s => s.PredecessorCode), split => split.Count() > 1);
    }

    [Theory]
    [InlineData("staff1", "道路整備課", Role.Staff)]
    [InlineData("head1", "道路整備課", Role.SectionHead)]
    [InlineData("staff2", "会計課", Role.Staff)]
    [InlineData("head2", "会計課", Role.SectionHead)]
    [InlineData("coordinator", "監理課", Role.BureauCoordinator)]
    [InlineData("reviewer1", "情報政策課", Role.Reviewer)]
    [InlineData("reviewer2", "情報政策課", Role.Reviewer)]
    [InlineData("policyhead", "情報政策課", Role.PolicyHead)]
    [InlineData("advisor", "デジタル戦略室", Role.CioAdvisor)]
    [InlineData("cio", "秘書課", Role.Cio)]
    [InlineData("ciso", "防災危機管理課", Role.Ciso)]
    [InlineData("secretary", "行政経営課", Role.CommitteeSecretary)]
    [InlineData("finance", "財政課", Role.Finance)]
    [InlineData("auditor1", "健康福祉政策課", Role.Auditor)]
    [InlineData("auditor2", "教育総務課", Role.Auditor)]
    [InlineData("auditlead", "内部統制・監査室", Role.AuditDirector)]
    [InlineData("csirt1", "デジタル戦略室", Role.Csirt)]
    [InlineData("admin", "情報政策課", Role.Administrator)]
    public void Every_account_stands_in_its_section(string account, string section, Role role) =>
        Assert.Contains(DemoOffice.Holders(section, role), p => p.Id == DemoOffice.UserId(account));

    [Fact]
    public void The_coordinator_is_of_the_bureau_of_staff1_and_the_auditors_of_two()
    {
        Assert.Equal(DemoOffice.Section("道路整備課").BureauCode, DemoOffice.Section("監理課").BureauCode);
        Assert.NotEqual(DemoOffice.Section("健康福祉政策課").BureauCode, DemoOffice.Section("教育総務課").BureauCode);
        Assert.Contains(DemoOffice.FilingSections, s => s.Name == "情報政策課");
        Assert.True(DemoOffice.FilingSections.Count > 20);
    }

    [Fact]
    public void Names_and_numbers_are_distinct_and_readings_hiragana()
    {
        Assert.Equal(DemoOffice.People.Count, DemoOffice.People.Select(p => p.StaffNumber).Distinct().Count());
        Assert.Equal(DemoOffice.People.Count, DemoOffice.People.Select(p => p.Name).Distinct().Count());
        Assert.All(DemoOffice.People, p => Assert.True(Kana.IsReading(p.Furigana), p.Name));
        Assert.Contains(DemoOffice.People, p => p.Name.Contains('\uFA11')); // 﨑, a compatibility ideograph that normalisation would lose
    }

    [Fact]
    public void Ids_stay_the_same_for_ever() => Assert.Equal(new Guid("0de7bc14-e4af-8458-a512-1bef744a814f"), DemoOffice.UserId("staff1"));
}

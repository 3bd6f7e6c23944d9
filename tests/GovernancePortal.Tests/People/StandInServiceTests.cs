using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Xunit;

namespace GovernancePortal.Tests.People;

public class StandInServiceTests
{
    private static readonly Guid Roads = DemoOffice.Section("道路整備課").Id;
    private static readonly Guid Head = DemoOffice.UserId("head1"), Staff = DemoOffice.UserId("staff1");
    private static readonly DateOnly Today = PeopleScene.Today;

    private static StandInInput Input(Guid? deputy = null, DateOnly? from = null, DateOnly? to = null, Guid? section = null, Role role = Role.SectionHead) =>
        new() { SectionId = section ?? Roads, Role = role, DeputyId = deputy ?? Staff, From = from ?? Today, To = to ?? Today.AddDays(2), Reason = "出張" };

    [Fact]
    public async Task A_head_sets_a_stand_in_who_then_holds_the_capacity_with_both_names_for_those_days_only()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var head = await scene.ActorAsync("head1");
        await scene.DoAsync<StandInService>(s => s.SetOwnAsync(Input(), head));

        var capacity = (await scene.ActorAsync("staff1")).CapacityFor(Permission.ConsultationSubmit, Roads);
        Assert.Equal(new Represented(Head, "緑山 次郎"), capacity?.StandsInFor);
        Assert.False((await scene.ActorAsync("staff1", Today.AddDays(3))).May(Permission.ConsultationSubmit));
        Assert.False((await scene.ActorAsync("staff1", Today.AddDays(-1))).May(Permission.ConsultationSubmit));
        Assert.Contains("SetStandIn", await scene.ActsAsync(Head));
    }

    [Fact]
    public async Task Only_oneself_or_the_administrator_sets_a_stand_in()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var (staff, admin) = (await scene.ActorAsync("staff1"), await scene.AdminAsync());
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<StandInService>(s => s.SetAsync(Head, Input(), staff)));
        await scene.DoAsync<StandInService>(s => s.SetAsync(Head, Input(to: Today), admin));
        Assert.True((await scene.ActorAsync("staff1")).May(Permission.ConsultationSubmit));
    }

    [Fact]
    public async Task A_role_that_is_not_held_and_a_person_of_another_section_are_refused()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var head = await scene.ActorAsync("head1");
        Assert.Equal("StandInNotHeld", await PeopleScene.RefusedAsync(() => scene.DoAsync<StandInService>(s => s.SetOwnAsync(Input(section: DemoOffice.Section("会計課").Id), head))));
        Assert.Equal("StandInNotColleague", await PeopleScene.RefusedAsync(() => scene.DoAsync<StandInService>(s => s.SetOwnAsync(Input(deputy: DemoOffice.UserId("staff2")), head))));
        Assert.Equal("StandInSelf", await PeopleScene.RefusedAsync(() => scene.DoAsync<StandInService>(s => s.SetOwnAsync(Input(deputy: Head), head))));
    }

    [Fact]
    public async Task Offered_are_the_people_of_the_section_without_the_absent_one()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var offered = await scene.DoAsync<StandInService, IReadOnlyList<PersonChoice>>(s => s.OfferedAsync(Head, Roads, Role.SectionHead, Today));
        Assert.Equal([Staff], offered.Select(p => p.Id));
    }

    [Fact]
    public async Task A_circle_set_by_two_at_the_same_moment_is_closed_by_neither()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        await scene.DoAsync<PeopleService>(s => s.AddMembershipAsync(Staff, new MembershipInput { SectionId = Roads, Role = Role.SectionHead, ValidFrom = Today }, admin));
        var outcomes = await Task.WhenAll(new[] { (Head, Staff), (Staff, Head) }.Select(async pair =>
        {
            try
            {
                await scene.DoAsync<StandInService>(s => s.SetAsync(pair.Item1, Input(deputy: pair.Item2), admin));
                return "set";
            }
            catch (RuleViolation e)
            {
                return e.Code;
            }
        }));
        Assert.Single(outcomes, "set");
        Assert.Single(outcomes, o => o is "StandInDeputyAbsent" or "StandInActsForOther");
    }

    [Fact]
    public async Task Ending_a_running_stand_in_takes_the_capacity_at_once()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var head = await scene.ActorAsync("head1");
        var id = await scene.DoAsync<StandInService, Guid>(s => s.SetOwnAsync(Input(), head));
        var version = await scene.VersionAsync<StandIn>(id);
        var deputy = await scene.ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<StandInService>(s => s.EndAsync(id, version, deputy)));
        await scene.DoAsync<StandInService>(s => s.EndAsync(id, version, head));
        Assert.False((await scene.ActorAsync("staff1")).May(Permission.ConsultationSubmit));
    }
}

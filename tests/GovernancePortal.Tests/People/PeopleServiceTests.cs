using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.People;

public class PeopleServiceTests
{
    private static readonly DateOnly Today = PeopleScene.Today;

    private static PersonInput Somebody(string userName = "shinjin", string name = "葛\U000E0100城 𠮷﨑", string? number = "N1") =>
        new() { UserName = userName, StaffNumber = number, DisplayName = name, Furigana = "カツラギ ヨシザキ" };

    private static MembershipInput Post(string section = "税務課", Role role = Role.Staff, DateOnly? from = null, DateOnly? to = null) =>
        new() { SectionId = DemoOffice.Section(section).Id, Role = role, ValidFrom = from ?? Today, ValidTo = to };

    [Fact]
    public async Task A_name_with_variant_characters_comes_back_as_it_was_written()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var (id, _) = await scene.DoAsync<PeopleService, (Guid, string)>(s => s.CreateAsync(Somebody(), Post(), admin));
        await using var db = scene.Database.NewDb();
        var stored = await db.Set<PortalUser>().SingleAsync(u => u.Id == id);
        Assert.Equal("葛\U000E0100城 𠮷\uFA11", stored.DisplayName);
        Assert.Equal("かつらぎ よしざき", stored.Furigana);
        var change = (await db.Set<Core.Platform.Trail.TrailEntry>().SingleAsync(t => t.SubjectId == id)).Changes.Single(c => c.Field == "PortalUser.DisplayName");
        Assert.Equal(stored.DisplayName, change.After);
    }

    [Fact]
    public async Task The_temporary_password_opens_the_account_and_must_be_changed()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var (id, password) = await scene.DoAsync<PeopleService, (Guid, string)>(s => s.CreateAsync(Somebody(), Post(), admin));
        var user = await scene.DoAsync<UserManager<PortalUser>, PortalUser?>(u => u.FindByIdAsync(id.ToString()));
        Assert.True(user!.MustChangePassword);
        Assert.True(await scene.DoAsync<UserManager<PortalUser>, bool>(u => u.CheckPasswordAsync(user, password)));

        var actor = new Actor(id, "", [], PeopleScene.Now);
        var input = new PasswordInput { Current = password, New = "tegami wo kaku asa" };
        await scene.DoAsync<PasswordService>(s => s.ChangeAsync(input, actor));
        var after = await scene.DoAsync<UserManager<PortalUser>, PortalUser?>(u => u.FindByIdAsync(id.ToString()));
        Assert.False(after!.MustChangePassword);
        Assert.NotEqual(user.SecurityStamp, after.SecurityStamp);
        Assert.Equal(["CreateUser", "ChangePassword"], await scene.ActsAsync(id));
    }

    [Fact]
    public async Task A_wrong_current_password_counts_towards_the_lockout_and_leaves_no_trail()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var actor = await scene.ActorAsync("staff1");
        var before = await scene.ActsAsync(actor.UserId);
        Assert.Equal("PasswordWrong", await PeopleScene.RefusedAsync(() => scene.DoAsync<PasswordService>(s => s.ChangeAsync(new PasswordInput { Current = "x", New = "tegami wo kaku asa" }, actor))));
        Assert.Equal("PasswordCommon", await PeopleScene.RefusedAsync(() => scene.DoAsync<PasswordService>(s => s.ChangeAsync(new PasswordInput { Current = PeopleScene.Password, New = "password1234" }, actor))));
        Assert.Equal("PasswordSame", await PeopleScene.RefusedAsync(() => scene.DoAsync<PasswordService>(s => s.ChangeAsync(new PasswordInput { Current = PeopleScene.Password, New = PeopleScene.Password }, actor))));
        await using var db = scene.Database.NewDb();
        Assert.Equal(1, (await db.Set<PortalUser>().SingleAsync(u => u.Id == actor.UserId)).AccessFailedCount);
        Assert.Equal(before, await scene.ActsAsync(actor.UserId));
    }

    [Fact]
    public async Task Several_posts_at_once_give_the_rights_of_each_and_one_that_ended_none()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var (admin, staff) = (await scene.AdminAsync(), DemoOffice.UserId("staff1"));
        var id = await scene.DoAsync<PeopleService, Guid>(s => s.AddMembershipAsync(staff, Post("情報政策課", Role.Reviewer), admin));
        var both = await scene.ActorAsync("staff1");
        Assert.True(both.May(Permission.ConsultationReview) && both.MayIn(Permission.ConsultationDraft, DemoOffice.Section("道路整備課").Id));
        Assert.Equal("道路整備課", both.Main?.SectionName);

        var version = await scene.VersionAsync<Membership>(id);
        await scene.DoAsync<PeopleService>(s => s.EndMembershipAsync(id, new EndInput { LastDay = Today, Version = version }, admin));
        Assert.True((await scene.ActorAsync("staff1")).May(Permission.ConsultationReview));
        Assert.False((await scene.ActorAsync("staff1", Today.AddDays(1))).May(Permission.ConsultationReview));
    }

    [Fact]
    public async Task The_same_post_twice_and_a_section_that_does_not_exist_then_are_refused()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var (admin, staff) = (await scene.AdminAsync(), DemoOffice.UserId("staff1"));
        Assert.Equal("MembershipOverlaps", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.AddMembershipAsync(staff, Post("道路整備課"), admin))));
        Assert.Equal("SectionNotValid", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.AddMembershipAsync(staff, Post("情報政策課", from: new DateOnly(2020, 4, 1)), admin))));
        Assert.Equal("UserNameTaken", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.CreateAsync(Somebody("STAFF1"), null, admin))));
        Assert.Equal("StaffNumberTaken", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.CreateAsync(Somebody(number: "D00001"), null, admin))));
    }

    [Fact]
    public async Task A_closed_account_is_no_actor_any_more_and_the_last_administrator_stays()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var (staff, adminId) = (DemoOffice.UserId("staff1"), DemoOffice.UserId("admin"));
        Assert.Equal("OwnAccount", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.CloseAsync(adminId, new CloseInput(), admin))));
        Assert.Equal("LastAdministrator", await PeopleScene.RefusedAsync(() => scene.DoAsync<PeopleService>(s => s.CloseAsync(adminId, new CloseInput(), Actor.Operator(PeopleScene.Now)))));
        var version = await scene.VersionAsync<PortalUser>(staff);
        await scene.DoAsync<PeopleService>(s => s.CloseAsync(staff, new CloseInput { Reason = "退職", Version = version }, admin));
        Assert.Null(await scene.DoAsync<PeopleQueries, Actor?>(q => q.ActorAsync(staff, PeopleScene.Now, "")));
    }

    [Fact]
    public async Task Who_does_not_administer_people_may_not_change_them()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var head = await scene.ActorAsync("policyhead");
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<PeopleService>(s => s.CreateAsync(Somebody(), null, head)));
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<PeopleQueries>(q => q.PeopleAsync(new PeopleFilter(), null, head)));
    }

    [Fact]
    public async Task Saving_over_somebody_elses_change_is_refused()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var (admin, staff) = (await scene.AdminAsync(), DemoOffice.UserId("staff1"));
        var version = await scene.VersionAsync<PortalUser>(staff);
        await scene.DoAsync<PeopleService>(s => s.EditAsync(staff, Somebody("staff1", number: "D00001") with { Version = version }, admin));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => scene.DoAsync<PeopleService>(s => s.EditAsync(staff, Somebody("staff1", "別人") with { Version = version, StaffNumber = "D00001" }, admin)));
    }
}

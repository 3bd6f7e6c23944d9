using System.Text;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.People;

public class TransferServiceTests
{
    private const string Head = "職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\n";
    private static readonly DateOnly April = new(2027, 4, 1);
    private static readonly string Roads = DemoOffice.Section("道路整備課").Code, Accounts = DemoOffice.Section("会計課").Code;

    private static byte[] List(params string[] rows) => Encoding.UTF8.GetBytes(Head + string.Join('\n', rows));

    private static readonly string[] Rows = [$"D00001,緑川 一郎,,{Roads},{Accounts},所属長,R9.4.1", $"D00003,緑山 次郎,,{Roads},,,R9.4.1", $"D90001,緑𠮷 新,みどりよし あらた,,{Roads},担当者,R9.4.1"];

    [Fact]
    public async Task A_trial_shows_the_changes_and_the_open_work_of_leavers_and_writes_no_post()
    {
        await using var scene = await PeopleScene.CreateAsync(s => s.AddScoped<IOpenWork, Work>());
        var admin = await scene.AdminAsync();
        var id = await scene.DoAsync<TransferService, Guid>(s => s.UploadAsync("異動.csv", List(Rows), admin));
        var trial = await scene.DoAsync<TransferService, TransferTrial>(s => s.TrialAsync(id, admin));
        Assert.Equal([TransferKind.Transfer, TransferKind.Leave, TransferKind.Join], trial.Plan.Changes.Select(c => c.Kind));
        Assert.Equal([DemoOffice.UserId("staff1"), DemoOffice.UserId("head1")], trial.OpenWork.Select(w => w.UserId));
        await using var db = scene.Database.NewDb();
        Assert.False(await db.Set<Membership>().AnyAsync(m => m.ValidTo != null || m.ValidFrom == April));
        Assert.False(await db.Set<PortalUser>().AnyAsync(u => u.StaffNumber == "D90001"));
    }

    [Fact]
    public async Task Applied_it_moves_ends_and_joins_on_the_day_and_only_once()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var id = await scene.DoAsync<TransferService, Guid>(s => s.UploadAsync("異動.csv", List(Rows), admin));
        var trial = await scene.DoAsync<TransferService, TransferTrial>(s => s.TrialAsync(id, admin));
        await scene.DoAsync<TransferService>(s => s.ApplyAsync(id, trial.Plan.Fingerprint, trial.List.Version, admin));

        Assert.Equal("道路整備課", (await scene.ActorAsync("staff1", April.AddDays(-1))).Main?.SectionName);
        var moved = await scene.ActorAsync("staff1", April);
        Assert.Equal(("会計課", Role.SectionHead), (moved.Main!.SectionName, moved.Main.Role));
        Assert.Empty((await scene.ActorAsync("head1", April)).Capacities);
        await using var db = scene.Database.NewDb();
        Assert.Equal("緑𠮷 新", (await db.Set<PortalUser>().SingleAsync(u => u.StaffNumber == "D90001")).DisplayName);
        Assert.Contains("ApplyTransfers", await scene.ActsAsync(DemoOffice.UserId("staff1")));
        Assert.Equal("TransferApplied", await PeopleScene.RefusedAsync(() => scene.DoAsync<TransferService>(s => s.ApplyAsync(id, trial.Plan.Fingerprint, trial.List.Version, admin))));
    }

    [Fact]
    public async Task One_faulty_row_stops_the_whole_list()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var id = await scene.DoAsync<TransferService, Guid>(s => s.UploadAsync("異動.csv", List([.. Rows, $"D99999,誰 か,,{Roads},{Accounts},担当者,R9.4.1"]), admin));
        var trial = await scene.DoAsync<TransferService, TransferTrial>(s => s.TrialAsync(id, admin));
        Assert.Equal((5, "StaffNumberUnknown"), (trial.Plan.Errors[0].Row, trial.Plan.Errors[0].Code));
        Assert.Equal("TransferHasErrors", await PeopleScene.RefusedAsync(() => scene.DoAsync<TransferService>(s => s.ApplyAsync(id, trial.Plan.Fingerprint, trial.List.Version, admin))));
        await using var db = scene.Database.NewDb();
        Assert.False(await db.Set<Membership>().AnyAsync(m => m.ValidTo != null));
    }

    [Fact]
    public async Task A_change_between_trial_and_application_is_shown_again_before_anything_is_written()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var id = await scene.DoAsync<TransferService, Guid>(s => s.UploadAsync("異動.csv", List(Rows), admin));
        var trial = await scene.DoAsync<TransferService, TransferTrial>(s => s.TrialAsync(id, admin));
        await scene.DoAsync<PeopleService>(s => s.AddMembershipAsync(DemoOffice.UserId("staff1"), new MembershipInput { SectionId = DemoOffice.SectionId(Roads), Role = Role.SectionHead, ValidFrom = PeopleScene.Today }, admin));
        Assert.Equal("TransferChanged", await PeopleScene.RefusedAsync(() => scene.DoAsync<TransferService>(s => s.ApplyAsync(id, trial.Plan.Fingerprint, trial.List.Version, admin))));
        Assert.Equal("TransferChanged", await PeopleScene.RefusedAsync(() => scene.DoAsync<TransferService>(s => s.ApplyAsync(id, "x", trial.List.Version, admin))));
    }

    [Fact]
    public async Task Only_the_administrator_uploads_tries_and_applies()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var head = await scene.ActorAsync("policyhead");
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<TransferService>(s => s.UploadAsync("x.csv", List(Rows), head)));
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<TransferService>(s => s.TrialAsync(Guid.Empty, head)));
        await Assert.ThrowsAsync<Forbidden>(() => scene.DoAsync<TransferService>(s => s.ApplyAsync(Guid.Empty, "", 0, head)));
    }

    private sealed class Work : IOpenWork
    {
        public Task<IReadOnlyList<OpenWorkLine>> OfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<OpenWorkLine>>([.. userIds.Select(id => new OpenWorkLine(id, "R9-予-0001", "試験案件", "Act.Draft", "/Consultations/Case/1"))]);
    }
}

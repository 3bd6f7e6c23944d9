using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Radar.Demo;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Radar;

/// <summary>Standing warnings over the demonstration's ledger: SYS-0102 is staff1's.</summary>
public sealed class RadarScanTests : PortalTest
{
    private static readonly Guid Bridge = DemoSystems.Id("SYS-0102");

    private Task<ScanResult> ScanAsync() => UseAsync<RadarScanService, ScanResult>(s => s.ScanOnceAsync());

    private Task<List<RadarWarning>> WarningsAsync() => ReadAsync(db => db.Set<RadarWarning>().AsNoTracking().ToListAsync());

    private async Task<RadarWarning> WarningAsync(RadarCode code, Guid? system = null) => (await WarningsAsync()).Single(w => w.Code == code && w.SystemId == (system ?? Bridge));

    /// <summary>A change of the ledger's row as its staff would make it.</summary>
    private async Task EditAsync(Func<SystemInput, SystemInput> change, Guid? system = null)
    {
        var actor = await ActorAsync("reviewer1");
        var row = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == (system ?? Bridge)));
        await UseAsync<SystemRegister>(r => r.EditAsync(row.Id, change(SystemInput.Of(row)), actor));
    }

    private async Task DecideAsync(RadarWarning warning, DecisionChoice choice, string account = "staff1")
    {
        var actor = await ActorAsync(account);
        await UseAsync<RadarService>(s => s.DecideAsync(warning.Id, choice with { Version = warning.Version }, actor));
    }

    [Fact]
    public async Task A_second_scan_of_the_day_changes_nothing_and_tells_nobody_twice()
    {
        var first = await ScanAsync();
        Assert.True(first.Systems > 100 && first.Opened > 100);
        Assert.Equal(first.Opened, first.Noticed);
        var before = await WarningsAsync();
        Assert.Equal(new ScanResult(first.Systems, 0, 0, 0, 0), await ScanAsync());
        Assert.Equal(before.Select(w => (w.Id, w.Version)).Order(), (await WarningsAsync()).Select(w => (w.Id, w.Version)).Order());
        Assert.Equal(1, await ReadAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == "Radar.Digest")));
    }

    [Fact]
    public async Task One_node_scans_at_a_time()
    {
        var scanning = Host.Services.GetRequiredService<RadarScanning>();
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scanning.ScanOnceAsync()));
        Assert.True(results.Count(r => r is { Opened: > 0 }) == 1, "Two nodes opened the same warnings.");
        Assert.NotNull(await scanning.ScanOnceAsync());
    }

    [Fact]
    public async Task A_warning_goes_with_its_cause_and_begins_anew_when_it_comes_back()
    {
        await EditAsync(s => s with { BackupRemote = false, RtoHours = 24 });
        await ScanAsync();
        var warning = await WarningAsync(RadarCode.NoRemoteBackup);
        Assert.Equal((WarningState.Open, new DateOnly(2026, 9, 1)), (warning.State, warning.FirstSeenOn));
        await DecideAsync(warning, new DecisionChoice { Choice = WarningChoice.Excluded, Reason = "別の仕組みで保護している" });

        Clock.Go(2026, 9, 10);
        await EditAsync(s => s with { BackupRemote = true });
        await UseAsync<RadarScanService>(s => s.RefreshAsync(Bridge));
        Assert.Equal(WarningState.Gone, (await WarningAsync(RadarCode.NoRemoteBackup)).State);

        Clock.Go(2026, 9, 20);
        await EditAsync(s => s with { BackupRemote = false });
        await UseAsync<RadarScanService>(s => s.RefreshAsync(Bridge));
        var again = await WarningAsync(RadarCode.NoRemoteBackup);
        Assert.Equal((warning.Id, WarningState.Open, new DateOnly(2026, 9, 20), (WarningChoice?)null), (again.Id, again.State, again.FirstSeenOn, again.Choice));
    }

    [Fact]
    public async Task Saving_a_row_by_hand_looks_at_its_warnings_at_once()
    {
        await EditAsync(s => s with { BackupRemote = false, RtoHours = 24 });
        await ScanAsync();
        var client = await SignedInAsync("staff1");
        var form = await client.GetAsync($"/Systems/Edit/{Bridge}/continuity");
        var saved = await form.Form("Input.RtoHours").Fill("Input.BackupRemote", "true").SubmitAsync();
        Assert.Equal(302, saved.Status);
        Assert.Equal(WarningState.Gone, (await WarningAsync(RadarCode.NoRemoteBackup)).State);
    }

    [Fact]
    public async Task Its_role_is_told_once_a_scan_again_at_a_new_stage_and_every_thirty_days_until_it_is_decided()
    {
        Clock.Go(2026, 5, 1);
        await EditAsync(s => s with { ContractFrom = new DateOnly(2023, 4, 1), ContractTo = new DateOnly(2028, 3, 31), NextRenewalFy = new FiscalYear(2027), RenewalPlan = "Renew", NoticeDays = null, AutoRenewal = null, ContractAmountYen = 10_000_000 });
        async Task<(RadarStage Stage, DateOnly? Noticed)> ScannedAsync()
        {
            await ScanAsync();
            var w = await WarningAsync(RadarCode.ContractEnd);
            return (w.Stage, w.NoticedOn);
        }
        Assert.Equal((RadarStage.Prepare, new DateOnly(2026, 5, 1)), await ScannedAsync());
        Clock.Go(2026, 5, 30);
        Assert.Equal((RadarStage.Prepare, new DateOnly(2026, 5, 1)), await ScannedAsync());
        Clock.Go(2026, 5, 31);
        Assert.Equal((RadarStage.Prepare, new DateOnly(2026, 5, 31)), await ScannedAsync());
        Clock.Go(2026, 8, 30);
        Assert.Equal((RadarStage.Prepare, new DateOnly(2026, 8, 30)), await ScannedAsync());
        // A new stage is told of although the last notice was the day before.
        Clock.Go(2026, 8, 31);
        Assert.Equal((RadarStage.Filing, new DateOnly(2026, 8, 31)), await ScannedAsync());

        await DecideAsync(await WarningAsync(RadarCode.ContractEnd), new DecisionChoice { Choice = WarningChoice.Extend, Reason = "1年延長する" });
        Clock.Go(2026, 10, 15);
        Assert.Equal((RadarStage.BudgetRequest, new DateOnly(2026, 8, 31)), await ScannedAsync());
        Assert.Equal(WarningState.Decided, (await WarningAsync(RadarCode.ContractEnd)).State);
    }

    [Fact]
    public async Task A_person_gets_one_notice_a_scan_with_the_number_and_the_list_behind_it()
    {
        await ScanAsync();
        while (await RelayAsync() > 0)
        {
            // Until nothing is due.
        }
        var notices = await ReadAsync(db => db.Set<Notice>().AsNoTracking().Where(n => n.Kind == "Radar.Digest").ToListAsync());
        Assert.Equal(notices.Count, notices.Select(n => n.UserId).Distinct().Count());
        foreach (var account in new[] { "staff1", "head1", "policyhead" })
        {
            var actor = await ActorAsync(account);
            var notice = Assert.Single(notices, n => n.UserId == actor.UserId);
            var counts = await UseAsync<RadarQueries, RadarCounts>(q => q.CountAsync(new RadarFilter { Mine = true }, actor));
            Assert.Equal("/Radar?Mine=true", notice.Link);
            Assert.Equal(([counts.All.ToString(), counts.Grave.ToString()]), notice.Arguments);
            Assert.True(counts.All > 0);
            var page = await (await SignedInAsync(account)).GetAsync(notice.Link);
            Assert.Contains($"{counts.All}件", page.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(notices, n => n.UserId == DemoOffice.UserId("finance"));
    }

    [Fact]
    public async Task A_decision_keeps_its_reason_and_comes_back_after_its_last_day()
    {
        await EditAsync(s => s with { BackupRemote = false, RtoHours = 24 });
        await ScanAsync();
        var warning = await WarningAsync(RadarCode.NoRemoteBackup);
        async Task<string> RefusedAsync(DecisionChoice choice) => (await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(warning, choice))).Code;
        Assert.Equal("Radar.ReasonNeeded", await RefusedAsync(new DecisionChoice { Choice = WarningChoice.Excluded }));
        Assert.Equal("Radar.UntilInPast", await RefusedAsync(new DecisionChoice { Choice = WarningChoice.Excluded, Reason = "今は対象外", Until = new DateOnly(2026, 9, 1) }));
        await DecideAsync(warning, new DecisionChoice { Choice = WarningChoice.Excluded, Reason = "今は対象外", Until = new DateOnly(2026, 12, 31) });
        var trail = await UseAsync<TrailQueries, IReadOnlyList<TrailLine>>(q => q.OfAsync(warning.Subject, true));
        Assert.Equal(("RadarDecided", "今は対象外"), (trail[0].Action, trail[0].Reason));
        Assert.Contains(trail[0].Changes, c => c is { Field: "WarningDecision.Choice", After: "Excluded" });
        await Assert.ThrowsAsync<VersionConflict>(() => DecideAsync(warning, new DecisionChoice { Choice = WarningChoice.Done }));

        Clock.Go(2026, 12, 31);
        await ScanAsync();
        Assert.Equal(WarningState.Decided, (await WarningAsync(RadarCode.NoRemoteBackup)).State);
        Clock.Go(2027, 1, 1);
        await ScanAsync();
        var back = await WarningAsync(RadarCode.NoRemoteBackup);
        Assert.Equal((WarningState.Open, new DateOnly(2027, 1, 1)), (back.State, back.NoticedOn));
        // 対応済 holds for the repeat interval: what is still found then was not done.
        await DecideAsync(back, new DecisionChoice { Choice = WarningChoice.Done });
        Assert.Equal(new DateOnly(2027, 1, 31), (await WarningAsync(RadarCode.NoRemoteBackup)).HoldsUntil);
    }

    [Fact]
    public async Task Only_the_owner_section_and_the_policy_office_decide()
    {
        await EditAsync(s => s with { BackupRemote = false, RtoHours = 24 });
        await ScanAsync();
        var warning = await WarningAsync(RadarCode.NoRemoteBackup);
        var choice = new DecisionChoice { Choice = WarningChoice.Done };
        foreach (var account in new[] { "staff2", "head2", "coordinator", "cio", "ciso", "advisor", "finance", "auditor1", "admin" })
        {
            await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(warning, choice, account));
            Assert.Equal(200, (await (await SignedInAsync(account)).GetAsync($"/Radar/Warning/{warning.Id}")).Status);
        }
        await DecideAsync(warning, choice, "head1");
        var actor = await ActorAsync("reviewer1");
        var decided = await WarningAsync(RadarCode.NoRemoteBackup);
        await UseAsync<RadarService>(s => s.ReopenAsync(decided.Id, decided.Version, actor));
        Assert.Equal(WarningState.Open, (await WarningAsync(RadarCode.NoRemoteBackup)).State);
    }

    [Fact]
    public async Task A_warning_from_a_hidden_part_is_seen_only_by_those_who_may_read_the_part()
    {
        await EditAsync(s => s with { Hosting = "OwnServer", AnnualCostYen = 50_000_000, BackupPlace = "秘密の保管場所" });
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == Bridge));
        var office = await ActorAsync("reviewer1");
        await UseAsync<KarteRegister>(r => r.EditRowsAsync(Bridge, SystemPartTables.Servers, new SystemRowsInput { Version = system.Version, Servers = [new ServerRow { Name = "sv1", Count = 1 }] }, office));
        await ScanAsync();
        var warning = await WarningAsync(RadarCode.LargeUnprotected);
        foreach (var (account, sees) in new[] { ("staff1", true), ("head1", true), ("reviewer1", true), ("cio", true), ("staff2", false), ("finance", false), ("auditor1", false), ("admin", false) })
        {
            var (client, actor) = (await SignedInAsync(account), await ActorAsync(account));
            Assert.Equal(sees ? 200 : 404, (await client.GetAsync($"/Radar/Warning/{warning.Id}")).Status);
            var list = await client.GetAsync($"/Radar?SystemId={Bridge}");
            Assert.Equal(sees, list.Html.Contains(warning.Id.ToString(), StringComparison.Ordinal));
            var file = System.Text.Encoding.UTF8.GetString((await client.GetAsync($"/Radar?handler=Csv&SystemId={Bridge}")).Body);
            Assert.Equal(sees, file.Contains("大規模システムの保護", StringComparison.Ordinal));
            Assert.DoesNotContain("秘密の保管場所", list.Html + file, StringComparison.Ordinal);
            var counted = await UseAsync<RadarQueries, RadarCounts>(q => q.CountAsync(new RadarFilter { SystemId = Bridge }, actor));
            Assert.Equal((await UseAsync<RadarQueries, Page<RadarLine>>(q => q.PageAsync(new RadarFilter { SystemId = Bridge }, null, actor))).Items.Count, counted.All);
        }
    }

    [Fact]
    public async Task The_same_product_in_two_sections_is_one_candidate_for_joint_purchase()
    {
        var other = (await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.OwnerSectionId != db.Set<InformationSystem>().Single(b => b.Id == Bridge).OwnerSectionId && s.Lifecycle == Lifecycle.InOperation).ToListAsync()))[0].Id;
        await EditAsync(s => s with { ProductName = "試験用パック" });
        await ScanAsync();
        Assert.DoesNotContain(await WarningsAsync(), w => w.Code == RadarCode.JointPurchase && w.Title.Contains("試験用"));
        await EditAsync(s => s with { ProductName = "試験用ﾊﾟｯｸ" }, other);
        await ScanAsync();
        var found = Assert.Single(await WarningsAsync(), w => w.Code == RadarCode.JointPurchase && w.Title.StartsWith("試験用", StringComparison.Ordinal));
        Assert.Equal(("2/2", (Guid?)null, WarningState.Open), (found.Note, found.SystemId, found.State));
        await EditAsync(s => s with { ProductName = null }, other);
        await ScanAsync();
        Assert.Equal(WarningState.Gone, (await WarningsAsync()).Single(w => w.Id == found.Id).State);
    }

    [Fact]
    [Trait("Rule", "R098")]
    public async Task The_renewal_of_a_system_on_own_servers_is_led_to_the_shared_platform()
    {
        await EditAsync(s => s with { Hosting = "OwnServer", ContractFrom = new DateOnly(2023, 4, 1), ContractTo = new DateOnly(2027, 9, 30), RenewalPlan = "Renew" });
        await ScanAsync();
        var list = await (await SignedInAsync("staff1")).GetAsync($"/Radar?Code=OffPlatform&SystemId={Bridge}");
        Assert.Contains("次の更新で共通基盤に載せることを検討する", list.Text, StringComparison.Ordinal);
        await EditAsync(s => s with { Hosting = SystemCodes.SharedPlatform });
        await ScanAsync();
        Assert.Equal(WarningState.Gone, (await WarningAsync(RadarCode.OffPlatform)).State);
        // How far the gathering has come, year by year, is counted from the same ledger.
        Assert.Contains("共通基盤", (await (await SignedInAsync("staff1")).GetAsync("/Systems/Counts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "R167")]
    public async Task An_sla_that_nobody_reviewed_for_a_year_is_work_of_its_section_until_the_review_is_recorded()
    {
        async Task ReviewAsync(DateOnly? on)
        {
            var office = await ActorAsync("staff1");
            var rows = await UseAsync<KarteQueries, SystemRowsInput>(q => q.RowsForFormAsync(Bridge, SystemPartTables.Slas));
            await UseAsync<KarteRegister>(r => r.EditRowsAsync(Bridge, SystemPartTables.Slas, rows with { Slas = [new SlaRow { Item = "サービス稼働率", Goal = "99.5%", ReviewedOn = on }] }, office));
            await ScanAsync();
        }
        var today = Core.Platform.Time.OfficeTime.DayOf(Clock.Now);
        await ReviewAsync(today.AddYears(-1));
        Assert.DoesNotContain(await WarningsAsync(), w => w.Code == RadarCode.SlaNotReviewed && w.SystemId == Bridge);
        await ReviewAsync(today.AddYears(-1).AddDays(-1));
        Assert.Equal(WarningState.Open, (await WarningAsync(RadarCode.SlaNotReviewed)).State);
        var list = await (await SignedInAsync("staff1")).GetAsync($"/Radar?Code=SlaNotReviewed&SystemId={Bridge}");
        Assert.Contains("SLAを見直し", list.Text, StringComparison.Ordinal);
        Assert.Contains($"/Systems/Rows/{Bridge}/slas", list.Html, StringComparison.Ordinal);
        await ReviewAsync(today);
        Assert.Equal(WarningState.Gone, (await WarningAsync(RadarCode.SlaNotReviewed)).State);
    }

    [Fact]
    [Trait("Rule", "R227")]
    public async Task The_rate_of_remote_backups_on_the_platform_stands_beside_its_target_and_what_lacks_one_is_warned_of()
    {
        await UseAsync<PortalDb>(db => DemoRadar.SeedAsync(db, Actor.Operator(Clock.Now)));
        async Task<PlatformLine> LineAsync() => (await UseAsync<PlatformTermQueries, IReadOnlyList<PlatformLine>>(q => q.LinesAsync())).First(l => l.Term.ContractTo >= new DateOnly(2026, 9, 1));
        await EditAsync(s => s with { Hosting = SystemCodes.SharedPlatform, Criticality = Criticality.Important, RtoHours = 24, BackupRemote = true });
        var (with, staff) = (await LineAsync(), await SignedInAsync("staff2"));
        Assert.True(with.Main > 10);
        Assert.Equal(with.Remote * 100 / with.Main, with.RemotePercent);
        var page = await staff.GetAsync("/Radar/Platforms");
        Assert.Contains($"{with.RemotePercent}%", page.Text, StringComparison.Ordinal);
        Assert.Contains("目標90%", page.Text, StringComparison.Ordinal);
        await EditAsync(s => s with { BackupRemote = false });
        Assert.Equal((with.Main, with.Remote - 1), ((await LineAsync()).Main, (await LineAsync()).Remote));
        await ScanAsync();
        Assert.Equal(WarningState.Open, (await WarningAsync(RadarCode.NoRemoteBackup)).State);
    }

    [Fact]
    [Trait("Rule", "R288")]
    public async Task The_renewals_of_large_systems_are_aligned_with_the_platforms_from_what_is_in_the_ledger()
    {
        await UseAsync<PortalDb>(db => DemoRadar.SeedAsync(db, Actor.Operator(Clock.Now)));
        var past = await UseAsync<MoveQueries, DoubleMoveReport>(q => q.ReadAsync(FiscalYear.Earliest.Start));
        var example = past.Shown.Where(d => d.IsExample).ToList();
        Assert.Equal(["土木事務管理システム", "財務会計システム"], example.Select(d => d.System.Name).Order(StringComparer.Ordinal));
        Assert.All(example, d => Assert.Equal((new DateOnly(2020, 2, 1), new DateOnly(2021, 2, 1), 12), (d.Move.First.On, d.Move.Second.On, d.Move.Months)));
        Assert.Equal(51_000_000, example.Sum(d => d.Move.OverlapYen));
        var page = await (await SignedInAsync("staff2")).GetAsync("/Radar/Moves?Past=true");
        Assert.Contains("51,000,000円", page.Text, StringComparison.Ordinal);
        Assert.Contains("例示", page.Text, StringComparison.Ordinal);

        // Another figure in the ledger is another sum: it is computed, not told.
        var finance = example.Single(d => d.System.Name == "財務会計システム").System.Id;
        var office = await ActorAsync("reviewer1");
        var rows = await UseAsync<KarteQueries, SystemRowsInput>(q => q.RowsForFormAsync(finance, SystemPartTables.Costs));
        await UseAsync<KarteRegister>(r => r.EditRowsAsync(finance, SystemPartTables.Costs, rows with
        {
            Costs = [.. rows.Costs.Select(c => c.Category == "Verification" ? c with { ActualYen = 30_000_000 } : c), new CostRow { Fy = new FiscalYear(2020), Category = "Migration", BudgetYen = 4_000_000 }],
        }, office));
        Assert.Equal(57_000_000, (await UseAsync<MoveQueries, DoubleMoveReport>(q => q.ReadAsync(FiscalYear.Earliest.Start))).Shown.Where(d => d.IsExample).Sum(d => d.Move.OverlapYen));
        Assert.DoesNotContain((await UseAsync<MoveQueries, DoubleMoveReport>(q => q.ReadAsync(FiscalYear.Earliest.Start, windowMonths: 11))).Shown, d => d.IsExample);

        // A coming one is warned of with the ways to align it, and gone when the dates are aligned.
        await EditAsync(s => s with { Hosting = SystemCodes.SharedPlatform, PlatformFy = new FiscalYear(2018), LeaseEndOn = null, ContractFrom = new DateOnly(2024, 4, 1), ContractTo = new DateOnly(2029, 3, 31), NextRenewalFy = new FiscalYear(2028), RenewalPlan = "Renew" });
        await ScanAsync();
        var warning = await WarningAsync(RadarCode.DoubleMove);
        Assert.Equal((12, new DateOnly(2028, 4, 1)), (warning.Months!.Value, warning.KeyDate!.Value));
        var shown = await (await SignedInAsync("reviewer1")).GetAsync($"/Radar/Warning/{warning.Id}");
        Assert.Contains("後の移行を12か月前倒しする", shown.Text, StringComparison.Ordinal);
        Assert.Contains("基盤の更新と一つの調達・移行にまとめる", shown.Text, StringComparison.Ordinal);
        await EditAsync(s => s with { ContractTo = new DateOnly(2028, 3, 31), NextRenewalFy = new FiscalYear(2027) });
        await ScanAsync();
        Assert.Equal(WarningState.Gone, (await WarningAsync(RadarCode.DoubleMove)).State);
    }
}

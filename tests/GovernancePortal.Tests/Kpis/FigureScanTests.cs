using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>The daily scan: the portal's own figures become readings, and people are reminded of theirs.</summary>
public sealed class FigureScanTests : PortalTest
{
    [Fact]
    public async Task A_computed_kpi_stands_at_what_the_ledger_counts_and_nobody_types_or_confirms_it()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var scan = await ScanAsync();
        Assert.Equal((1, 1), (scan.Kpis, scan.Written));
        var counted = await FigureAsync();
        var standing = await plan.StandingAsync(this, KpiFigureScene.Computed);
        Assert.Equal((counted, ReadingSource.Computed, OfficeTime.DayOf(Clock.Now)), (standing.Actual!.Actual.Value, standing.Actual.Source, standing.Actual.AsOf));
        Assert.Null(standing.Actual.ConfirmedBy);
        Assert.False(standing.IsStale);
    }

    [Fact]
    public async Task A_second_scan_of_the_day_changes_nothing_the_next_day_only_the_age_and_a_changed_figure_is_a_new_version()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await ScanAsync();
        Assert.Equal((0, 0), await ScanAsync() is { } again ? (again.Written, again.Checked) : default);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((0, 1), await ScanAsync() is { } next ? (next.Written, next.Checked) : default);
        var standing = await plan.StandingAsync(this, KpiFigureScene.Computed);
        Assert.Equal(OfficeTime.DayOf(Clock.Now), standing.Actual!.AsOf);
        var office = await ActorAsync("reviewer1");
        var other = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().FirstAsync(s => s.Lifecycle == Lifecycle.InOperation && s.Hosting != null && s.Hosting != "SharedPlatform"));
        await UseAsync<SystemRegister>(r => r.EditAsync(other.Id, SystemInput.Of(other) with { Hosting = "SharedPlatform" }, office));
        await ScanAsync();
        var versions = await ReadAsync(db => db.Set<KpiReading>().Where(r => r.KpiId == plan[KpiFigureScene.Computed]).OrderBy(r => r.Number).Select(r => r.Value!.Value).ToListAsync());
        Assert.Equal([standing.Actual.Actual.Value!.Value, standing.Actual.Actual.Value.Value + 1], versions);
    }

    [Fact]
    public async Task A_figure_whose_module_is_gone_is_named_and_stops_nothing()
    {
        await KpiFigureScene.StartAsync(this);
        await Database.ScalarAsync("update kpi set figure_key = 'Gone.Figure' where figure_key is not null");
        Assert.Equal(["Gone.Figure"], (await ScanAsync()).Unknown);
    }

    [Fact]
    public async Task People_are_reminded_before_the_day_after_it_and_again_until_the_figure_is_there()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        Clock.Go(2026, 5, 30);
        Assert.Equal(0, await Of2025Async());
        Clock.Go(2026, 5, 31);
        Assert.True((await ScanAsync()).Reminded > 0);
        await RelayAsync();
        Assert.NotEmpty(await NoticesAsync("staff1"));
        Assert.NotEmpty(await NoticesAsync("head1"));
        Assert.Empty(await NoticesAsync("staff2"));
        Clock.Go(2026, 6, 10);
        Assert.Equal(0, await Of2025Async());
        Clock.Go(2026, 7, 1);
        Assert.True(await Of2025Async() > 0);
        Clock.Go(2026, 7, 10);
        Assert.Equal(0, await Of2025Async());
        Clock.Go(2026, 7, 15);
        Assert.True(await Of2025Async() > 0);
        foreach (var kpi in new[] { KpiFigureScene.Cumulative, KpiFigureScene.Falling, KpiFigureScene.Quarterly })
        {
            await plan.EnterAsync(this, kpi, 2025, 70);
        }
        await plan.EnterAsync(this, KpiFigureScene.Rate, 2025, new ReadingInput { Value = 41 });
        await plan.EnterAsync(this, KpiFigureScene.Words, 2025, new ReadingInput { Judgement = TextJudgement.Achieved, Comment = "公開した。" });
        Clock.Go(2026, 8, 1);
        Assert.Equal(0, await Of2025Async());
    }

    private async Task<FigureScan> ScanAsync() => await UseAsync<KpiFigureScanService, FigureScan>(s => s.ScanOnceAsync());

    private Task<decimal?> FigureAsync() => UseAsync<FigureBook, decimal?>(async b => (await b.Find("Systems.Platform")!.ReadAsync(FigureAsk.Now(OfficeTime.DayOf(Clock.Now))))!.Value);

    private async Task<IReadOnlyList<NoticeLine>> NoticesAsync(string account)
    {
        var actor = await ActorAsync(account);
        return [.. (await UseAsync<NoticeQueries, IReadOnlyList<NoticeLine>>(q => q.LatestAsync(actor))).Where(n => n.Kind == "Kpi.Due")];
    }

    /// <summary>How many year figures of 2025 a scan of today asks for.</summary>
    private async Task<int> Of2025Async()
    {
        await ScanAsync();
        var today = OfficeTime.DayOf(Clock.Now);
        return await ReadAsync(db => db.Set<KpiReminder>().CountAsync(r => r.Year == new FiscalYear(2025) && r.Quarter == 4 && r.RemindedOn == today));
    }
}

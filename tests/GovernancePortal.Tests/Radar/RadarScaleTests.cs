using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Radar;

/// <summary>What the radar costs over five thousand systems.</summary>
public sealed class RadarScaleTests : PortalTest
{
    private const int Systems = 5_000;

    private Task GrowAsync() => Database.ScalarAsync($"""
        insert into information_system
        select r.* from information_system s cross join generate_series(1, {Systems}) g
        cross join lateral jsonb_populate_record(s, jsonb_build_object('id', md5('r' || g)::uuid, 'code', 'SYS-' || (10000 + g), 'name', '拡大試験' || g, 'contract_to', date '2027-01-01' + g % 900, 'rto_hours', 24, 'backup_remote', g % 2 = 0)) r
        where s.code = 'SYS-0102'
        """, asOwner: true);

    [Fact]
    public async Task Five_thousand_systems_are_scanned_in_chunks_and_listed_in_two_commands()
    {
        await GrowAsync();
        var tracked = -1;
        ScanResult scan = null!;
        var sent = await Commands.OfAsync(async () =>
        {
            await using var scope = Host.Services.CreateAsyncScope();
            scan = await scope.ServiceProvider.GetRequiredService<RadarScanService>().ScanOnceAsync();
            tracked = scope.ServiceProvider.GetRequiredService<PortalDb>().ChangeTracker.Entries().Count();
        });
        Assert.True(scan.Systems > Systems);
        Assert.True(scan.Opened > Systems);
        Assert.Equal(0, tracked);
        // Per chunk: the systems, three parts, what is filed, what is planned, the standing warnings; writing comes in batches.
        var chunks = (scan.Systems / RadarScanService.Chunk) + 2;
        var asked = sent.Count(sql => sql.Contains("SELECT", StringComparison.Ordinal) && !sql.Contains("INSERT", StringComparison.Ordinal) && !sql.Contains("UPDATE", StringComparison.Ordinal));
        // … and once for the whole scan: calendar, platforms, the last survey, the gaps of the ICT-BCP.
        var most = (chunks * 7) + (scan.Opened / RadarScanService.Chunk) + 40;
        Assert.True(asked <= most, $"{asked} of {most} at most");
        var again = await UseAsync<RadarScanService, ScanResult>(s => s.ScanOnceAsync());
        Assert.Equal((0, 0, 0, 0), (again.Opened, again.Changed, again.Passed, again.Noticed));

        var client = await SignedInAsync("staff2");
        foreach (var address in new[] { "/Radar", "/Radar?Severity=Grave&Code=NoFiling", "/Radar?Text=拡大試験&Sort=Title&Descending=true" })
        {
            await client.GetAsync(address);
            var of = await Commands.OfAsync(() => client.GetAsync(address));
            Assert.Equal(2, of.Count(sql => sql.Contains("radar_warning", StringComparison.Ordinal)));
            Assert.Equal(3, of.Count); // and the frame's
        }
        var page = await client.GetAsync("/Radar");
        Assert.Equal(50, page.Document.QuerySelectorAll("table.list tbody tr").Length);
        var next = await client.GetAsync(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(50, next.Document.QuerySelectorAll("table.list tbody tr").Length);

        // The roadmap shows a page of them, in a number of commands that does not grow.
        await client.GetAsync("/Radar/Roadmap");
        var road = await Commands.OfAsync(() => client.GetAsync("/Radar/Roadmap?P=3"));
        Assert.True(road.Count <= 10, string.Join("\n--\n", road));
        var map = await client.GetAsync("/Radar/Roadmap");
        Assert.Contains($"のうち1～{Roadmap.PageSize}番目", map.Text, StringComparison.Ordinal);
        Assert.NotNull(map.Document.QuerySelector("a[rel=next]"));
        Assert.True((await UseAsync<MoveQueries, DoubleMoveReport>(q => q.ReadAsync(new DateOnly(2026, 9, 2)))).Shown.Count <= MoveQueries.Most);
    }

    [Theory]
    [InlineData(RadarSort.Rank), InlineData(RadarSort.DueOn), InlineData(RadarSort.Title), InlineData(RadarSort.FirstSeen)]
    public async Task Every_sort_pages_through_all_warnings_once(RadarSort sort)
    {
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        var actor = await ActorAsync("reviewer1");
        var filter = new RadarFilter { Sort = sort, Descending = sort == RadarSort.Title };
        var seen = new List<Guid>();
        Cursor? at = null;
        do
        {
            var page = await UseAsync<RadarQueries, Page<RadarLine>>(q => q.PageAsync(filter, at, actor));
            seen.AddRange(page.Items.Select(x => x.Id));
            at = Cursor.Read(page.Next);
        }
        while (at is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal((await UseAsync<RadarQueries, RadarCounts>(q => q.CountAsync(filter, actor))).All, seen.Count);
        var exported = new List<Guid>();
        await using var scope = Host.Services.CreateAsyncScope();
        await foreach (var line in scope.ServiceProvider.GetRequiredService<RadarQueries>().Export(filter, actor))
        {
            exported.Add(line.Id);
        }
        Assert.Equal(exported, seen);
    }

    [Fact]
    public async Task The_roadmap_and_its_file_hold_every_bar()
    {
        var client = await SignedInAsync("staff2");
        var file = System.Text.Encoding.UTF8.GetString((await client.GetAsync("/Radar/Roadmap?handler=Csv")).Body);
        var pages = 0;
        var shown = 0;
        for (var next = "/Radar/Roadmap"; next is not null; pages++)
        {
            var page = await client.GetAsync(next);
            Assert.Equal(200, page.Status);
            shown += page.Document.QuerySelectorAll("table.roadmap-table tbody a.title").Length;
            Assert.All(page.Document.QuerySelectorAll("table.roadmap-table tbody a.title"), a => Assert.Contains(a.TextContent, file, StringComparison.Ordinal));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.True(pages > 2 && shown > 100);
        foreach (var group in Enum.GetValues<RoadmapGroup>())
        {
            Assert.Equal(200, (await client.GetAsync($"/Radar/Roadmap?Group={group}&FromFy=2019")).Status);
        }
    }
}

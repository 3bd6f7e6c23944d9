using System.Diagnostics;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace GovernancePortal.Tests.Systems;

/// <summary>A ledger of 5,000 systems: what lists and searches cost, in commands and roughly in time.</summary>
public sealed class ManySystemsTests(ITestOutputHelper output) : PortalTest
{
    private const int Many = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Five_thousand_systems_are_listed_searched_and_compared_in_two_commands_each()
    {
        var ids = await new GeneratedSystems().AddAsync(Database, Many, Actor.Operator(Clock.Now));
        Assert.Equal(Many, ids.Distinct().Count());
        // As autovacuum does: before it new entries wait in a list beside the index.
        await Database.ScalarAsync("vacuum analyze", asOwner: true);
        var staff = await SignedInAsync("staff1");
        foreach (var address in new[] { "/Systems", "/Systems?Text=道路台帳", "/Search?Q=道路", "/Search?Q=道路台帳", "/Search?Q=システム&Kind=Systems", "/Systems/Duplicates", "/Systems/Duplicates?View=Duplicate", $"/Systems/Details/{ids[7]}", $"/Systems/Details/{ids[7]}/similar" })
        {
            await staff.GetAsync(address);
            var watch = Stopwatch.StartNew();
            var sent = await Commands.OfAsync(() => staff.GetAsync(address));
            output.WriteLine($"{address}: {watch.ElapsedMilliseconds} ms, {sent.Count} commands");
            Assert.True(watch.Elapsed < Patience, $"{address} takes {watch.Elapsed}.");
            Assert.True(sent.Count(sql => !sql.Contains("FROM notice", StringComparison.Ordinal)) <= (address.Contains("Details", StringComparison.Ordinal) ? 3 : 2), string.Join("\n--\n", sent));
        }
        // What the index finds is what reading every row finds.
        foreach (var word in new[] { "河川", "点検記録", "あおばクラウド", "こもれび" })
        {
            var actor = await ActorAsync("staff1");
            var counted = (await UseAsync<SearchQueries, IReadOnlyDictionary<string, int>>(q => q.CountAsync(new SearchAsk(word), actor))).GetValueOrDefault("Systems");
            var read = Convert.ToInt32(await Database.ScalarAsync($"select count(*) from search_entry where kind = 'Systems' and text like '%{word}%'"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(Math.Min(read, SearchQueries.CountLimit + 1), counted);
            Assert.True(counted > 0);
        }
        var plan = await Database.ScalarAsync($"explain (format json) select kind from search_entry where kind = 'Systems' and bigrams @> array[{string.Join(',', SearchWords.Bigrams("介護保険収納"))}]");
        Assert.Contains("ix_search_entry_bigrams", (string)plan!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generator_gives_the_same_ledger_for_the_same_seed_and_another_for_another()
    {
        Guid[] sections = [Guid.Empty];
        var year = new Core.Platform.Time.FiscalYear(2026);
        List<SystemInput> Of(int seed) => [.. new GeneratedSystems(seed).Inputs(200, sections, year)];
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
        await Task.CompletedTask;
    }

    [Fact]
    public void Five_thousand_systems_are_grouped_without_comparing_pairs()
    {
        var sections = Enumerable.Range(0, 252).Select(_ => Guid.CreateVersion7(Clock.Now)).ToList();
        List<DuplicateSystem> Rows(int count) =>
        [
            .. new GeneratedSystems().Inputs(count, sections, new Core.Platform.Time.FiscalYear(2026))
                .Select((i, n) => new DuplicateSystem(Guid.CreateVersion7(Clock.Now), $"SYS-{n:0000}", i.Name!, i.ProductName, i.BusinessKind, i.Lifecycle!.Value, i.OwnerSectionId!.Value, "課", Guid.Empty, "部", i.VendorName, i.ContractTo, i.ContractAmountYen, i.AnnualCostYen)),
        ];
        var (small, large) = (Rows(Many), Rows(Many * 4));
        Time(small);
        var (quick, slow) = (Time(small), Time(large));
        output.WriteLine($"{Many}: {quick.TotalMilliseconds:0} ms, {Many * 4}: {slow.TotalMilliseconds:0} ms");
        // Four times the rows would cost sixteen times as much if each met each.
        Assert.True(slow < (quick * 10) + TimeSpan.FromMilliseconds(50), $"{quick} and {slow}");

        static TimeSpan Time(List<DuplicateSystem> rows) => Enumerable.Range(0, 3).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.NotEmpty(DuplicateGroups.Of(rows, new DuplicateFilter()));
            return watch.Elapsed;
        }).Min();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GovernancePortal.Bench;

/// <summary>
/// One run: makes the data sets, starts portal and baseline over each, and lets them take turns, so that what else the
/// machine does falls on all alike.
/// </summary>
public sealed class Bench(BenchOptions options, string root)
{
    private readonly string logs = Path.Combine(root, ".local", "bench");
    private readonly string portal = Path.Combine(root, "src/GovernancePortal.Web/bin/Release/net10.0/GovernancePortal.Web.dll");
    private readonly string baseline = Path.Combine(root, "bench/Baseline/bin/Release/net10.0/GovernancePortal.Baseline.dll");
    private readonly Dictionary<(string, int), int> statements = [];
    private readonly List<string> absent = [];

    public async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(logs);
        foreach (var build in new[] { portal, baseline }.Where(b => !File.Exists(b)))
        {
            throw new InvalidOperationException($"{build} is missing: make bench builds it.");
        }
        Console.WriteLine("Data:");
        await using var server = await BenchServer.OpenAsync(root, options.Keep);
        await server.PrepareAsync(options, portal, logs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ready after {watch.Elapsed.TotalSeconds:0} s"));

        var sets = new List<SetUp>();
        try
        {
            for (var i = 0; i < options.Sizes.Count; i++)
            {
                sets.Add(await SetUp.StartAsync(server, options.Sizes[i], options.Port + (2 * i), portal, baseline, logs));
            }
            var figures = await MeasureAsync(server, sets);
            var memory = new Dictionary<int, (double, double)>();
            foreach (var set in sets)
            {
                memory[set.Size] = (await set.Portal.PeakMemoryAsync(), await set.Baseline.PeakMemoryAsync());
            }
            var text = Report.Text(figures, statements, memory, absent, new RunFacts(Machine(), await server.VersionAsync(), "make bench", await server.NowAsync(), watch.Elapsed, options.Seed,
                $"Each figure pools {options.Rounds} rounds of {string.Join(" and ", options.Loads.Select(l => FormattableString.Invariant($"{l.Requests} requests by {l.Clients}")))} clients, portal and baseline in turn."));
            Console.WriteLine();
            Console.WriteLine(text);
            if (options is { Quick: false, Only: null })
            {
                await Report.WriteAsync(Path.Combine(root, "docs", "performance.md"), text);
                Console.WriteLine("Written to docs/performance.md.");
            }
        }
        finally
        {
            foreach (var set in sets)
            {
                await set.DisposeAsync();
            }
        }
    }

    private async Task<List<Figure>> MeasureAsync(BenchServer server, List<SetUp> sets)
    {
        var figures = new List<Figure>();
        var all = new List<(SetUp Set, IReadOnlyList<BenchCase> Cases)>();
        foreach (var set in sets)
        {
            all.Add((set, await new BenchCases(set.Source).AllAsync(set.PortalOf(BenchUser.All))));
        }
        await server.LogStatementsAsync(on: false);
        await WarmAllAsync(all);
        foreach (var name in all[0].Cases.Select(c => c.Name).Where(n => options.Only is null || n == options.Only))
        {
            Console.Write($"{name,-8}");
            var ready = new List<(SetUp Set, BenchCase Case, List<Session> Portal, List<Session> Baseline)>();
            foreach (var (set, cases) in all)
            {
                var one = cases.Single(c => c.Name == name);
                var (mine, bare) = (set.PortalOf(one.Users), set.BaselineOf(one.Users));
                try
                {
                    await Load.RunAsync(mine, one.Portal, 1, mine.Count);
                    await one.ResetAsync();
                }
                catch (InvalidOperationException refused)
                {
                    absent.Add(FormattableString.Invariant($"{one.Title} ({set.Size:#,0}: {refused.Message})"));
                    continue;
                }
                await WarmUpAsync(one, mine, one.Portal);
                await WarmUpAsync(one, bare, one.Baseline);
                ready.Add((set, one, mine, bare));
            }
            await CountAsync(server, ready);
            foreach (var (clients, requests) in options.Loads)
            {
                var timings = ready.Select(_ => (Portal: new Timing(), Baseline: new Timing())).ToList();
                for (var round = 0; round < options.Rounds; round++)
                {
                    for (var i = 0; i < ready.Count; i++)
                    {
                        var (set, one, mine, bare) = ready[i];
                        var many = Math.Min(requests, one.Most ?? requests);
                        await Load.RunAsync(bare, one.Baseline, clients, many, timings[i].Baseline, set.Baseline);
                        await one.ResetAsync();
                        await Load.RunAsync(mine, one.Portal, clients, many, timings[i].Portal, set.Portal);
                        await one.ResetAsync();
                    }
                }
                for (var i = 0; i < ready.Count; i++)
                {
                    var figure = new Figure(ready[i].Case, ready[i].Set.Size, clients, timings[i].Portal, timings[i].Baseline);
                    figures.Add(figure);
                    Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {figure.Size / 1000}k×{clients}: {figure.Portal.PerSecond:0}/{figure.Baseline.PerSecond:0} = {figure.Ratio:0 %} cpu {figure.Portal.ProcessorMilliseconds:0.0}/{figure.Baseline.ProcessorMilliseconds:0.0}"));
                }
            }
            Console.WriteLine();
        }
        return [.. figures.OrderBy(f => all[0].Cases.ToList().FindIndex(c => c.Name == f.Case.Name)).ThenBy(f => f.Size).ThenBy(f => f.Clients)];
    }

    // The compiler goes on improving code for thousands of requests: before the first figure every reading case gets its share.
    private async Task WarmAllAsync(List<(SetUp Set, IReadOnlyList<BenchCase> Cases)> all)
    {
        foreach (var (set, cases) in all)
        {
            foreach (var one in cases.Where(c => c.Reset is null && (options.Only is null || c.Name == options.Only)))
            {
                try
                {
                    await Load.RunAsync(set.PortalOf(one.Users), one.Portal, 4, options.WarmUp);
                }
                catch (InvalidOperationException refused)
                {
                    Console.WriteLine(refused.Message);
                    continue;
                }
                await Load.RunAsync(set.BaselineOf(one.Users), one.Baseline, 4, options.WarmUp);
            }
        }
    }

    private async Task WarmUpAsync(BenchCase one, List<Session> sessions, Func<BenchUser, int, Call> call)
    {
        for (var left = options.WarmUp / 2; left > 0; left -= one.Most ?? left)
        {
            await Load.RunAsync(sessions, call, 4, Math.Min(left, one.Most ?? left));
            await one.ResetAsync();
        }
    }

    private async Task CountAsync(BenchServer server, List<(SetUp Set, BenchCase Case, List<Session> Portal, List<Session> Baseline)> ready)
    {
        await server.LogStatementsAsync(on: true);
        foreach (var (set, one, mine, _) in ready)
        {
            var (count, text) = await new Statements(server.LogFile).OfAsync(mine, one.Portal, 0, Math.Min(9, one.Most ?? 9));
            statements[(one.Name, set.Size)] = count;
            if (options.Explain)
            {
                await File.WriteAllTextAsync(Path.Combine(logs, $"statements-{one.Name}-{set.Size.ToString(CultureInfo.InvariantCulture)}.txt"), text);
            }
            await one.ResetAsync();
        }
        await server.LogStatementsAsync(on: false);
    }

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors{(model is null ? "" : $" ({model})")}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000.0:0} GB, {RuntimeInformation.FrameworkDescription}");
    }
}

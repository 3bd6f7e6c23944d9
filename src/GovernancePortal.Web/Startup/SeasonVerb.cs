using System.Globalization;
using System.Text.Json;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season.Planning;

namespace GovernancePortal.Web.Startup;

/// <summary>The season on generated cases, from the command line: a table, or one JSON.</summary>
public static class SeasonVerb
{
    private const int MostCases = 10_000;
    private const int MostReviewers = 1000;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> SimulateAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancel)
    {
        var next = FiscalYear.Of(OfficeTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow())).Next;
        if (Read(arguments, next) is not { } options)
        {
            await Console.Error.WriteLineAsync("Usage: simulate season [--cases N] [--seed N] [--fy YEAR] [--reviewers N] [--json]");
            return Verbs.Misused;
        }
        var run = SeasonSimulation.Run(options, CalendarDefaults.BuiltIn(options.TargetFy));
        if (arguments.Contains("--json", StringComparer.Ordinal))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(run, Written));
            return 0;
        }
        await WriteAsync(run, output);
        return 0;
    }

    /// <summary>Null when something is misspelt or out of range.</summary>
    internal static SimulationOptions? Read(string[] arguments, FiscalYear next)
    {
        if (arguments is not ["season", .. var rest])
        {
            return null;
        }
        var options = new SimulationOptions(300, 2026, next);
        for (var n = 0; n < rest.Length; n++)
        {
            if (rest[n] == "--json")
            {
                continue;
            }
            if (n + 1 >= rest.Length || !int.TryParse(rest[n + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }
            SimulationOptions? taken = rest[n++] switch
            {
                "--cases" when value is >= 1 and <= MostCases => options with { Cases = value },
                "--seed" => options with { Seed = value },
                "--fy" when value > FiscalYear.EarliestYear && value < FiscalYear.LatestYear => options with { TargetFy = new FiscalYear(value) },
                "--reviewers" when value is >= 1 and <= MostReviewers => options with { Reviewers = value },
                _ => null,
            };
            if (taken is null)
            {
                return null;
            }
            options = taken;
        }
        return options;
    }

    private static async Task WriteAsync(SeasonSimulationRun run, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{run.Options.Cases} cases for {run.Options.TargetFy}, seed {run.Options.Seed}, {run.Options.Reviewers} reviewers: {run.BeforeAugust} before August, {run.InAugust} in August, {run.LateSeptember} in the last three weeks of September; {run.Fixed} cannot move."));
        await output.WriteLineAsync("follow   busiest week   filings   days of review   weeks over capacity   moved");
        foreach (var r in run.Results)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{r.FollowPercent,5} %   {r.BusiestWeek:yyyy-MM-dd} {r.BusiestFilings,11} {r.BusiestDays,16:0.0} {r.WeeksOver,21} {r.Moved,7}"));
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Weeks were filled to {run.Ceiling:0.00} times their capacity."));
        await output.WriteLineAsync("week         capacity   filings at 0 %   filings at 100 %");
        foreach (var w in run.Weeks)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{w.Monday:yyyy-MM-dd} {w.CapacityDays,10:0.0} {w.ExpectedCases,16} {w.PlannedCases,18}"));
        }
    }
}

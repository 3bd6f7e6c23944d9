using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Web.Startup;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>300 generated cases: the busiest week by how many follow the advice.</summary>
public sealed class SeasonSimulationTests
{
    private static readonly FiscalYear Fy = new(2027);

    private static SeasonSimulationRun Run(int seed, FiscalYear? fy = null) => SeasonSimulation.Run(new SimulationOptions(300, seed, fy ?? Fy), CalendarDefaults.BuiltIn(fy ?? Fy));

    [Theory, Trait("Rule", "R035")]
    [InlineData(2026)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(31415)]
    [InlineData(271828)]
    public void With_all_advice_followed_the_busiest_week_has_under_half_of_the_filings_it_has_with_none(int seed)
    {
        var run = Run(seed);
        var busiest = run.Results.ToDictionary(r => r.FollowPercent, r => r.BusiestFilings);
        Assert.Equal([100, 70, 40, 0], run.Results.Select(r => r.FollowPercent));
        Assert.True(busiest[100] * 2 < busiest[0], $"seed {seed}: {busiest[100]} of {busiest[0]}");
        Assert.True(busiest[100] <= busiest[70] && busiest[70] <= busiest[40] && busiest[40] <= busiest[0], $"seed {seed}: {string.Join(", ", busiest.Values)}");
    }

    [Fact]
    public void Other_years_with_other_holidays_level_as_well()
    {
        foreach (var year in new[] { 2025, 2026, 2028, 2029 })
        {
            var busiest = Run(2026, new FiscalYear(year)).Results.ToDictionary(r => r.FollowPercent, r => r.BusiestFilings);
            Assert.True(busiest[100] * 2 < busiest[0], $"{year}: {busiest[100]} of {busiest[0]}");
        }
    }

    [Fact]
    public void The_generated_cases_are_as_many_and_as_fixed_as_said()
    {
        var run = Run(5);
        Assert.Equal((60, 60, 180, 90), (run.BeforeAugust, run.InAugust, run.LateSeptember, run.Fixed));
        Assert.Equal(300, run.Weeks.Sum(w => w.ExpectedCases));
        Assert.Equal(300, run.Weeks.Sum(w => w.PlannedCases));
        Assert.Equal(180, run.Weeks.Where(w => w.Monday >= new DateOnly(2026, 9, 7)).Sum(w => w.ExpectedCases));
        Assert.Equal((0, run.Weeks.Max(w => w.ExpectedCases)), (run.Results[^1].Moved, run.Results[^1].BusiestFilings));
    }

    [Fact]
    public void One_seed_gives_one_run()
    {
        Assert.Equal(Run(11).Results, Run(11).Results);
        Assert.NotEqual(Run(11).Weeks, Run(12).Weeks);
    }

    [Fact]
    public async Task The_verb_prints_seed_and_figures_without_a_database()
    {
        using var output = new StringWriter();
        await using var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddSingletonClock().BuildServiceProviderOf();
        Assert.Equal(0, await SeasonVerb.SimulateAsync(services, ["season", "--seed", "7", "--fy", "2027"], output, default));
        Assert.Contains("seed 7", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("100 %", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await SeasonVerb.SimulateAsync(services, ["season", "--seed"], output, default));
        Assert.Equal(2, await SeasonVerb.SimulateAsync(services, ["summer"], output, default));
        Assert.False(Assert.Single(Verbs.All, v => v.Name == "simulate").NeedsDatabase);
    }
}

file static class Services
{
    public static Microsoft.Extensions.DependencyInjection.IServiceCollection AddSingletonClock(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, TimeProvider.System);

    public static Microsoft.Extensions.DependencyInjection.ServiceProvider BuildServiceProviderOf(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
        Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);
}

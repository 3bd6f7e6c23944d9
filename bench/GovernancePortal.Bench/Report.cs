using System.Globalization;
using System.Text;

namespace GovernancePortal.Bench;

/// <summary>One case at one size under one number of clients.</summary>
public sealed record Figure(BenchCase Case, int Size, int Clients, Timing Portal, Timing Baseline)
{
    public double Ratio => Baseline.PerSecond > 0 ? Portal.PerSecond / Baseline.PerSecond : 0;
}

public sealed record RunFacts(string Machine, string Postgres, string Command, DateTimeOffset At, TimeSpan Took, int Seed, string Load);

/// <summary>Writes the figures between two marks of docs/performance.md and leaves what people wrote around them.</summary>
public static class Report
{
    private const string Begin = "<!-- figures: written by make bench -->";
    private const string End = "<!-- end of figures -->";

    public static string Text(IReadOnlyList<Figure> figures, IReadOnlyDictionary<(string Case, int Size), int> statements, IReadOnlyDictionary<int, (double Portal, double Baseline)> memory, IReadOnlyList<string> absent, RunFacts facts)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured {facts.At:yyyy-MM-dd HH:mm} UTC with `{facts.Command}` in {facts.Took.TotalSeconds:0} s, seed {facts.Seed}, on {facts.Machine}; PostgreSQL {facts.Postgres}. {facts.Load}\n\n");
        text.Append("| Case | Cases in the database | Clients | Portal req/s | p50 ms | p95 ms | CPU ms | Baseline req/s | p50 ms | p95 ms | CPU ms | Ratio | Aim | Statements |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var f in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {f.Case.Title} | {f.Size:#,0} | {f.Clients} | {f.Portal.PerSecond:0} | {f.Portal.At(0.5):0.0} | {f.Portal.At(0.95):0.0} | {f.Portal.ProcessorMilliseconds:0.0} | {f.Baseline.PerSecond:0} | {f.Baseline.At(0.5):0.0} | {f.Baseline.At(0.95):0.0} | {f.Baseline.ProcessorMilliseconds:0.0} | {f.Ratio:0 %} | {f.Case.Aim:0 %}{(f.Ratio >= f.Case.Aim ? "" : " missed")} | {statements.GetValueOrDefault((f.Case.Name, f.Size))} |\n");
        }
        text.Append("\n| Comparison (median time of one request) | Clients | Factor | Aim |\n|---|--:|--:|--:|\n");
        foreach (var deep in figures.Where(f => f.Case.Name == "deep"))
        {
            if (figures.FirstOrDefault(f => f.Case.Name == "list" && f.Size == deep.Size && f.Clients == deep.Clients) is { } first)
            {
                Compare(FormattableString.Invariant($"Deep page against the first page, {deep.Size:#,0} cases"), deep, first, 1.1);
            }
        }
        var sizes = figures.Select(f => f.Size).Distinct().Order().ToList();
        foreach (var large in figures.Where(f => sizes.Count > 1 && f.Size == sizes[^1]))
        {
            Compare(FormattableString.Invariant($"{large.Case.Title}: {sizes[^1]:#,0} cases against {sizes[0]:#,0}"), large, figures.First(f => f.Case.Name == large.Case.Name && f.Size == sizes[0] && f.Clients == large.Clients), 1.25);
        }
        text.Append("\n| Cases in the database | Portal's peak memory | Baseline's | Aim |\n|--:|--:|--:|--:|\n");
        foreach (var (size, (portal, baseline)) in memory.OrderBy(m => m.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {size:#,0} | {portal:0} MB | {baseline:0} MB | ≤ 300 MB{(portal <= 300 ? "" : ", missed")} |\n");
        }
        if (absent.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nNot measured, because the page is not there or refuses: {string.Join(", ", absent)}.\n");
        }
        return text.ToString();

        void Compare(string what, Figure a, Figure b, double aim)
        {
            var factor = a.Portal.At(0.5) / b.Portal.At(0.5);
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {a.Clients} | {factor:0.00} | ≤ {aim:0.00}{(factor <= aim ? "" : " missed")} |\n");
        }
    }

    public static async Task WriteAsync(string path, string figures)
    {
        var document = File.Exists(path) ? await File.ReadAllTextAsync(path) : $"# Performance\n\n{Begin}\n{End}\n";
        var (from, to) = (document.IndexOf(Begin, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{path} has lost the marks between which the figures stand: {Begin} and {End}.");
        }
        await File.WriteAllTextAsync(path, document[..(from + Begin.Length)] + "\n" + figures + document[to..]);
    }
}

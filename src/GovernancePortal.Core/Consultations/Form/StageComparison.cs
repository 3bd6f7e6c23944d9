using System.Globalization;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// One thing both stages say and say differently: codes of the two fields (their labels), canonical values. Restricted
/// when either field is: readers without the right see that it changed, not how.
/// </summary>
public sealed record StageDifference(string FirstField, string SecondField, string? Before, string? After)
{
    public bool Restricted => FormCatalogue.IsRestricted(FirstField) || FormCatalogue.IsRestricted(SecondField);
}

/// <summary>P3: what the second stage changed of the first (domain.md 3.6); computed, never typed.</summary>
public static class StageComparison
{
    private static readonly (string First, string Second)[] Pairs =
    [
        ("H3", "Q1"), ("H1.Notice", "Q11"), ("H1.Contract", "Q11.Contract"), ("H1.End", "Q5.To"), ("F2", "U1"), ("F2.Rpo", "U1.Rpo"),
    ];

    /// <summary>
    /// What the second stage begins with: the first one's answer where both ask the same, of one type and one code list.
    /// The amount is not among them: the first states an estimate of all years, the second what is to be spent.
    /// </summary>
    public static FormValues Carried(FormFacts first)
    {
        var values = new FormValues();
        foreach (var (from, to) in Pairs.Where(pair => AskTheSame(pair.First, pair.Second)))
        {
            values[to] = first.Text(from);
        }
        var kpis = first.Rows("G8").Select(kpi => new FormRow { ["name"] = kpi.Get("name") ?? "", ["target"] = kpi.Get("targets") ?? "" }).ToList();
        if (kpis.Count > 0)
        {
            values.Rows["U3"] = kpis;
        }
        return values;
    }

    // The figures promised, as one line: name and target of each.
    private static string? Kpis(IReadOnlyList<FormRow> rows, string target) =>
        rows.Count == 0 ? null : string.Join(" / ", rows.Select(row => $"{row.Get("name")} {row.Get(target)}"));

    private static bool AskTheSame(string first, string second) =>
        FormCatalogue.Find(first) is { } asked && FormCatalogue.Find(second) is { } asks && asked.Type == asks.Type && asked.List == asks.List;

    public static IReadOnlyList<StageDifference> Between(FormFacts first, FormFacts second)
    {
        var differences = new List<StageDifference>();
        if (second.Yen("Q3") is { } now && now != first.TotalYen)
        {
            differences.Add(new StageDifference("G3", "Q3", first.TotalYen.ToString(CultureInfo.InvariantCulture), now.ToString(CultureInfo.InvariantCulture)));
        }
        differences.AddRange(
            from pair in Pairs
            let before = first.Text(pair.First)
            let after = second.Text(pair.Second)
            where before is not null && after is not null && before != after
            select new StageDifference(pair.First, pair.Second, before, after));
        if (Kpis(first.Rows("G8"), "targets") is { } promised && Kpis(second.Rows("U3"), "target") is { } confirmed && promised != confirmed)
        {
            differences.Add(new StageDifference("G8", "U3", promised, confirmed));
        }
        return differences;
    }
}

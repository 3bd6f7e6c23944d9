using System.Globalization;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Csv;

namespace GovernancePortal.Core.Kpis.Catalogue;

/// <summary>One row of a template: a KPI, or (without one) what is done each year.</summary>
/// <param name="Cells">As written, from the template's first year on; empty where it sets no targets.</param>
public sealed record TemplateRow(string Objective, string? ObjectiveEn, string Code, string Initiative, string? InitiativeEn, string? Kpi, string? KpiEn, string? Unit, KpiAggregation? Aggregation, KpiDirection? Direction, IReadOnlyList<string?> Cells)
{
    public string? Purpose { get; init; }
    public string? Effect { get; init; }
    public long? SavingYen { get; init; }
}

/// <summary>What a plan may be started from. Texts: KpiTemplate.{Key}, KpiTemplate.{Key}.About.</summary>
/// <param name="FirstYear">Fiscal year of the first cell; null where the template has no targets.</param>
public sealed record PlanTemplate(string Key, int? FirstYear, IReadOnlyList<TemplateRow> Rows)
{
    public int Years => Rows.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max();
    public int Kpis => Rows.Count(r => r.Kpi is not null);
    public int Initiatives => Rows.Select(r => r.Code).Distinct().Count();
}

/// <summary>
/// Templates that come with the product: the ministry's KPI examples by guideline number and its examples of indicators for
/// residents, both in our own words (R176), and the facts of Nara's third plan, with the targets as they were printed.
/// </summary>
public static class KpiCatalogue
{
    public const string Guidelines = "Guidelines";
    public const string Residents = "Residents";
    public const string Nara = "Nara2019";

    private static readonly Lazy<IReadOnlyList<PlanTemplate>> Loaded = new(() =>
    [
        new PlanTemplate(Guidelines, null, [.. EmbeddedCsv.Read("Kpis.Catalogue.Data.mic-kpis.csv").Select(Example)]),
        new PlanTemplate(Residents, null, [.. EmbeddedCsv.Read("Kpis.Catalogue.Data.resident-indicators.csv").Select(Example)]),
        new PlanTemplate(Nara, 2019, [.. EmbeddedCsv.Read("Kpis.Catalogue.Data.nara-2019.csv").Select(Planned)]),
    ]);

    public static IReadOnlyList<PlanTemplate> All => Loaded.Value;

    public static PlanTemplate? Find(string? key) => All.FirstOrDefault(t => t.Key == key);

    private static TemplateRow Example(IReadOnlyDictionary<string, string> row) => new(row["objective"], row["objective_en"], row["code"], row["initiative"], row["initiative_en"], row["kpi"], row["kpi_en"], row["unit"],
        Enum.Parse<KpiAggregation>(row["aggregation"]), Enum.Parse<KpiDirection>(row["direction"]), []);

    internal static TemplateRow Planned(IReadOnlyDictionary<string, string> row) => new(row["objective"], null, row["code"], row["initiative"], null, Filled(row["kpi"]), null, Filled(row["unit"]),
        Filled(row["aggregation"]) is { } aggregation ? Enum.Parse<KpiAggregation>(aggregation) : null, Filled(row["direction"]) is { } direction ? Enum.Parse<KpiDirection>(direction) : null,
        [.. Enumerable.Range(1, 5).Select(n => Filled(row["year" + n.ToString(CultureInfo.InvariantCulture)]))])
    {
        Purpose = Filled(row["purpose"]), Effect = Filled(row["effect"]), SavingYen = Filled(row["saving_yen"]) is { } yen ? long.Parse(yen, CultureInfo.InvariantCulture) : null,
    };

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}

using System.Globalization;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Readings;

namespace GovernancePortal.Core.Kpis.Judging;

/// <summary>An actual as it is written, the same in both languages: 142, 31% (9/29), ▲86.2%.</summary>
public static class ActualWords
{
    /// <summary>Null for words, which are a person's.</summary>
    public static string? Of(Actual actual, string? unit) => actual switch
    {
        { Kind: TargetKind.Text } => null,
        { Kind: TargetKind.Fraction, Numerator: { } part, Denominator: { } of } => string.Create(CultureInfo.InvariantCulture, $"{actual.Measure:#,0.#}% ({part:#,0.##}/{of:#,0.##})"),
        { Kind: TargetKind.Reduction, Value: { } by } => string.Create(CultureInfo.InvariantCulture, $"▲{by:#,0.##}%"),
        { Kind: TargetKind.Percent, Value: { } percent } => string.Create(CultureInfo.InvariantCulture, $"{percent:#,0.##}%"),
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.##}{Spaced(unit)}"),
        _ => null,
    };

    public static Actual ToActual(this KpiReading reading) => new(reading.Kind, reading.Value, reading.Numerator, reading.Denominator, reading.Judgement);

    private static string Spaced(string? unit) => string.IsNullOrEmpty(unit) ? "" : unit is "%" or "％" ? "%" : " " + unit;
}

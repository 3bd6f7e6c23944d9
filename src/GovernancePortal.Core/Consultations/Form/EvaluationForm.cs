using GovernancePortal.Core.Platform.Time;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// 評価書 (domain.md 3.1, G4): what was promised beside what came, and what follows from it. Promises and amounts arrive
/// filled in from the frozen earlier stages; what came is entered here with its day and its evidence.
/// </summary>
public static class EvaluationForm
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } = [.. Effect().Concat(Use()).Select(field => field with { Simplified = true })];

    /// <summary>By how much the money spent lies over what was contracted, percent; null where one of both is missing.</summary>
    public static decimal? OverrunPercent(FormFacts facts) =>
        facts.Yen("X2.Contract") is > 0 and { } contract && facts.Yen("X2.Settled") is { } settled ? Math.Round((settled - contract) * 100m / contract, 1, MidpointRounding.AwayFromZero) : null;

    private static IEnumerable<FieldDefinition> Effect() =>
    [
        Table("X1", 20,
            Column("name").Must(),
            Column("promised").Must(),
            Column("due"),
            Column("actual").Must(),
            Column("on", FieldType.Day).Must(),
            Column("result", FieldType.Choice, "KpiOutcome").Must(),
            Column("evidence", most: 500).Must())
            .Checked(f => f.Rows("X1").Count == 0 && !f.Has("X1.None"), "Form.KpiOrReason"),
        Reason("X1.None").MayWhen(f => f.Rows("X1").Count == 0),
        Yen("X2"),
        Yen("X2.Contract"),
        Yen("X2.Settled").Must(),
        Reason("X2.Reason").MustWhen(f => OverrunPercent(f) > f.MaterialPercent),
    ];

    private static IEnumerable<FieldDefinition> Use() =>
    [
        Count("Y1"),
        Count("Y1.Actual").Must(),
        Line("Y1.Volume"),
        Line("Y1.VolumeActual"),
        Count("Y2").Must(),
        Count("Y2.Serious").MustWhen(f => f.Number("Y2") > 0).Checked(f => f.Number("Y2.Serious") > f.Number("Y2"), "Form.MoreThanAll"),
        Reason("Y2.Note").MustWhen(f => f.Number("Y2.Serious") > 0),
        Choice("Y3", "UserSatisfaction").Must(),
        Line("Y3.Basis").MustWhen(f => f.Has("Y3") && !f.Is("Y3", "NotMeasured")),
        Choice("Y4", "EvaluationConclusion").Must(),
        Prose("Y4.Reason").Must(),
        new FieldDefinition("Y4.Year", FieldType.Year) { Asked = f => f.Is("Y4", "Renew", "Retire"), Required = static _ => true,
            Check = f => int.TryParse(f.Text("Y4.Year"), out var year) && year < FiscalYear.Of(f.Day).Year ? new FieldProblem("Y4.Year", "Form.YearPassed") : null },
    ];
}

using GovernancePortal.Core.Platform.Time;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>U 運用・BCP・KPI of the second stage: what was planned, confirmed before it is procured.</summary>
internal static class OperationPlan
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Count("U1").MustWhen(CaseKinds.Runs),
        Count("U1.Rpo").MustWhen(CaseKinds.Runs),
        Reason("U1.Restore").MustWhen(CaseKinds.Runs),
        YesNo("U1.Bcp").MustWhen(IsImportant),
        Line("U2").MustWhen(CaseKinds.Runs),
        Reason("U2.Contact").MustWhen(CaseKinds.Runs),
        Table("U3", 10,
            Column("name").Must(),
            Column("target").Must(),
            Column("from", FieldType.Day).Must())
            .MustWhen(CaseKinds.Runs),
        new FieldDefinition("U4", FieldType.Year).MustWhen(CaseKinds.Runs)
            .Checked(f => Next(f) is { } next && f.On("Q5.From") is { } from && next <= FiscalYear.Of(from), "Form.RenewalBeforeEnd"),
    ];

    private static FiscalYear? Next(FormFacts facts) => facts.Number("U4") is { } year ? new FiscalYear(year) : null;

    /// <summary>A priority business of the continuity plan, or 可用性2 (F3, E1); unknown without a first stage.</summary>
    private static bool IsImportant(FormFacts facts) =>
        CaseKinds.Runs(facts) && (facts.First is not { } first || first.Yes("F3") || first.Is("E1.Availability", "2"));
}

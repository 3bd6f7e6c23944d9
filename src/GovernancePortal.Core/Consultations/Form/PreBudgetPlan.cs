using static GovernancePortal.Core.Consultations.Form.CaseKinds;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>H 計画.</summary>
internal static class PreBudgetPlan
{
    /// <summary>Milestones of the schedule in the only order they may have; H1 itself is the first, 仕様の確定.</summary>
    public static readonly IReadOnlyList<string> Milestones = ["H1", "H1.Notice", "H1.Contract", "H1.Development", "H1.Migration", "H1.Launch", "H1.End"];

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Day("H1").Must(),
        Day("H1.Notice").Checked(Order("H1.Notice")),
        Day("H1.Contract").Must().Checked(Order("H1.Contract")),
        Day("H1.Development").MayWhen(Runs).Checked(Order("H1.Development")),
        Day("H1.Migration").Checked(Order("H1.Migration")),
        Day("H1.Launch").Must().Checked(Order("H1.Launch")),
        Day("H1.End").MayWhen(Runs).Checked(Order("H1.End")),
        Table("H2", 20,
            Column("role", FieldType.Choice, "TeamRole").Must(),
            Column("section").Must(),
            Column("name", most: 100))
            .MustWhen(f => !Replaces(f)),
        Choice("H3", "ProcurementMethod").Must(),
        Table("H4", 20,
            Column("risk", FieldType.LongText, most: 500).Must(),
            Column("measure", FieldType.LongText, most: 500).Must())
            .MayWhen(IsNew),
        Prose("H5").MustWhen(f => Replaces(f) || Retires(f)),
        Prose("H5.Disposal").MustWhen(f => Replaces(f) || Retires(f)),
    ];

    /// <summary>A milestone lies on or after every earlier one that has a day.</summary>
    private static Func<FormFacts, FieldProblem?> Order(string milestone) => facts =>
        facts.On(milestone) is { } day
        && Milestones.TakeWhile(earlier => earlier != milestone).Any(earlier => facts.On(earlier) > day)
            ? new FieldProblem(milestone, "Form.MilestoneOrder")
            : null;
}

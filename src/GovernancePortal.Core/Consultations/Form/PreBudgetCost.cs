using GovernancePortal.Core.Platform.Time;
using static GovernancePortal.Core.Consultations.Form.CaseKinds;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>G 経費・効果.</summary>
internal static class PreBudgetCost
{
    private const int FewestYears = 5;
    private const int MostYears = 30;

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        // A case without a budget request may cost nothing; whatever it costs is then still shown by year.
        new FieldDefinition("G1", FieldType.CostGrid) { Required = AsksForBudget, Check = CostGrid },
        Count("G1.Years").MustWhen(Runs)
            .Checked(f => f.Number("G1.Years") is { } years and (< FewestYears or > MostYears), "Form.YearsOfUse", FewestYears, MostYears),
        Yen("G2").MustWhen(Replaces),
        // Growth of cost at a renewal is to stay minimal: where it does not, the form says why.
        Reason("G2.Reason").MustWhen(f => Replaces(f) && CostRises(f)),
        Yen("G3").Shown(),
        Table("G4", 10,
            Column("source", FieldType.Choice, "FundSource").Must(),
            Column("amountYen", FieldType.Yen).Must(),
            Column("note"))
            .MustWhen(AsksForBudget),
        Choice("G5", "MultiYear").MustWhen(AsksForMultiYear),
        Day("G5.From").MustWhen(f => AsksForMultiYear(f) && f.Has("G5") && !f.Is("G5", "None")),
        Day("G5.To").MustWhen(f => AsksForMultiYear(f) && f.Has("G5") && !f.Is("G5", "None"))
            .Checked(f => f.On("G5.To") <= f.On("G5.From"), "Form.TermOrder"),
        Choices("G6", "EstimateBasis").MustWhen(AsksForEstimate),
        Count("G6.Quotes").MustWhen(f => AsksForEstimate(f) && f.Includes("G6", "Quotes")),
        Reason("G6.Reason").MustWhen(f => AsksForEstimate(f) && FewQuotes(f)),
        // Estimates follow the costing guideline (R285).
        YesNo("G6.Guideline").MustWhen(AsksForEstimate),
        Reason("G6.GuidelineReason").MustWhen(f => AsksForEstimate(f) && f.Text("G6.Guideline") == "no"),
        Table("G7", 20,
            Column("name").Must(),
            Column("amount", FieldType.Integer).Must(),
            Column("unit", most: 40).Must(),
            Column("formula", FieldType.LongText, most: 500).Must())
            .MayWhen(AsksForEffect)
            .Checked(f => !f.Has("G7") && !f.Has("G7.Reason"), "Form.EffectOrReason"),
        Reason("G7.Reason").MayWhen(f => AsksForEffect(f) && !f.Has("G7")),
        Table("G8", 10,
            Column("name").Must(),
            Column("unit", most: 40).Must(),
            Column("baseline").Must(),
            Column("targets").Must(),
            Column("method").Must(),
            Column("owner").Must())
            .MustWhen(Runs),
        Count("G9").MayWhen(IsNew),
    ];

    /// <summary>Every used row has its category, something costs, and every year of the planned use is filled in (a zero is typed).</summary>
    private static FieldProblem? CostGrid(FormFacts facts)
    {
        var rows = facts.Rows("G1");
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Get("category") is null)
            {
                return new FieldProblem($"G1[{i}].category", "Form.Required");
            }
        }
        if (rows.Count == 0)
        {
            return null;
        }
        if (AsksForBudget(facts) && facts.TotalYen == 0)
        {
            return new FieldProblem("G1", "Form.CostEmpty");
        }
        if (facts.TargetFy is not { } first || !Runs(facts))
        {
            return null;
        }
        for (var year = first; year < first.Plus(facts.CostYears); year = year.Next)
        {
            var key = "y" + year.Year;
            if (!rows.Any(row => row.Get(key) is not null))
            {
                return new FieldProblem("G1", "Form.CostYearMissing", year.Short, facts.CostYears);
            }
        }
        return null;
    }

    private static bool AsksForEstimate(FormFacts facts) => AsksForBudget(facts) || facts.TotalYen > 0;

    private static bool AsksForMultiYear(FormFacts facts) => AsksForBudget(facts) && Runs(facts) && !Replaces(facts);

    private static bool AsksForEffect(FormFacts facts) => Runs(facts) && !Replaces(facts);
}

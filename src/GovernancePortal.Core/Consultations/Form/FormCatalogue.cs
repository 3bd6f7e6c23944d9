namespace GovernancePortal.Core.Consultations.Form;

/// <summary>All questions of the four forms, in the order they are asked.</summary>
public static class FormCatalogue
{
    public static IReadOnlyList<FieldDefinition> PreBudget { get; } = PreBudgetForm.Fields;
    public static IReadOnlyList<FieldDefinition> PreProcurement { get; } = PreProcurementForm.Fields;

    public static IReadOnlyList<FieldDefinition> PreOperation { get; } = PreOperationForm.Fields;
    public static IReadOnlyList<FieldDefinition> Evaluation { get; } = EvaluationForm.Fields;

    private static readonly Dictionary<string, FieldDefinition> ByCode = PreBudget.Concat(PreProcurement).Concat(PreOperation).Concat(Evaluation).ToDictionary(f => f.Code, StringComparer.Ordinal);

    public static FieldDefinition? Find(string code) => ByCode.GetValueOrDefault(code);

    public static bool IsRestricted(string code) => Find(code)?.Restricted == true;

    public static IReadOnlyList<FieldDefinition> Of(Stage stage) => stage switch
    {
        Stage.PreBudget => PreBudget,
        Stage.PreProcurement => PreProcurement,
        Stage.PreOperation => PreOperation,
        Stage.Evaluation => Evaluation,
    };

    /// <summary>The letters of the form's sections in their order.</summary>
    public static IReadOnlyList<char> Sections(Stage stage) => [.. Of(stage).Select(f => f.Section).Distinct()];

    public static IReadOnlyList<FieldDefinition> Section(Stage stage, char section) => [.. Of(stage).Where(f => f.Section == section)];

    /// <summary>What this case is asked in one section, given all its answers.</summary>
    public static IReadOnlyList<FieldDefinition> Asked(FormFacts facts, char section) => [.. Section(facts.Stage, section).Where(f => IsAsked(f, facts))];

    public static bool IsAsked(FieldDefinition field, FormFacts facts) =>
        (facts.Size == FormSize.Full || facts.Rules.OnSimplified(field)) && facts.Rules.IsAsked(field) && field.Asked(facts);

    /// <summary>Whether an answer is needed, given the office's dated rules of the case; a field that is not asked is not judged here.</summary>
    public static bool IsRequired(FieldDefinition field, FormFacts facts) => facts.Rules.IsRequired(field) ?? field.Required(facts);

    /// <summary>Whether the answers hold a value of which every view is recorded.</summary>
    public static bool HoldsRestricted(FormFacts facts) => Of(facts.Stage).Any(f => f.Restricted && facts.Has(f.Code));

    /// <summary>Number of items (not parts) asked of this case: the form must not burden (decision 22).</summary>
    public static int AskedItems(FormFacts facts) => Of(facts.Stage).Count(f => f.IsItem && !f.ReadOnly && IsAsked(f, facts));
}

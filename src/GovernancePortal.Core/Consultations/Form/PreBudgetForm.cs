namespace GovernancePortal.Core.Consultations.Form;

public static class PreBudgetForm
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } = [];
}

namespace GovernancePortal.Core.Consultations.Form;

public static class PreProcurementForm
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } = [];
}

using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations;

public sealed class ChecklistItem
{
    public Guid Id { get; init; }
    public Stage Stage { get; init; }
    public int Number { get; init; }
    public bool Blocking { get; init; }
    public string? PrejudgedBy { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

public static class ChecklistPrejudge
{
    public static Verdict? Judge(string key, FormFacts facts) => null;
}

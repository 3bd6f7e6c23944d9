using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations;

public static class AttachmentRules
{
    public static IReadOnlyList<FieldProblem> Problems(FormFacts facts) => [];
}

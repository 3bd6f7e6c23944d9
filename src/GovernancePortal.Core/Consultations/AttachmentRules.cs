using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations;

/// <summary>How many files of one kind (code list "AttachmentKind") a case must have at least.</summary>
public sealed record NeededAttachment(string Kind, int AtLeast);

/// <summary>
/// Files a case must have before it is passed on (domain.md 3.5, 3.6). The simplified form needs one file, the estimate
/// (decision 22). Problems carry the input "Attachments.{kind}" and the arguments needed, present.
/// </summary>
public static class AttachmentRules
{
    /// <summary>Quotes that make an estimate comparable; fewer need a reason (G6, Q6).</summary>
    public const int EnoughQuotes = 2;

    /// <summary>The paper on which an approval was given (decision 11): it comes with the act and is no part of the form.</summary>
    public const string ApprovalPaper = "ApprovalPaper";

    public const string CodeList = "AttachmentKind";
    public const string InputPrefix = "Attachments.";

    /// <summary>Kinds offered for a stage, needed ones and free ones, in the order they are shown.</summary>
    public static IReadOnlyList<string> Kinds(Stage stage) => stage switch
    {
        Stage.PreBudget => ["Estimate", "Workflow", "RfiResult", "Diagram", "Comparison", "PiaPlan", "CommitteePaper", "Other"],
        Stage.PreProcurement =>
        [
            "Specification", "Quote", "ContractDraft", "Diagram", "SlaDraft", "AssetClassification",
            "SupplyChainCheck", "VendorCheckSheet", "VendorOath", "EvaluationCriteria", "RfiResult", "OpinionResult", "PiaResult", "SoleSourceReason", "ConditionEvidence", "Other",
        ],
        Stage.PreOperation => ["TestReport", "RestoreTestReport", "OperationPlan", "TrainingMaterial", "SecurityCheck", "ConditionEvidence", "Other"],
        Stage.Evaluation => ["KpiEvidence", "UsageReport", "SurveyResult", "ConditionEvidence", "Other"],
    };

    public static IReadOnlyList<NeededAttachment> Needed(FormFacts facts) => facts.Stage switch
    {
        Stage.PreBudget => [.. PreBudget(facts)],
        Stage.PreProcurement => [.. PreProcurement(facts)],
        // A change of scope during development has nothing tested yet.
        Stage.PreOperation => facts.Is("V1", nameof(StageOccasion.GoLive)) ? [new NeededAttachment("TestReport", 1)] : [],
        Stage.Evaluation => [],
    };

    public static IReadOnlyList<FieldProblem> Problems(FormFacts facts) =>
    [
        .. from needed in Needed(facts)
           let present = facts.Attachments.GetValueOrDefault(needed.Kind)
           where present < needed.AtLeast
           select new FieldProblem(InputPrefix + needed.Kind, "Attachment.Missing", needed.AtLeast, present),
    ];

    private static IEnumerable<NeededAttachment> PreBudget(FormFacts facts)
    {
        var simplified = facts.Size == FormSize.Simplified;
        if (CaseKinds.AsksForBudget(facts) || facts.TotalYen > 0)
        {
            yield return new NeededAttachment("Estimate", simplified || facts.Has("G6.Reason") ? 1 : EnoughQuotes);
        }
        if (!simplified && CaseKinds.Runs(facts))
        {
            yield return new NeededAttachment("Workflow", 1);
        }
        if (!simplified && facts.Yes("E3") && facts.Has("E3.Pia") && !facts.Is("E3.Pia", "NotNeeded"))
        {
            yield return new NeededAttachment("PiaPlan", 1);
        }
    }

    private static IEnumerable<NeededAttachment> PreProcurement(FormFacts facts)
    {
        yield return new NeededAttachment("Specification", 1);
        if (facts.Size == FormSize.Simplified)
        {
            yield return new NeededAttachment("Quote", 1);
            yield break;
        }
        yield return new NeededAttachment("Quote", facts.Has("Q6.Reason") ? 1 : EnoughQuotes);
        yield return new NeededAttachment("ContractDraft", 1);
        yield return new NeededAttachment("Diagram", 1);
        if (!facts.Is("R4", "NotApplicable"))
        {
            yield return new NeededAttachment("SlaDraft", 1);
        }
        yield return new NeededAttachment("AssetClassification", 1);
        if (facts.Is("Q1", "NegotiatedSole"))
        {
            yield return new NeededAttachment("SoleSourceReason", 1);
        }
        if (SupplyChain.IsDuty(facts))
        {
            yield return new NeededAttachment("SupplyChainCheck", 1);
        }
        if (facts.First is { } first && first.Yes("E3") && first.Has("E3.Pia") && !first.Is("E3.Pia", "NotNeeded"))
        {
            yield return new NeededAttachment("PiaResult", 1);
        }
    }
}

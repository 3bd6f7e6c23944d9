namespace GovernancePortal.Core.Consultations;

/// <summary>
/// Names of the office's code lists that consultations use, and the codes that rules read. The lists DeliveryForm,
/// NetworkSegment, Confidentiality and ProcurementMethod are shared with the ledger and seeded there.
/// </summary>
public static class ConsultationCodes
{
    public const string ReturnReason = "ReturnReason";
    public const string ConditionKind = "ConditionKind";
    public const string DueGate = "DueGate";
    public const string LateReason = "LateReason";
    public const string GateException = "GateException";
    public const string FilingBasis = "FilingBasis";
    public const string BudgetResult = "BudgetResult";
    public const string SectionResult = "SectionResult";
    public const string CommitteeResult = "CommitteeResult";
    public const string PreOperationResult = "PreOperationResult";
    public const string EvaluationResult = "EvaluationResult";

    /// <summary>The list of result words of a stage and route (decision 10).</summary>
    public static string ResultsOf(Stage stage, DecisionRoute? route) => route == DecisionRoute.Committee ? CommitteeResult : stage switch
    {
        Stage.PreBudget or Stage.PreProcurement => SectionResult,
        Stage.PreOperation => PreOperationResult,
        Stage.Evaluation => EvaluationResult,
    };

    public const string CostCategory = "CostCategory";
    public const string ProcurementMethod = "ProcurementMethod";
    /// <summary>一般競争入札, 指名競争入札, 随意契約, 共同調達: the first level of the method.</summary>
    public const string ProcurementGroup = "ProcurementGroup";

    private static readonly string[] MethodGroups = ["Open", "Designated", "Negotiated", "Joint"];

    /// <summary>The first level of a method by the beginning of its code, which a code of the office's own keeps to as well; Other where it does not.</summary>
    public static string MethodGroup(string method) => Array.Find(MethodGroups, group => method.StartsWith(group, StringComparison.Ordinal)) ?? "Other";

    /// <summary>The published versions of the standard specification: written by the library alone, never by hand.</summary>
    public const string StandardPart = "StandardPart";

    /// <summary>A first level, not one method.</summary>
    public static bool IsMethodGroup(string code) => code == "Other" || MethodGroups.Contains(code, StringComparer.Ordinal);

    /// <summary>R18 期限後提出.</summary>
    public const string FiledLate = "R18";

    /// <summary>導入前に協議済: the decision comes in as a frozen record with its document number (decision 2).</summary>
    public const string DecidedBefore = "DecidedBefore";

    /// <summary>計上見送り closes the case.</summary>
    public const string BudgetDropped = "Dropped";

    /// <summary>Conditions that name this gate refuse the submission of the second stage while open (decision 15).</summary>
    public const string DuePreProcurement = "PreProcurement";

    private static readonly string[] NotTheBureausDelay = ["NationalSupplement", "LawChange"];

    // Cost that comes back every year; everything else is spent once.
    private static readonly string[] Running = ["HardwareLease", "Software", "CloudFee", "Line", "Operation", "Maintenance"];

    /// <summary>Whether a late filing for this reason counts as R18: national supplements and law changes do not (decision 4).</summary>
    public static bool CountsAsFiledLate(string? lateReason) => !NotTheBureausDelay.Contains(lateReason, StringComparer.Ordinal);

    /// <summary>Running cost, for the arithmetic of thresholds without a term (decision 18).</summary>
    public static bool IsRunningCost(string costCategory) => Running.Contains(costCategory, StringComparer.Ordinal);
}

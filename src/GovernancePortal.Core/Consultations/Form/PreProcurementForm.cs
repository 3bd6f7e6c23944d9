using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// 調達前協議書 (domain.md 3.6). What the first stage settled is not asked again (FormFacts.First); a second stage without
/// a first one is asked all of it. Below the limit two clauses, two items of section U and those of evaluation fall away (at most 20
/// items), a renewal is asked at most 30 and a new build at most 55 (decision 22): further clauses of the specification
/// are therefore parts of the clause they belong to. The planned price
/// (予定価格) is never asked before the contract result (decision 19); Q3 is the 執行予定額 and restricted like the quotes.
/// </summary>
public static class PreProcurementForm
{
    /// <summary>Days that lie between the notice of a 特定調達 and its tender, neither of the two counted (平成7年政令372号).</summary>
    public const int WtoNoticeDays = 40;

    private const int SpecificationPageLength = 40;
    private const int MostReviewMonths = 12;

    /// <summary>中間標準レイアウト.</summary>
    private const string MigrationLayout = "MigrationLayout";

    /// <summary>Numbers that are left out below the limit (decision 22).</summary>
    private static readonly HashSet<string> FullOnly = new(StringComparer.Ordinal)
    {
        "Q9", "Q10", "R3", "R6", "R9", "R12", "R13", "R14", "R15", "R16", "R17", "U1", "U3", "U4",
    };

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        .. Premises().Concat(Contract()).Concat(Specification()).Concat(SupplyChain.Fields).Concat(OperationPlan.Fields).Select(field => field with { Simplified = !FullOnly.Contains(field.Base) }),
    ];

    /// <summary>Price and quality are weighed: the criteria are laid down before (Q9).</summary>
    public static bool WeighsProposals(FormFacts facts) => facts.Is("Q1", "OpenEvaluated", "NegotiatedProposal");

    /// <summary>随意契約 of any sort: Q2 then asks for its ground (自治令167条の2第1項).</summary>
    public static bool IsNegotiated(FormFacts facts) => facts.Text("Q1")?.StartsWith("Negotiated", StringComparison.Ordinal) == true;

    /// <summary>特定調達 by amount: from the dated limit on. Null while either figure is missing.</summary>
    public static bool? IsWtoByAmount(FormFacts facts) =>
        facts.Yen("Q3") is { } amount && facts.WtoLimitYen is { } limit ? amount >= limit : null;

    /// <summary>How far Q3 moved from the total of the first stage, percent without sign; null when there is nothing to compare.</summary>
    public static decimal? MovedPercent(FormFacts facts) =>
        facts.FirstStageTotalYen is { } before and > 0 && facts.Yen("Q3") is { } now ? Math.Abs(now - before) * 100m / before : null;

    private static IEnumerable<FieldDefinition> Premises() =>
    [
        Line("P1").Shown(),
        Line("P2").Shown(),
        Line("P3").Shown(),
        Reason("P3.Explanation").MustWhen(f => MovedPercent(f) > f.MaterialPercent),
        Line("P4").Shown(),
        Table("P5", 20,
            Column("name").Must(),
            Column("scope", FieldType.LongText, most: 500).Must(),
            Column("relation", most: 500))
            .Must(),
        Reason("P5.Reason").MustWhen(f => f.Rows("P5").Count > 1),
    ];

    private static IEnumerable<FieldDefinition> Contract() =>
    [
        Choice("Q1", "ProcurementMethod").Must(),
        Choice("Q2", "SoleSourceGround").MustWhen(IsNegotiated),
        Reason("Q2.Reason").MustWhen(IsNegotiated),
        Restricted(Yen("Q3").Must().Checked(f => f.Yen("Q3") == 0, "Form.AmountZero")),
        YesNo("Q4").Must(),
        Reason("Q4.Reason").MustWhen(f => f.Has("Q4") && IsWtoByAmount(f) is { } byAmount && byAmount != f.Yes("Q4")),
        Choice("Q5", "ContractType").Must(),
        Day("Q5.From").Must(),
        Day("Q5.To").Must().Checked(f => f.On("Q5.To") <= f.On("Q5.From"), "Form.TermOrder"),
        Restricted(Table("Q6", 20,
            Column("vendor", most: 100).Must(),
            Column("on", FieldType.Day).Must(),
            Column("amountYen", FieldType.Yen).Must(),
            Column("sameScope", FieldType.YesNo).Must())
            .Checked(f => f.Rows("Q6").Count < AttachmentRules.EnoughQuotes && !f.Has("Q6.Reason"), "Form.QuotesOrReason", AttachmentRules.EnoughQuotes)),
        Restricted(Reason("Q6.Reason").MayWhen(f => f.Rows("Q6").Count < AttachmentRules.EnoughQuotes)),
        Choice("Q7", "CostCheckResult").Must(),
        Choice("Q7.Workload", "CostCheckResult").Must(),
        Choice("Q7.Hardware", "CostCheckResult").Must(),
        Choice("Q7.Maintenance", "CostCheckResult").Must(),
        Reason("Q7.Note").MustWhen(f => new[] { "Q7", "Q7.Workload", "Q7.Hardware", "Q7.Maintenance" }.Any(check => f.Is(check, "Adjusted"))),
        // Estimates follow the costing guideline (R285); what the first stage said of it is not asked again.
        YesNo("Q7.Guideline").MustWhen(f => f.First is null),
        Reason("Q7.GuidelineReason").MustWhen(f => f.First is null && f.Text("Q7.Guideline") == "no"),
        Count("Q8").Must(),
        YesNo("Q8.SingleBid").Must(),
        Reason("Q8.SingleBidReason").MustWhen(f => f.Yes("Q8.SingleBid")),
        YesNo("Q8.Product").Must(),
        Reason("Q8.ProductReason").MustWhen(f => f.Yes("Q8.Product")),
        Count("Q9").MustWhen(WeighsProposals),
        Count("Q9.Technical").MustWhen(WeighsProposals).Checked(f => f.Number("Q9") + f.Number("Q9.Technical") == 0, "Form.NoPoints"),
        Choice("Q10", "LowBid").MayWhen(f => f.Text("Q1") is { } method && (method.StartsWith("Open", StringComparison.Ordinal) || method == "Designated")),
        Day("Q11").Must(),
        Day("Q11.Tender").Must().Checked(TenderDay),
        Day("Q11.Contract").Must().Checked(f => f.On("Q11.Contract") <= f.On("Q11.Tender"), "Form.ContractAfterTender"),
    ];

    private static IEnumerable<FieldDefinition> Specification() =>
    [
        Choice("R1", "StandardSpecification").Must(),
        Choices("R1.Version", "StandardPart").MustWhen(f => f.Is("R1", "Used")),
        Reason("R1.Reason").MustWhen(f => f.Is("R1", "NotUsed")),
        .. Clause("R2"),
        .. Within("R2", [.. Clause("R12", NeedsAccessibility), .. Clause("R13", NeedsOpenData), .. Clause("R14", static _ => true).Select(field => field with { Required = static _ => false })]),
        .. Clause("R3"),
        .. Clause("R4"),
        // An SLA is measured and looked at again, at least once a year (R167, R199), and says who answers for what (R159).
        Reason("R4.Measure").MustWhen(HasServiceLevel),
        Count("R4.ReviewMonths").MustWhen(HasServiceLevel).Checked(f => f.Number("R4.ReviewMonths") is 0 or > MostReviewMonths, "Form.SlaReviewYearly", MostReviewMonths),
        Line("R4.Responsibility").MustWhen(f => HasServiceLevel(f) && SupplyChain.UsesCloud(f)),
        .. Clause("R5"),
        // Real data come back in the layout that the ministry publishes; another form says why (R160).
        Choice("R5.Format", "ExitFormat").MustWhen(f => f.Is("R5", "Present")),
        Reason("R5.FormatReason").MustWhen(f => f.Is("R5", "Present") && f.Has("R5.Format") && !f.Is("R5.Format", MigrationLayout)),
        .. Within("R5", Clause("R17", HoldsSecrets)),
        .. Clause("R6"),
        .. Clause("R7"),
        .. Within("R7", Clause("R10")),
        .. Clause("R8"),
        .. Within("R8", [.. Clause("R9", HoldsSecrets), .. Clause("R11")]),
        .. Clause("R15"),
        .. Clause("R16"),
    ];

    private static bool HasServiceLevel(FormFacts facts) => facts.Is("R4", "Present");

    // Below: what the first stage knows. Without one it is asked.
    private static bool NeedsAccessibility(FormFacts facts) => facts.First is not { } first || first.Is("F5", "AA", "Partial");

    private static bool NeedsOpenData(FormFacts facts) => facts.First is not { } first || first.Is("F6", "Possible", "NotPossible") || first.Kind is ConsultationKind.Renewal;

    private static bool HoldsSecrets(FormFacts facts) => facts.First is not { } first || CaseKinds.NeedsSecurityLiaison(first);

    private static IEnumerable<FieldDefinition> Clause(string code, Func<FormFacts, bool> asked) =>
        Clause(code).Select(field => field with { Asked = facts => asked(facts) && field.Asked(facts) });

    // What was promised at planning stands in the specification (R238); a cloud service has its requirements and its SLA (R159).
    private static FieldProblem? Kept(string code, FormFacts facts) => code switch
    {
        "R13" when facts.First?.Is("F6", "Possible") == true && facts.Is(code, "Absent", "NotApplicable") => new FieldProblem(code, "Form.OpenDataPromised"),
        "R3" or "R4" when facts.First is { } first && CaseKinds.UsesCloud(first) && facts.Is(code, "Absent", "NotApplicable") => new FieldProblem(code, "Form.CloudNeedsLevels"),
        _ => null,
    };

    /// <summary>One clause of the specification: where it stands, or why it does not.</summary>
    private static IEnumerable<FieldDefinition> Clause(string code) =>
    [
        Choice(code, "SpecificationClause").Must().Checked(facts => Kept(code, facts)),
        Line(code + ".Page", SpecificationPageLength).MustWhen(f => f.Is(code, "Present")),
        Prose(code + ".Note", 500).MustWhen(f => f.Is(code, "Absent", "NotApplicable")),
    ];

    private static FieldProblem? TenderDay(FormFacts facts) =>
        facts.On("Q11") is not { } notice || facts.On("Q11.Tender") is not { } tender ? null
        : tender <= notice ? new FieldProblem("Q11.Tender", "Form.TenderAfterNotice")
        : facts.Yes("Q4") && tender.DayNumber - notice.DayNumber - 1 < WtoNoticeDays ? new FieldProblem("Q11.Tender", "Form.WtoNotice", WtoNoticeDays)
        : null;

    private static FieldDefinition Restricted(FieldDefinition field) => field with { Restricted = true };
}

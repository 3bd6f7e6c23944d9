using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// 調達前協議書 (domain.md 3.6): one form for every size, so each field is on the simplified one too. The planned price
/// (予定価格) is never asked before the contract result (decision 19); Q3 is the 執行予定額 and restricted like the quotes.
/// </summary>
public static class PreProcurementForm
{
    /// <summary>Days that lie between the notice of a 特定調達 and its tender, neither of the two counted (平成7年政令372号).</summary>
    public const int WtoNoticeDays = 40;

    private const int SpecificationPageLength = 40;

    /// <summary>中間標準レイアウト.</summary>
    private const string MigrationLayout = "MigrationLayout";

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        .. Premises().Concat(Contract()).Concat(Specification()).Select(field => field with { Simplified = true }),
    ];

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
        Count("Q8").Must(),
        YesNo("Q8.SingleBid").Must(),
        Reason("Q8.SingleBidReason").MustWhen(f => f.Yes("Q8.SingleBid")),
        YesNo("Q8.Product").Must(),
        Reason("Q8.ProductReason").MustWhen(f => f.Yes("Q8.Product")),
        Day("Q11").Must(),
        Day("Q11.Tender").Must().Checked(TenderDay),
        Day("Q11.Contract").Must().Checked(f => f.On("Q11.Contract") <= f.On("Q11.Tender"), "Form.ContractAfterTender"),
    ];

    private static IEnumerable<FieldDefinition> Specification() =>
    [
        Choice("R1", "StandardSpecification").Must(),
        Line("R1.Version", 60).MustWhen(f => f.Is("R1", "Used")),
        Reason("R1.Reason").MustWhen(f => f.Is("R1", "NotUsed")),
        .. Enumerable.Range(2, 4).SelectMany(number => Clause("R" + number)),
        // Real data come back in the layout that the ministry publishes; another form says why (R160).
        Choice("R5.Format", "ExitFormat").MustWhen(f => f.Is("R5", "Present")),
        Reason("R5.FormatReason").MustWhen(f => f.Is("R5", "Present") && f.Has("R5.Format") && !f.Is("R5.Format", MigrationLayout)),
        .. Enumerable.Range(6, 3).SelectMany(number => Clause("R" + number)),
    ];

    /// <summary>One clause of the specification: where it stands, or why it does not.</summary>
    private static IEnumerable<FieldDefinition> Clause(string code) =>
    [
        Choice(code, "SpecificationClause").Must(),
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

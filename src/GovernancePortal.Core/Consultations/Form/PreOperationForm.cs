using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// 稼働前協議書 (domain.md 3.1, G3): what became of the approved plan, and whether the system is ready to run. One short
/// form for every size. A change of scope during development is asked only what changed.
/// </summary>
public static class PreOperationForm
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } = [.. Plan().Concat(Readiness()).Select(field => field with { Simplified = true })];

    private static bool GoesLive(FormFacts facts) => !facts.Is("V1", nameof(StageOccasion.ScopeChange));

    private static IEnumerable<FieldDefinition> Plan() =>
    [
        Choice("V1", "PreOperationOccasion").Must(),
        Day("V2").Must(),
        Reason("V2.Late").MustWhen(f => f.IsLate),
        Choice("V4", "PlanDeviation").Must(),
        Prose("V4.Detail").MustWhen(f => f.Is("V4", "Minor", "Major")),
    ];

    private static IEnumerable<FieldDefinition> Readiness() =>
    [
        Choice("W1", "AcceptanceResult").MustWhen(GoesLive),
        Day("W1.On").MustWhen(f => GoesLive(f) && f.Is("W1", "Passed", "PassedWithRest")).Checked(f => f.On("W1.On") > f.Day, "Form.DayAhead"),
        Prose("W1.Rest").MustWhen(f => GoesLive(f) && f.Is("W1", "PassedWithRest", "NotYet")),
        Choice("W2", "RestoreTest").MustWhen(GoesLive),
        Day("W2.On").MustWhen(f => GoesLive(f) && f.Is("W2", "Done")).Checked(f => f.On("W2.On") > f.Day, "Form.DayAhead"),
        Reason("W2.Reason").MustWhen(f => GoesLive(f) && f.Is("W2", "Planned", "NotNeeded")),
        Table("W3", 20,
            Column("role", FieldType.Choice, "TeamRole").Must(),
            Column("section").Must(),
            Column("name", most: 100))
            .MustWhen(GoesLive),
        // The ledger says itself what is missing; the section states that it looked.
        YesNo("W4").MustWhen(GoesLive).Checked(f => f.LedgerMissing is > 0 ? new FieldProblem("W4", "Form.LedgerNotReady", f.LedgerMissing.Value) : f.Is("W4", "no") ? new FieldProblem("W4", "Form.LedgerNotLooked") : null),
        Choice("W5", "ReadinessState").MustWhen(GoesLive),
        Reason("W5.Note").MustWhen(f => GoesLive(f) && f.Is("W5", "Planned", "NotNeeded")),
        Choice("W6", "SecuritySettings").MustWhen(GoesLive),
        Day("W6.On").MustWhen(f => GoesLive(f) && f.Is("W6", "Verified", "VerifiedWithRest")).Checked(f => f.On("W6.On") > f.Day, "Form.DayAhead"),
        Reason("W6.Rest").MustWhen(f => GoesLive(f) && f.Is("W6", "VerifiedWithRest", "NotYet")),
        Day("W7").MustWhen(GoesLive),
    ];
}

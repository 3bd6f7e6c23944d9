namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// 予算化前協議書 (domain.md 3.5). What a case is asked follows from its kind and its own answers, so that the form does
/// not burden (decision 22): the simplified form has the twenty items below, an ordinary renewal at most 30, a new
/// build at most 55. A renewal is therefore not asked what the ledger tells already or what does not change:
/// users, volumes, the present procedure and continuity class (B3–B7, F3), related sections (A7), the ways out of its
/// network (E5), the team (H2), the multi-year contract (G5, settled before procurement by Q5), the backup unless it is
/// hosted on its own (F4), and the effect in figures (G7), but why it costs more than now where it does (G2.Reason).
/// Accessibility and open data of what is renewed are settled by its specification (R12, R13); where the data lie, the
/// liaison's name and the service hours are parts of the items they belong to (E1, E4, F2), and servers of D3.
/// A renewal that refuses SaaS and the platform is no ordinary one: its further steps (D4, D5, F4) come on top.
/// </summary>
public static class PreBudgetForm
{
    /// <summary>
    /// The items of the simplified form (decision 22). A10 is among them only because a late filing of any size needs
    /// its 理由書 (decision 4); a filing in time is asked twenty.
    /// </summary>
    private static readonly HashSet<string> SimplifiedItems = new(StringComparer.Ordinal)
    {
        "A1", "A2", "A3", "A4", "A5", "A10", "B1", "B2", "C1", "D1", "D2", "D8", "E1", "E2", "E3", "E4", "G1", "G3", "G4", "G6", "H1", "H3",
    };

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        .. new[] { PreBudgetPurpose.Fields, PreBudgetApproach.Fields, PreBudgetInformation.Fields, PreBudgetCost.Fields, PreBudgetPlan.Fields }
            .SelectMany(fields => fields)
            .Select(field => field with { Simplified = SimplifiedItems.Contains(field.Base) }),
    ];
}

using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// T サプライチェーン・クラウド of the second stage. Advisable until the statutory day, and from then on needed for what is
/// contracted on or after it; a contract concluded before it stands under the transitional measure (T8). Decision and
/// transition are parts of T1, origins of T2, the standard terms of T6: three items to look at.
/// </summary>
public static class SupplyChain
{
    /// <summary>The day the duty begins where the office has dated no other.</summary>
    public static DateOnly StatutoryDay { get; } = new(2027, 7, 1);

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Line("T1", 60).When(Asked, IsDuty),
        .. Within("T1",
            Choice("T4", "SupplyDecision").When(Asked, IsDuty).Checked(f => f.Is("T4", "NotProcured"), "Form.NotToBeProcured"),
            Reason("T4.Reason").When(f => Asked(f) && f.Has("T4") && !f.Is("T4", "NoConcern"), static _ => true),
            Line("T4.By", 100).When(Asked, f => f.Has("T4")),
            Day("T4.On").When(Asked, f => f.Has("T4")).Checked(f => f.On("T4.On") > f.Day, "Form.InFuture"),
            YesNo("T5").MayWhen(Asked),
            YesNo("T8").MayWhen(MayBeGrandfathered),
            Day("T8.On").When(f => MayBeGrandfathered(f) && f.Yes("T8"), static _ => true).Checked(f => f.On("T8.On") >= f.SupplyChainFrom, "Form.NotGrandfathered")),
        Table("T2", 30,
            Column("product").Must(),
            Column("scheme", FieldType.Choice, "RegistrationScheme").Must(),
            Column("number", most: 60),
            Column("level", most: 60),
            Column("judgement", FieldType.LongText, most: 500))
            .When(Asked, IsDuty).Checked(Registrations),
        .. Within("T2", Table("T3", 30,
            Column("name").Must(),
            Column("role", FieldType.Choice, "SupplierRole").Must(),
            Column("country", most: 60).Must())
            .MayWhen(Asked)),
        Line("T6", 60).When(UsesCloud, IsDuty),
        Line("T6.Law", 60).When(UsesCloud, f => f.Has("T6")),
        Line("T6.Court", 60).When(UsesCloud, f => f.Has("T6")),
        // A service taken on its standard terms alone never holds what is 機密性2 or above, whatever the day.
        .. Within("T6", YesNo("T7").When(UsesCloud, static _ => true).Checked(f => f.Is("T7", "no"), "Form.TermsOnlyService")),
    ];

    public static bool Asked(FormFacts facts) => CaseKinds.Runs(facts);

    /// <summary>The planned contract lies on or after the statutory day and is not under the transitional measure.</summary>
    public static bool IsDuty(FormFacts facts) =>
        Asked(facts) && facts.SupplyChainFrom is { } from && facts.On("Q11.Contract") >= from && !IsGrandfathered(facts);

    public static bool IsGrandfathered(FormFacts facts) => MayBeGrandfathered(facts) && facts.Yes("T8") && facts.On("T8.On") < facts.SupplyChainFrom;

    /// <summary>By the first stage's choice; without one by the kind of contract.</summary>
    public static bool UsesCloud(FormFacts facts) =>
        Asked(facts) && (facts.First is { } first ? CaseKinds.UsesCloud(first) : facts.Is("Q5", "Usage") || facts.Kind is ConsultationKind.CloudService);

    // Only what goes on with a contract there is already: a new contract is never under it.
    private static bool MayBeGrandfathered(FormFacts facts) =>
        facts.Kind is ConsultationKind.ContractExtension or ConsultationKind.Enhancement or ConsultationKind.LegalChange && facts.On("Q11.Contract") >= facts.SupplyChainFrom;

    private static FieldProblem? Registrations(FormFacts facts)
    {
        var rows = facts.Rows("T2");
        for (var i = 0; i < rows.Count; i++)
        {
            var isOutside = rows[i].Get("scheme") == "OutOfScope";
            if (isOutside && rows[i].Get("judgement") is null)
            {
                return new FieldProblem($"T2[{i}].judgement", "Form.Required");
            }
            if (!isOutside && rows[i].Get("scheme") is not null && rows[i].Get("number") is null)
            {
                return new FieldProblem($"T2[{i}].number", "Form.Required");
            }
        }
        return null;
    }

    private static FieldDefinition When(this FieldDefinition field, Func<FormFacts, bool> asked, Func<FormFacts, bool> required) => field with { Asked = asked, Required = required };
}

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// What kind of case this is, as the conditions of fields and files ask it. A kind that is not chosen yet is asked
/// like a new system.
/// </summary>
internal static class CaseKinds
{
    public static bool IsNew(FormFacts facts) => facts.Kind is null or ConsultationKind.NewSystem or ConsultationKind.CloudService;

    public static bool ConcernsExisting(FormFacts facts) => facts.Kind?.ConcernsExistingSystem() == true;

    public static bool Replaces(FormFacts facts) => facts.Kind?.Replaces() == true;

    public static bool Retires(FormFacts facts) => facts.Kind is ConsultationKind.Retirement;

    /// <summary>Something will run afterwards: how it is built and kept is asked.</summary>
    public static bool Runs(FormFacts facts) => !Retires(facts);

    /// <summary>The form (SaaS, platform …) is open: changes of a running system and mere extensions do not choose it anew.</summary>
    public static bool ChoosesForm(FormFacts facts) =>
        facts.Kind is not (ConsultationKind.Enhancement or ConsultationKind.LegalChange or ConsultationKind.ContractExtension or ConsultationKind.Retirement);

    /// <summary>A system is brought in, new or in place of another.</summary>
    public static bool BringsIn(FormFacts facts) => IsNew(facts) || facts.Kind is ConsultationKind.Renewal;

    /// <summary>Residents or businesses use it: it must be accessible (F5).</summary>
    public static bool IsPublic(FormFacts facts) => IsNew(facts) && (facts.Includes("B3", "Residents") || facts.Includes("B3", "Businesses"));

    public static bool AsksForBudget(FormFacts facts) => !facts.Is("A4", nameof(Calendar.BudgetKind.None));

    // 検討順序: each step is open only after the one before it was found impossible (domain.md 3.5 D).
    public static bool SharedUseNotChosen(FormFacts facts) => Runs(facts) && !facts.Is("D1", "Use");

    public static bool SaasRefused(FormFacts facts) => SharedUseNotChosen(facts) && ChoosesForm(facts) && facts.Is("D2", "NotPossible");

    public static bool PlatformRefused(FormFacts facts) => SaasRefused(facts) && facts.Is("D3", "NotPossible");

    public static bool CloudRefused(FormFacts facts) => PlatformRefused(facts) && facts.Is("D4", "NotPossible");

    /// <summary>Servers are planned: on the shared platform, in another cloud or on premises of one's own (R276).</summary>
    public static bool PlansServers(FormFacts facts) => SaasRefused(facts) && (facts.Is("D3", "Adopt") || (facts.Is("D3", "NotPossible") && facts.Has("D4")));

    public static bool UsesCloud(FormFacts facts) =>
        Runs(facts) && (facts.Kind is ConsultationKind.CloudService
            || (SharedUseNotChosen(facts) && facts.Is("D2", "Adopt"))
            || (PlatformRefused(facts) && facts.Is("D4", "Adopt")));

    /// <summary>自治体機密性 3C or above, or My Number: the security liaison must have looked (E10).</summary>
    public static bool NeedsSecurityLiaison(FormFacts facts) => facts.Is("E1", "3A", "3B", "3C") || facts.Yes("E3");

    /// <summary>Inside the separated networks every way out needs a decision (E5).</summary>
    public static bool IsInClosedNetwork(FormFacts facts) => facts.Is("E4", "MyNumber", "Lgwan");

    /// <summary>The average year costs more than now by over the material percentage.</summary>
    public static bool CostRises(FormFacts facts) =>
        facts.Yen("G2") is { } now && (decimal)facts.TotalYen / facts.CostYears > now * (100m + facts.MaterialPercent) / 100m;

    public static bool FewQuotes(FormFacts facts) =>
        facts.Has("G6") && !(facts.Includes("G6", "Quotes") && facts.Number("G6.Quotes") >= AttachmentRules.EnoughQuotes);
}

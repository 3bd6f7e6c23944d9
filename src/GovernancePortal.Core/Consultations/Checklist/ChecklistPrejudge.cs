using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations.Checklist;

/// <summary>
/// The form settles an item as ○. The note is the text "Prejudge.{Note}" with the arguments; it says what was seen, and
/// the reviewer may judge otherwise.
/// </summary>
public sealed record Prejudgement(string Note, params object[] Arguments);

/// <summary>
/// Items that arrive pre-judged (decision 17). Only ○ is ever given: whatever the form does not settle beyond doubt is
/// left to the reviewer.
/// </summary>
public static class ChecklistPrejudge
{
    /// <summary>Pre-budget 3: the order was kept and every refusal has its reason.</summary>
    public const string ChoiceOrder = "ChoiceOrder";
    /// <summary>Pre-budget 5: an RFI or a survey was done.</summary>
    public const string MarketSurvey = "MarketSurvey";
    /// <summary>Pre-budget 6: cost of all years with migration and removal, present cost, two quotes.</summary>
    public const string LifeCycleCost = "LifeCycleCost";
    /// <summary>Pre-procurement 4: the standard specification is used.</summary>
    public const string StandardSpecification = "StandardSpecification";
    /// <summary>Pre-procurement 8: the SLA stands in the specification.</summary>
    public const string ServiceLevel = "ServiceLevel";

    /// <summary>Pre-operation 2: the acceptance passed without a rest.</summary>
    public const string AcceptanceTest = "AcceptanceTest";
    /// <summary>Pre-operation 3: a restore was done.</summary>
    public const string RestoreTest = "RestoreTest";
    /// <summary>Pre-operation 5: the ledger lacks none of its mandatory values.</summary>
    public const string LedgerReady = "LedgerReady";

    /// <summary>Pre-budget 9: data stay in the country and nothing of the supply chain is in doubt.</summary>
    public const string SupplyFirst = "SupplyFirst";
    /// <summary>Pre-procurement 12: every figure has its target and the day its measurement begins.</summary>
    public const string KpiStart = "KpiStart";

    public static IReadOnlyList<string> Keys { get; } = [ChoiceOrder, MarketSurvey, LifeCycleCost, SupplyFirst, StandardSpecification, ServiceLevel, KpiStart, AcceptanceTest, RestoreTest, LedgerReady];

    /// <summary>Null when the reviewer has to judge, also for an unknown key.</summary>
    public static Prejudgement? Judge(string? key, FormFacts facts) => key switch
    {
        ChoiceOrder => Order(facts),
        MarketSurvey => Survey(facts),
        LifeCycleCost => Cost(facts),
        StandardSpecification => facts.Is("R1", "Used") && facts.Has("R1.Version") ? new Prejudgement(StandardSpecification, facts.Text("R1.Version")!.Split(';').Length) : null,
        ServiceLevel => facts.Is("R4", "Present") && facts.Has("R4.Page") ? new Prejudgement(ServiceLevel, facts.Text("R4.Page")!) : null,
        AcceptanceTest => facts.Is("W1", "Passed") && facts.Attachments.GetValueOrDefault("TestReport") > 0 ? new Prejudgement(AcceptanceTest) : null,
        RestoreTest => facts.Is("W2", "Done") && facts.Has("W2.On") ? new Prejudgement(RestoreTest) : null,
        LedgerReady => facts.Yes("W4") && facts.LedgerMissing == 0 ? new Prejudgement(LedgerReady) : null,
        SupplyFirst => facts.Is("E6", "Prefecture", "Domestic") && facts.Is("E9", "None") ? new Prejudgement(SupplyFirst) : null,
        KpiStart => facts.Rows("U3") is { Count: > 0 } kpis && kpis.All(kpi => kpi.Get("target") is not null && kpi.Get("from") is not null) ? new Prejudgement(KpiStart, kpis.Count) : null,
        _ => null,
    };

    // The steps up to the first one taken, each refused with a reason; the last resort needs its reason too.
    private static Prejudgement? Order(FormFacts facts)
    {
        if (facts.Is("D1", "Use"))
        {
            return new Prejudgement("ChoiceOrder.SharedUse");
        }
        if (!facts.Has("D1.Reason"))
        {
            return null;
        }
        if (facts.Is("D2", "Adopt"))
        {
            return new Prejudgement("ChoiceOrder.Saas");
        }
        if (!CaseKinds.SaasRefused(facts) || !facts.Has("D2.Reason"))
        {
            return null;
        }
        if (facts.Is("D3", "Adopt"))
        {
            return new Prejudgement("ChoiceOrder.Platform");
        }
        if (!CaseKinds.PlatformRefused(facts) || !facts.Has("D3.Reason"))
        {
            return null;
        }
        if (facts.Is("D4", "Adopt"))
        {
            return new Prejudgement("ChoiceOrder.Cloud");
        }
        return CaseKinds.CloudRefused(facts) && facts.Has("D4.Reason") && facts.Has("D5") ? new Prejudgement("ChoiceOrder.Own") : null;
    }

    private static Prejudgement? Survey(FormFacts facts) =>
        facts.Is("D6", "Done") && facts.Number("D6.Vendors") is { } vendors and > 0 && facts.On("D6.On") is { } day && day <= facts.Day
            ? new Prejudgement(MarketSurvey, vendors)
            : null;

    private static Prejudgement? Cost(FormFacts facts)
    {
        var grid = FormCatalogue.Find("G1")!;
        var categories = facts.CostLines.Select(line => line.Category).ToHashSet(StringComparer.Ordinal);
        return facts.TargetFy is not null
            && facts.TotalYen > 0
            && grid.Check!(facts) is null
            && categories.Contains("Migration") && categories.Contains("Disposal")
            && (!CaseKinds.Replaces(facts) || facts.Has("G2"))
            && facts.Has("G6") && !CaseKinds.FewQuotes(facts)
            ? new Prejudgement(LifeCycleCost, facts.CostYears, facts.Number("G6.Quotes") ?? 0)
            : null;
    }
}

using static GovernancePortal.Core.Consultations.Form.CaseKinds;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// D 方式の検討. The order is fixed: services of the state or other bodies and shared use, SaaS, the shared platform,
/// other clouds, and hardware of one's own only when all of them were found impossible (R022, R063, R066). A step is
/// asked only after the one before it was refused with a reason.
/// </summary>
internal static class PreBudgetApproach
{
    private const int FewestOptions = 2;

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Choice("D1", "JointUse").MustWhen(Runs),
        Reason("D1.Reason").MustWhen(f => Runs(f) && f.Is("D1", "NotPossible", "NotApplicable")),
        Line("D1.Bodies").MustWhen(f => Runs(f) && f.Is("D1", "Use", "NotPossible")),
        Day("D1.On").MustWhen(f => Runs(f) && f.Is("D1", "NotPossible")).Checked(f => f.On("D1.On") > f.Day, "Form.InFuture"),
        Choice("D2", "Adoption").MustWhen(SharedUseNotChosen),
        Choice("D2.Code", "SaasRefusal").MustWhen(f => SharedUseNotChosen(f) && f.Is("D2", "NotPossible")),
        Reason("D2.Reason").MustWhen(f => SharedUseNotChosen(f) && f.Is("D2", "NotPossible")),
        Choice("D3", "Adoption").MustWhen(SaasRefused),
        Reason("D3.Reason").MustWhen(f => SaasRefused(f) && f.Is("D3", "NotPossible")),
        ServerPlan.Field.MustWhen(PlansServers),
        Choice("D4", "Adoption").MustWhen(PlatformRefused),
        Reason("D4.Reason").MustWhen(f => PlatformRefused(f) && f.Is("D4", "NotPossible")),
        Prose("D5").MustWhen(CloudRefused),
        Choice("D6", "RfiStatus").MustWhen(ChoosesForm),
        Day("D6.On").MustWhen(f => ChoosesForm(f) && f.Is("D6", "Done", "Planned"))
            .Checked(f => f.Is("D6", "Done") && f.On("D6.On") > f.Day, "Form.InFuture"),
        Count("D6.Vendors").MustWhen(f => ChoosesForm(f) && f.Is("D6", "Done")),
        Line("D6.Prefectures").MayWhen(f => ChoosesForm(f) && f.Is("D6", "Done")),
        Reason("D6.Reason").MustWhen(f => ChoosesForm(f) && f.Is("D6", "None")),
        Table("D7", 10,
            Column("name").Must(),
            Column("form", FieldType.Choice, "DeliveryForm").Must(),
            Column("initialYen", FieldType.Yen).Must(),
            Column("fiveYearYen", FieldType.Yen).Must(),
            Column("pros", FieldType.LongText, most: 500),
            Column("cons", FieldType.LongText, most: 500),
            Column("chosen", FieldType.YesNo))
            .MustWhen(ChoosesForm)
            .Checked(ComparedOptions),
        new FieldDefinition("D8", FieldType.Systems).MayWhen(Runs),
        SimilarSearchLog.Field.MayWhen(Runs),
        // Naming none is an answer only with the search that found none (R080).
        YesNo("D8.None").MustWhen(f => Runs(f) && !f.Has("D8")).Checked(SearchedForSimilar),
        // Naming one asks why it is not used or merged with (R286).
        Reason("D8.Reason").MustWhen(f => Runs(f) && f.Has("D8")),
        // What is brought in conforms to the common specifications, in which version, or says why not (R160, R161).
        Choice("D9", "StandardSubject").MustWhen(BringsIn),
        Line("D9.Name").MustWhen(f => BringsIn(f) && f.Is("D9", "Subject")),
        .. Conforming("D9.Platform"),
        .. Conforming("D9.Layout"),
    ];

    private static IEnumerable<FieldDefinition> Conforming(string code) =>
    [
        Choice(code, "Conformance").MustWhen(BringsIn),
        Line(code + "Version", 60).MustWhen(f => BringsIn(f) && f.Is(code, "Conforms")),
        Reason(code + "Reason").MustWhen(f => BringsIn(f) && f.Is(code, "NotConforming")),
    ];

    private static FieldProblem? SearchedForSimilar(FormFacts facts) =>
        facts.Is("D8.None", "no") ? new FieldProblem("D8.None", "Form.NameSimilarSystems")
        : !facts.Has(SimilarSearchLog.Code) ? new FieldProblem("D8.None", "Form.SearchSimilarFirst")
        : null;

    private static FieldProblem? ComparedOptions(FormFacts facts)
    {
        var rows = facts.Rows("D7");
        return rows.Count < FewestOptions ? new FieldProblem("D7", "Form.TooFewOptions", FewestOptions)
            : rows.Count(row => row.Get("chosen") == "yes") != 1 ? new FieldProblem("D7", "Form.ChooseOneOption")
            : null;
    }
}

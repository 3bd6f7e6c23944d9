using static GovernancePortal.Core.Consultations.Form.CaseKinds;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>E 情報・セキュリティ, F 非機能・継続性.</summary>
internal static class PreBudgetInformation
{
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Choice("E1", "Confidentiality").Must(),
        Choice("E1.Integrity", "Integrity").Must(),
        Choice("E1.Availability", "Availability").Must(),
        .. Within("E1",
            Line("E10", 100).MustWhen(NeedsSecurityLiaison),
            Day("E10.On").MustWhen(NeedsSecurityLiaison).Checked(f => f.On("E10.On") > f.Day, "Form.InFuture")),
        Choice("E2", "PersonalInfo").Must(),
        Choice("E2.Count", "PersonalInfoCount").MustWhen(f => f.Has("E2") && !f.Is("E2", "None")),
        YesNo("E3").Must().Checked(f => f.Yes("E3") && f.Is("E2", "None"), "Form.MyNumberIsPersonal"),
        Line("E3.Work").MustWhen(f => f.Yes("E3")),
        Choice("E3.Pia", "PiaKind").MustWhen(f => f.Yes("E3")),
        Day("E3.PiaOn").MustWhen(f => f.Yes("E3") && f.Has("E3.Pia") && !f.Is("E3.Pia", "NotNeeded")),
        Choice("E4", "NetworkSegment").Must(),
        // Where the data lie, who gets in and whose products these are stand beside the network: one item to look at.
        .. Within("E4",
            Choice("E6", "DataLocation").MustWhen(Runs),
            Line("E6.Country", 60).MustWhen(f => Runs(f) && f.Is("E6", "Abroad")),
            Choice("E7", "Authentication").MustWhen(Runs),
            Choice("E9", "SupplyConcern").MustWhen(Runs),
            Reason("E9.Note").MustWhen(f => Runs(f) && f.Is("E9", "ToBeChecked"))),
        Choice("E5", "CommunicationNeed").MustWhen(LeavesClosedNetwork),
        Choice("E5.Sanitization", "SanitizationWay").MustWhen(f => LeavesClosedNetwork(f) && f.Is("E5", "Sanitization", "Both")),
        Choice("E8", "CloudAssessment").MustWhen(UsesCloud),
        Line("E8.Name").MustWhen(f => UsesCloud(f) && f.Has("E8") && !f.Is("E8", "None")),
        Reason("E8.Reason").MustWhen(f => UsesCloud(f) && f.Is("E8", "None")),

        Count("F2").MustWhen(Runs),
        Count("F2.Rpo").MustWhen(Runs),
        Prose("F2.Rlo", 500).MustWhen(Runs),
        Line("F2.Disaster").MustWhen(f => IsNew(f) || Replaces(f)),
        .. Within("F2",
            Line("F1").MustWhen(f => IsNew(f) || Replaces(f)),
            Share("F1.Availability").MustWhen(f => IsNew(f) || Replaces(f))),
        YesNo("F3").MustWhen(IsNew),
        Choice("F4", "BackupMethod").MustWhen(AsksForBackup),
        Choice("F4.Frequency", "BackupFrequency").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        Count("F4.Generations").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        YesNo("F4.Remote").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        Reason("F4.Reason").MustWhen(f => AsksForBackup(f) && (f.Is("F4", "None") || f.Is("F4.Remote", "no"))),
        Choice("F5", "Accessibility").MustWhen(IsPublic),
        Reason("F5.Reason").MustWhen(f => IsPublic(f) && f.Is("F5", "Partial", "Exempt")),
        // New systems give their data out as open data, or say why not (R238).
        Choice("F6", "OpenData").MustWhen(IsNew),
        Line("F6.Format").MustWhen(f => IsNew(f) && f.Is("F6", "Possible")),
        Reason("F6.Reason").MustWhen(f => IsNew(f) && f.Is("F6", "NotPossible")),
    ];

    private static bool LeavesClosedNetwork(FormFacts facts) => IsInClosedNetwork(facts) && Runs(facts) && !Replaces(facts);

    /// <summary>A renewal on the platform or in a cloud is backed up by its provider; one with hardware of its own must say how.</summary>
    private static bool AsksForBackup(FormFacts facts) => IsNew(facts) || (Replaces(facts) && CloudRefused(facts));
}

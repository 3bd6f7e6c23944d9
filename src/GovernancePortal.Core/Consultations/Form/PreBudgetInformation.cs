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
        Choice("E2", "PersonalInfo").Must(),
        Choice("E2.Count", "PersonalInfoCount").MustWhen(f => f.Has("E2") && !f.Is("E2", "None")),
        YesNo("E3").Must().Checked(f => f.Yes("E3") && f.Is("E2", "None"), "Form.MyNumberIsPersonal"),
        Line("E3.Work").MustWhen(f => f.Yes("E3")),
        Choice("E3.Pia", "PiaKind").MustWhen(f => f.Yes("E3")),
        Day("E3.PiaOn").MustWhen(f => f.Yes("E3") && f.Has("E3.Pia") && !f.Is("E3.Pia", "NotNeeded")),
        Choice("E4", "NetworkSegment").Must(),
        Choice("E5", "CommunicationNeed").MustWhen(f => IsInClosedNetwork(f) && Runs(f) && !Replaces(f)),
        Choice("E8", "CloudAssessment").MustWhen(UsesCloud),
        Line("E8.Name").MustWhen(f => UsesCloud(f) && f.Has("E8") && !f.Is("E8", "None")),
        Reason("E8.Reason").MustWhen(f => UsesCloud(f) && f.Is("E8", "None")),
        Line("E10", 100).MustWhen(NeedsSecurityLiaison),
        Day("E10.On").MustWhen(NeedsSecurityLiaison).Checked(f => f.On("E10.On") > f.Day, "Form.InFuture"),

        Count("F2").MustWhen(Runs),
        Count("F2.Rpo").MustWhen(Runs),
        Prose("F2.Rlo", 500).MustWhen(Runs),
        Line("F2.Disaster").MustWhen(f => IsNew(f) || Replaces(f)),
        YesNo("F3").MustWhen(IsNew),
        Choice("F4", "BackupMethod").MustWhen(AsksForBackup),
        Choice("F4.Frequency", "BackupFrequency").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        Count("F4.Generations").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        YesNo("F4.Remote").MustWhen(f => AsksForBackup(f) && f.Has("F4") && !f.Is("F4", "None")),
        Reason("F4.Reason").MustWhen(f => AsksForBackup(f) && (f.Is("F4", "None") || f.Is("F4.Remote", "no"))),
    ];

    /// <summary>A renewal on the platform or in a cloud is backed up by its provider; one with hardware of its own must say how.</summary>
    private static bool AsksForBackup(FormFacts facts) => IsNew(facts) || (Replaces(facts) && CloudRefused(facts));
}

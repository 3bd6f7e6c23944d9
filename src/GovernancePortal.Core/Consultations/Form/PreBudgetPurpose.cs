using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using static GovernancePortal.Core.Consultations.Form.CaseKinds;
using static GovernancePortal.Core.Consultations.Form.FieldBuilding;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>A 基本, B 目的・現状, C 業務見直し・標準化.</summary>
internal static class PreBudgetPurpose
{
    /// <summary>希望回答期限 leaves the reviewer this many 開庁日.</summary>
    public const int DaysToAnswer = 10;

    /// <summary>The ways to customise from the mildest to the heaviest (R155).</summary>
    private static readonly string[] Customizations = ["None", "Parameter", "Component", "SourceCode"];

    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        Line("A1", 100).Must(),
        Choice("A2", "ConsultationKind").Must(),
        new FieldDefinition("A3", FieldType.Year).Must().Checked(f => f.TargetFy is { } year && year < FiscalYear.Of(f.Day), "Form.TargetFyPassed"),
        Choice("A4", "BudgetKind").Must(),
        Line("A5", 100).Must(),
        Line("A5.Extension", 20).Must(),
        Line("A5.Mail", MailAddress.MostCharacters).Must().Checked(f => f.Has("A5.Mail") && !MailAddress.IsOne(f.Text("A5.Mail")!), "Form.NotMail"),
        new FieldDefinition("A6", FieldType.System).MustWhen(ConcernsExisting),
        new FieldDefinition("A7", FieldType.Sections).MayWhen(f => !Replaces(f)),
        Prose("A8", 500).MustWhen(f => f.Kind is ConsultationKind.LegalChange),
        // The initial budget has one day of answers for all; a wish makes sense outside that season.
        Day("A9").MayWhen(f => !f.Is("A4", nameof(BudgetKind.Initial)))
            .Checked(f => f.On("A9") is { } day && day < f.OpenDays.Add(f.Day, DaysToAnswer), "Form.TooSoon", DaysToAnswer),
        Reason("A10").MustWhen(f => f.IsLate),
        // The kind of reason decides whether the delay counts as R18 (decision 4).
        Choice("A10.Code", "LateReason").MustWhen(f => f.IsLate),

        Prose("B1").Must(),
        Prose("B2").Must(),
        Choices("B3", "UserGroup").MustWhen(IsNew),
        Count("B4").MustWhen(IsNew),
        Count("B4.Volume").MustWhen(IsNew),
        Line("B4.Peak").MayWhen(IsNew),
        Prose("B5").MustWhen(f => !Replaces(f)),
        Prose("B6").MustWhen(f => !Replaces(f) && Runs(f)),
        Prose("B7").MustWhen(f => !Replaces(f) && Runs(f)),

        Choice("C1", "BprStatus").MustWhen(Runs),
        Day("C1.On").MustWhen(f => Runs(f) && f.Is("C1", "Planned")),
        Reason("C1.Reason").MustWhen(f => Runs(f) && f.Is("C1", "NotNeeded")),
        Choice("C2", "Customization").MustWhen(Runs),
        Table("C2.Items", 30,
            Column("name").Must(),
            Column("way", FieldType.Choice, "CustomizationWay").Must(),
            Column("costYen", FieldType.Yen),
            Column("note"))
            .MustWhen(f => Runs(f) && f.Has("C2") && !f.Is("C2", "None"))
            .Checked(CustomizationItems),
        Reason("C2.Reason").MustWhen(GoesBeyondSettings),
        // What goes beyond settings the head of the owning section has approved (R158).
        .. Within("C2", Day("C3").MustWhen(GoesBeyondSettings).Checked(f => f.On("C3") > f.Day, "Form.InFuture")),
        Reason("C4").MayWhen(IsNew),
    ];

    private static bool GoesBeyondSettings(FormFacts facts) => Runs(facts) && facts.Is("C2", "Component", "SourceCode");

    // What goes beyond settings costs now and again at every renewal: each one says how much (R065).
    private static FieldProblem? CustomizationItems(FormFacts facts)
    {
        var rows = facts.Rows("C2.Items");
        if (rows.Any(row => Heaviness(row.Get("way")) > Heaviness(facts.Text("C2"))))
        {
            return new FieldProblem("C2.Items", "Form.CustomizationHeavier");
        }
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Get("way") is "Component" or "SourceCode" && rows[i].Get("costYen") is null)
            {
                return new FieldProblem($"C2.Items[{i}].costYen", "Form.Required");
            }
        }
        return null;
    }

    private static int Heaviness(string? way) => Array.IndexOf(Customizations, way);
}

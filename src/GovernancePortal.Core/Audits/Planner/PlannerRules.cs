namespace GovernancePortal.Core.Audits.Planner;

/// <summary>Names of the hard rules, as breaches and refusals give them (docs/audit-planner.md says what each asks).</summary>
public static class PlannerRules
{
    public const string Coverage = "Coverage";
    public const string MyNumberCount = "MyNumberCount";
    public const string MyNumberElsewhere = "MyNumberElsewhere";
    public const string Capacity = "Capacity";
    public const string Spacing = "Spacing";
    public const string OutsideCycle = "OutsideCycle";
    public const string BeforeStart = "BeforeStart";
    public const string ClosedMonth = "ClosedMonth";
    public const string ClosedDays = "ClosedDays";
    public const string NotValid = "NotValid";
    public const string UnknownSection = "UnknownSection";
    public const string UnknownAuditor = "UnknownAuditor";
    public const string TeamSize = "TeamSize";
    public const string SamePersonTwice = "SamePersonTwice";
    public const string LeadNotTrained = "LeadNotTrained";
    public const string AuditorCapacity = "AuditorCapacity";
    /// <summary>Rule 1 of domain.md 6.6.</summary>
    public const string OwnSection = "OwnSection";
    /// <summary>Rule 2; may be set aside by the CISO.</summary>
    public const string FormerSection = "FormerSection";
    /// <summary>Rule 3.</summary>
    public const string ManagesSystems = "ManagesSystems";
    /// <summary>Rule 4.</summary>
    public const string PolicyOffice = "PolicyOffice";
    /// <summary>Rule 6; may be set aside by the CISO.</summary>
    public const string Reciprocal = "Reciprocal";
    public const string Absent = "Absent";
    public const string LockedChanged = "LockedChanged";

    /// <summary>Of a refusal: no month is open to the section.</summary>
    public const string NoOpenMonth = "NoOpenMonth";
    /// <summary>Of a refusal: nobody, or too few, may audit a section.</summary>
    public const string Independence = "Independence";
    /// <summary>Of a refusal: too few people are trained to lead.</summary>
    public const string TrainedLead = "TrainedLead";

    public static IReadOnlyList<string> OfPlans { get; } =
    [
        Coverage, MyNumberCount, MyNumberElsewhere, Capacity, Spacing, OutsideCycle, BeforeStart, ClosedMonth, ClosedDays, NotValid, UnknownSection, UnknownAuditor,
        TeamSize, SamePersonTwice, LeadNotTrained, AuditorCapacity, OwnSection, FormerSection, ManagesSystems, PolicyOffice, Reciprocal, Absent, LockedChanged,
    ];

    public static IReadOnlyList<string> OfRefusals { get; } = [NoOpenMonth, Capacity, TrainedLead, AuditorCapacity, PolicyOffice, Independence];
}

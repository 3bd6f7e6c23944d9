using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Planner;

/// <summary>The two kinds the planner spreads over the years; either covers a section (decision 23).</summary>
public enum PlannerKind
{
    General,
    MyNumber,
}

public enum PlannerPool
{
    Division,
    Bureau,
    External,
}

/// <summary>A section as the planner sees it. Codes are unique; a renamed section names its predecessor.</summary>
/// <param name="Criticality">1–3, of its most critical system.</param>
/// <param name="LastAudited">Fiscal year of its last audit of either kind, also before the cycle.</param>
public sealed record PlannerSection(string Code, string Name, string Bureau, string Place, bool HandlesMyNumber, int Criticality, FiscalYear? LastAudited, DateOnly ValidFrom, DateOnly? ValidTo, string? Predecessor)
{
    /// <summary>Highest class of confidentiality of its systems: 0 (none) to 3 (3A).</summary>
    public int Confidentiality { get; init; }
    /// <summary>Open findings, weighted by their severity.</summary>
    public int OpenFindings { get; init; }
    /// <summary>Share of "no" in the last self-check, 0–100; null where it has answered none.</summary>
    public int? SelfCheckGaps { get; init; }
}

/// <summary>A section an auditor was in until a day (inclusive).</summary>
public sealed record PlannerPast(string SectionCode, DateOnly Until);

/// <summary>Days (both inclusive) on which somebody is away, or a section or bureau is closed to audits.</summary>
public sealed record PlannerDays(DateOnly From, DateOnly To);

public sealed record PlannerAuditor(string Id, string Name, string SectionCode, PlannerPool Pool, bool TrainedLead, int CapacityPerYear, IReadOnlyList<PlannerPast> Previous, IReadOnlyList<string> ManagesSystemsOf)
{
    public IReadOnlyList<PlannerDays> Absences { get; init; } = [];
    /// <summary>Never led nor followed an audit yet: the wish is to put an experienced one beside.</summary>
    public bool IsNew { get; init; }
}

/// <summary>At most so many audits of a kind in a fiscal year.</summary>
public sealed record PlannerCapacity(FiscalYear FiscalYear, PlannerKind Kind, int Engagements);

/// <summary>One audit of a plan.</summary>
/// <param name="Month">1–12.</param>
public sealed record PlannedAudit(FiscalYear FiscalYear, int Month, string SectionCode, PlannerKind Kind, string Lead, IReadOnlyList<string> Members);

/// <summary>What the CISO set aside for one auditor and section (rules 2 and 6 only, decision 23), until a day.</summary>
public sealed record PlannerException(int Rule, string AuditorId, string SectionCode, DateOnly Until);

/// <summary>Days closed to audits of a section, a bureau, or everybody (both null).</summary>
public sealed record PlannerClosed(string? SectionCode, string? Bureau, PlannerDays Days);

/// <summary>Weights and settings an office may change; the defaults are those of domain.md 6.</summary>
public sealed record PlannerSettings
{
    public int WeightAge { get; init; } = 3;
    public int WeightMyNumber { get; init; } = 2;
    public int WeightConfidentiality { get; init; } = 2;
    public int WeightCriticality { get; init; } = 2;
    public int WeightFindings { get; init; } = 2;
    public int WeightSelfCheck { get; init; } = 1;
    /// <summary>Months of the calendar without audits.</summary>
    public IReadOnlyList<int> ClosedMonths { get; init; } = [2, 3, 4];
    public int TeamSize { get; init; } = 2;
    /// <summary>Months between two audits of one section, unless combined.</summary>
    public int MonthsBetween { get; init; } = 12;
    /// <summary>Former members may not audit for so many months (rule 2).</summary>
    public int LookBackMonths { get; init; } = 12;
    /// <summary>My Number audits of a section in one cycle, where it is handled.</summary>
    public int MyNumberPerCycle { get; init; } = 1;
    /// <summary>Code of the section whose audit its own people may not do (rule 4); null: that of the auditors whose pool is the division.</summary>
    public string? PolicyOffice { get; init; }
}

public sealed record PlannerInput(IReadOnlyList<PlannerSection> Sections, IReadOnlyList<PlannerAuditor> Auditors, IReadOnlyList<PlannerCapacity> Capacities, FiscalYear From, FiscalYear To, int Seed = 0)
{
    public PlannerSettings Settings { get; init; } = new();
    /// <summary>Nothing new is planned in months that begin before this day (years gone by stay untouched even where capacity is left); null: the cycle's first day.</summary>
    public DateOnly? NotBefore { get; init; }
    /// <summary>Audits that stay as they are (years gone by, fixed by hand).</summary>
    public IReadOnlyList<PlannedAudit> Locked { get; init; } = [];
    /// <summary>The plan so far: a new one keeps to it where it can (least change).</summary>
    public IReadOnlyList<PlannedAudit> Before { get; init; } = [];
    public IReadOnlyList<PlannerClosed> Closed { get; init; } = [];
    public IReadOnlyList<PlannerException> Exceptions { get; init; } = [];
}

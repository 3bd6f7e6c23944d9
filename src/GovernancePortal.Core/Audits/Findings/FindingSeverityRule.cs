using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>What a severity means from a day on: by when the section has to plan, and how much an open finding weighs in the risk score.</summary>
public sealed class FindingSeverityRule : ITracked
{
    public const string SubjectType = "FindingSeverityRule";
    public const int MostDays = 365;
    public const int MostMonths = 12;
    public const int MostWeight = 20;

    public Guid Id { get; init; }
    public FindingSeverity Severity { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Days from the request to the plan; null where months count, or no plan is asked for.</summary>
    public int? PlanDays { get; init; }
    public int? PlanMonths { get; init; }
    /// <summary>Of one open finding in the risk score of its section.</summary>
    public int Weight { get; init; }

    public TrailSubject Subject => new(SubjectType, Id);
}

/// <summary>The severities as they stand on any day: the portal's own (domain.md 6.4) until the audit office sets others.</summary>
public sealed class FindingSeverityBook(IEnumerable<FindingSeverityRule> rules)
{
    private static readonly FindingSeverityRule[] Product =
    [
        new() { Severity = FindingSeverity.Grave, PlanDays = 14, Weight = 3 },
        new() { Severity = FindingSeverity.Minor, PlanMonths = 1, Weight = 1 },
        new() { Severity = FindingSeverity.Proposal, Weight = 0 },
        new() { Severity = FindingSeverity.GoodPractice, Weight = 0 },
    ];

    private readonly List<FindingSeverityRule> rules = [.. Product, .. rules];

    public FindingSeverityRule At(FindingSeverity severity, DateOnly day) => rules.Where(r => r.Severity == severity && r.ValidFrom <= day).MaxBy(r => r.ValidFrom)!;

    /// <summary>By when a plan asked for on that day is due; null: none is asked for.</summary>
    public DateOnly? PlanDue(FindingSeverity severity, DateOnly from) => At(severity, from) switch
    {
        { PlanDays: { } days } => from.AddDays(days),
        { PlanMonths: { } months } => from.AddMonths(months),
        _ => null,
    };

    /// <summary>Every line of one severity, the newest first.</summary>
    public IReadOnlyList<FindingSeverityRule> Of(FindingSeverity severity) => [.. rules.Where(r => r.Severity == severity).OrderByDescending(r => r.ValidFrom)];
}

public sealed record FindingSeverityInput
{
    public FindingSeverity? Severity { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public int? PlanDays { get; init; }
    public int? PlanMonths { get; init; }
    public int? Weight { get; init; }
}

public sealed class FindingSeverityValidator : AbstractValidator<FindingSeverityInput>
{
    public FindingSeverityValidator()
    {
        RuleFor(x => x.Severity).NotNull().IsInEnum();
        RuleFor(x => x.ValidFrom).NotEmpty();
        RuleFor(x => x.PlanDays).InclusiveBetween(1, FindingSeverityRule.MostDays);
        RuleFor(x => x.PlanMonths).InclusiveBetween(1, FindingSeverityRule.MostMonths);
        RuleFor(x => x.Weight).NotNull().InclusiveBetween(0, FindingSeverityRule.MostWeight);
    }
}

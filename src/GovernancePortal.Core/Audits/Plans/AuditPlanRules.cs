using FluentValidation;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Weights and limits of planning from a day on; the row with the latest first day counts. Without one those of <see cref="PlannerSettings"/> hold.</summary>
public sealed class AuditPlanRules : IVersioned, ITracked
{
    public const string SubjectType = "AuditPlanRules";
    public const int MostWeight = 10;
    public const int MonthsLength = 40;

    public Guid Id { get; init; }
    public DateOnly ValidFrom { get; init; }
    public int WeightAge { get; set; }
    public int WeightMyNumber { get; set; }
    public int WeightConfidentiality { get; set; }
    public int WeightCriticality { get; set; }
    public int WeightFindings { get; set; }
    public int WeightSelfCheck { get; set; }
    /// <summary>Months (1–12) without audits, parted by commas.</summary>
    public string ClosedMonths { get; set; } = "";
    public int TeamSize { get; set; }
    public int MonthsBetween { get; set; }
    public int LookBackMonths { get; set; }
    public int MyNumberPerCycle { get; set; }
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);

    public PlannerSettings AsSettings() => new()
    {
        WeightAge = WeightAge, WeightMyNumber = WeightMyNumber, WeightConfidentiality = WeightConfidentiality, WeightCriticality = WeightCriticality, WeightFindings = WeightFindings, WeightSelfCheck = WeightSelfCheck,
        ClosedMonths = AuditPlanRulesInput.Months(ClosedMonths) ?? [], TeamSize = TeamSize, MonthsBetween = MonthsBetween, LookBackMonths = LookBackMonths, MyNumberPerCycle = MyNumberPerCycle,
    };

    internal void Take(AuditPlanRulesInput i) =>
        (WeightAge, WeightMyNumber, WeightConfidentiality, WeightCriticality, WeightFindings, WeightSelfCheck, ClosedMonths, TeamSize, MonthsBetween, LookBackMonths, MyNumberPerCycle) =
        (i.WeightAge!.Value, i.WeightMyNumber!.Value, i.WeightConfidentiality!.Value, i.WeightCriticality!.Value, i.WeightFindings!.Value, i.WeightSelfCheck!.Value,
            string.Join(',', AuditPlanRulesInput.Months(i.ClosedMonths)!), i.TeamSize!.Value, i.MonthsBetween!.Value, i.LookBackMonths!.Value, i.MyNumberPerCycle!.Value);
}

public sealed record AuditPlanRulesInput
{
    public DateOnly? ValidFrom { get; init; }
    public int? WeightAge { get; init; }
    public int? WeightMyNumber { get; init; }
    public int? WeightConfidentiality { get; init; }
    public int? WeightCriticality { get; init; }
    public int? WeightFindings { get; init; }
    public int? WeightSelfCheck { get; init; }
    public string? ClosedMonths { get; init; }
    public int? TeamSize { get; init; }
    public int? MonthsBetween { get; init; }
    public int? LookBackMonths { get; init; }
    public int? MyNumberPerCycle { get; init; }
    public uint Version { get; init; }

    public static AuditPlanRulesInput Of(PlannerSettings s, DateOnly from, uint version) => new()
    {
        ValidFrom = from, WeightAge = s.WeightAge, WeightMyNumber = s.WeightMyNumber, WeightConfidentiality = s.WeightConfidentiality, WeightCriticality = s.WeightCriticality, WeightFindings = s.WeightFindings, WeightSelfCheck = s.WeightSelfCheck,
        ClosedMonths = string.Join(", ", s.ClosedMonths), TeamSize = s.TeamSize, MonthsBetween = s.MonthsBetween, LookBackMonths = s.LookBackMonths, MyNumberPerCycle = s.MyNumberPerCycle, Version = version,
    };

    /// <summary>"2, 3、4月" as months in order; null where something else stands there.</summary>
    public static IReadOnlyList<int>? Months(string? text)
    {
        var found = new SortedSet<int>();
        foreach (var part in Platform.Text.CharacterWidth.Narrow(text ?? "").Split([',', '、', ' ', '月', '・'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            {
                return null;
            }
            found.Add(month);
        }
        return [.. found];
    }
}

public sealed class AuditPlanRulesInputValidator : AbstractValidator<AuditPlanRulesInput>
{
    public AuditPlanRulesInputValidator()
    {
        RuleFor(x => x.ValidFrom).NotEmpty();
        RuleFor(x => x.WeightAge).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.WeightMyNumber).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.WeightConfidentiality).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.WeightCriticality).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.WeightFindings).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.WeightSelfCheck).NotNull().InclusiveBetween(0, AuditPlanRules.MostWeight);
        RuleFor(x => x.ClosedMonths).MaximumLength(AuditPlanRules.MonthsLength);
        RuleFor(x => x.ClosedMonths).Must(m => AuditPlanRulesInput.Months(m) is { Count: < 12 }).WithMessage("AuditPlans.MonthsUnread");
        // Rule 5 of domain.md 6.6: never fewer than two.
        RuleFor(x => x.TeamSize).NotNull().InclusiveBetween(2, 6);
        RuleFor(x => x.MonthsBetween).NotNull().InclusiveBetween(0, 60);
        RuleFor(x => x.LookBackMonths).NotNull().InclusiveBetween(0, 120);
        RuleFor(x => x.MyNumberPerCycle).NotNull().InclusiveBetween(0, 6);
    }
}

/// <summary>Days on which a section, a bureau or (both null) nobody is audited.</summary>
public sealed class AuditClosure : IVersioned, ITracked
{
    public const string SubjectType = "AuditClosure";
    public const int ReasonLength = 200;

    public Guid Id { get; init; }
    public Guid? SectionId { get; set; }
    public Guid? BureauId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);
}

public sealed record AuditClosureInput
{
    public Guid? SectionId { get; init; }
    public Guid? BureauId { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Reason { get; init; }
}

public sealed class AuditClosureInputValidator : AbstractValidator<AuditClosureInput>
{
    public AuditClosureInputValidator()
    {
        RuleFor(x => x.BureauId).Null().When(x => x.SectionId is not null).WithMessage("AuditPlans.SectionOrBureau");
        RuleFor(x => x.From).NotEmpty();
        RuleFor(x => x.To).NotEmpty();
        RuleFor(x => x.To).GreaterThanOrEqualTo(x => x.From).When(x => x.From is not null && x.To is not null);
        RuleFor(x => x.Reason).MaximumLength(AuditClosure.ReasonLength);
    }
}

/// <summary>An audit that was held before the portal: section, fiscal year and kind, no more is known of it here.</summary>
public sealed class AuditPast : ITracked
{
    public const string SubjectType = "AuditPast";

    public Guid Id { get; init; }
    public Guid SectionId { get; init; }
    public FiscalYear FiscalYear { get; init; }
    public AuditNature Nature { get; init; }

    public TrailSubject Subject => new(SubjectType, Id);
}

public sealed record AuditPastInput
{
    public Guid? SectionId { get; init; }
    public FiscalYear? FiscalYear { get; init; }
    public AuditNature? Nature { get; init; }
}

public sealed class AuditPastInputValidator : AbstractValidator<AuditPastInput>
{
    public AuditPastInputValidator()
    {
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.FiscalYear).NotNull();
        RuleFor(x => x.Nature).NotNull().IsInEnum();
    }
}

/// <summary>
/// What the CISO set aside (decision 23): rule 2 (former member) or rule 6 (reciprocal pair) of domain.md 6.6, for one auditor
/// and section until a day. Shown on plan and report; the other rules can never be set aside.
/// </summary>
public sealed class AuditException : ITracked
{
    public const string SubjectType = "AuditException";
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;

    public Guid Id { get; init; }
    public int Rule { get; init; }
    public Guid AuditorId { get; init; }
    public required string AuditorName { get; init; }
    public Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public DateOnly Until { get; init; }
    public required string Reason { get; init; }
    public required string DecidedBy { get; init; }
    public DateOnly DecidedOn { get; init; }
    /// <summary>Who wrote it down where the CISO did not do so in the portal.</summary>
    public string? RecordedBy { get; init; }

    public TrailSubject Subject => new(SubjectType, Id);
}

public sealed record AuditExceptionInput
{
    public int? Rule { get; init; }
    public Guid? AuditorId { get; init; }
    public Guid? SectionId { get; init; }
    public DateOnly? Until { get; init; }
    public string? Reason { get; init; }
    public string? SaidBy { get; init; }
    public DateOnly? SaidOn { get; init; }
}

public sealed class AuditExceptionInputValidator : AbstractValidator<AuditExceptionInput>
{
    public AuditExceptionInputValidator()
    {
        RuleFor(x => x.Rule).NotNull();
        RuleFor(x => x.Rule).Must(r => r is null or 2 or 6).WithMessage("AuditPlans.NeverSetAside");
        RuleFor(x => x.AuditorId).NotEmpty();
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Until).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(AuditException.ReasonLength);
        RuleFor(x => x.SaidBy).MaximumLength(AuditException.PersonLength);
    }
}

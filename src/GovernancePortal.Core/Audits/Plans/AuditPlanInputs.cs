using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Capacities of one fiscal year as a form carries them.</summary>
public sealed record AuditCapacityInput
{
    public int FiscalYear { get; init; }
    public int? General { get; init; }
    public int? MyNumber { get; init; }
    /// <summary>A third party audits in this year.</summary>
    public bool External { get; init; }
}

/// <summary>A 中期計画, or what of a 年度計画 is text.</summary>
public sealed record AuditPlanInput
{
    public string? Name { get; init; }
    /// <summary>Of a new one only.</summary>
    public FiscalYear? FromFy { get; init; }
    /// <summary>Of a new one only.</summary>
    public FiscalYear? ToFy { get; init; }
    public string? Policy { get; init; }
    public string? Goals { get; init; }
    public string? Focus { get; init; }
    public int? Headcount { get; init; }
    /// <summary>Of a new one: capacities of every year, before they are said year by year.</summary>
    public int? General { get; init; }
    public int? MyNumber { get; init; }
    public int? Seed { get; init; }
    public List<AuditCapacityInput> Capacities { get; init; } = [];
    public uint Version { get; init; }

    public static AuditPlanInput Of(AuditPlan p) => new()
    {
        Name = p.Name, FromFy = p.FromFy, ToFy = p.ToFy, Policy = p.Policy, Goals = p.Goals, Focus = p.Focus, Headcount = p.Headcount, Version = p.Version,
        Capacities = [.. Enumerable.Range(p.FromFy.Year, p.ToFy.Year - p.FromFy.Year + 1).Select(y => new AuditCapacityInput
        {
            FiscalYear = y, General = p.Capacities.FirstOrDefault(c => c.FiscalYear == y)?.General ?? 0, MyNumber = p.Capacities.FirstOrDefault(c => c.FiscalYear == y)?.MyNumber ?? 0, External = p.ExternalYears.Contains(y),
        })],
    };

    /// <summary>The capacities of a new plan: the same every year.</summary>
    internal AuditPlanInput Spread() => Capacities.Count > 0 || FromFy is null || ToFy is null || ToFy < FromFy ? this : this with
    {
        Capacities = [.. Enumerable.Range(FromFy.Value.Year, Math.Min(AuditPlan.MostYears, ToFy.Value.Year - FromFy.Value.Year + 1)).Select(y => new AuditCapacityInput { FiscalYear = y, General = General, MyNumber = MyNumber })],
    };
}

public sealed class AuditPlanInputValidator : AbstractValidator<AuditPlanInput>
{
    private const int MostAudits = 2000;

    public AuditPlanInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(AuditPlan.NameLength);
        RuleFor(x => x.FromFy).NotNull();
        RuleFor(x => x.ToFy).NotNull();
        RuleFor(x => x.Policy).MaximumLength(AuditPlan.TextLength);
        RuleFor(x => x.Goals).MaximumLength(AuditPlan.TextLength);
        RuleFor(x => x.Focus).MaximumLength(AuditPlan.TextLength);
        RuleFor(x => x.Headcount).InclusiveBetween(0, 10_000);
        RuleFor(x => x.General).NotNull().When(x => x.Capacities.Count == 0);
        RuleFor(x => x.MyNumber).NotNull().When(x => x.Capacities.Count == 0);
        RuleFor(x => x.General).InclusiveBetween(0, MostAudits);
        RuleFor(x => x.MyNumber).InclusiveBetween(0, MostAudits);
        RuleFor(x => x.Seed).InclusiveBetween(0, 1_000_000);
        RuleForEach(x => x.Capacities).ChildRules(c =>
        {
            c.RuleFor(x => x.General).InclusiveBetween(0, MostAudits);
            c.RuleFor(x => x.MyNumber).InclusiveBetween(0, MostAudits);
        });
    }
}

/// <summary>The plan of one year of a 中期計画.</summary>
public sealed record AuditYearInput
{
    public FiscalYear? FiscalYear { get; init; }
    public string? Name { get; init; }
    public string? Policy { get; init; }
    public string? Goals { get; init; }
    public string? Focus { get; init; }
}

public sealed class AuditYearInputValidator : AbstractValidator<AuditYearInput>
{
    public AuditYearInputValidator()
    {
        RuleFor(x => x.FiscalYear).NotNull();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(AuditPlan.NameLength);
        RuleFor(x => x.Policy).MaximumLength(AuditPlan.TextLength);
        RuleFor(x => x.Goals).MaximumLength(AuditPlan.TextLength);
        RuleFor(x => x.Focus).MaximumLength(AuditPlan.TextLength);
    }
}

/// <summary>One line: when, where, which kind, and who.</summary>
public sealed record AuditLineInput
{
    public FiscalYear? FiscalYear { get; init; }
    public int? Month { get; init; }
    /// <summary>Of a new one only.</summary>
    public Guid? SectionId { get; init; }
    /// <summary>Of a new one only.</summary>
    public AuditNature? Nature { get; init; }
    public Guid? LeadId { get; init; }
    /// <summary>Seats of the form; empty ones are left out.</summary>
    public List<Guid?> MemberIds { get; init; } = [];
    /// <summary>Of the plan.</summary>
    public uint Version { get; init; }

    public static AuditLineInput Of(AuditPlanLine l, uint version) => new()
    {
        FiscalYear = l.FiscalYear, Month = l.Month, SectionId = l.SectionId, Nature = l.Nature, LeadId = l.LeadId, MemberIds = [.. l.MemberIds.Select(m => (Guid?)m)], Version = version,
    };
}

public sealed class AuditLineInputValidator : AbstractValidator<AuditLineInput>
{
    public AuditLineInputValidator()
    {
        RuleFor(x => x.FiscalYear).NotNull();
        RuleFor(x => x.Month).NotNull().InclusiveBetween(1, 12);
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Nature).NotNull();
        RuleFor(x => x.Nature).Must(n => n is null or AuditNature.General or AuditNature.MyNumber).WithMessage("AuditPlans.NatureOutside");
        RuleFor(x => x.LeadId).NotEmpty();
        RuleFor(x => x.MemberIds).Must((x, members) => members.Exists(m => m is { } id && id != x.LeadId)).WithMessage("AuditPlans.TwoAtLeast").OverridePropertyName("MemberIds[0]");
    }
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record AuditPlanActInput
{
    public AuditPlanAct? Act { get; init; }
    public string? Reason { get; init; }
    public string? SaidBy { get; init; }
    public DateOnly? SaidOn { get; init; }
    public string? DocumentNumber { get; init; }
    public uint Version { get; init; }
}

public sealed class AuditPlanActValidator : AbstractValidator<AuditPlanActInput>
{
    public AuditPlanActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(AuditPlan.ReasonLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Act == AuditPlanAct.Return);
        RuleFor(x => x.SaidBy).MaximumLength(AuditPlan.PersonLength);
        RuleFor(x => x.DocumentNumber).MaximumLength(AuditPlan.DocumentLength);
    }
}

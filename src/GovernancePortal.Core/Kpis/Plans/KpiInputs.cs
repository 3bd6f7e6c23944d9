using FluentValidation;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Plans;

public sealed record KpiPlanInput
{
    public string? Name { get; init; }
    public FiscalYear? FromYear { get; init; }
    public FiscalYear? ToYear { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public string? Purpose { get; init; }
    public string? LegalBasis { get; init; }
    public uint Version { get; init; }

    public static KpiPlanInput Of(KpiPlan plan) => new()
    {
        Name = plan.Name, FromYear = plan.FromYear, ToYear = plan.ToYear, OwnerSectionId = plan.OwnerSectionId, Purpose = plan.Purpose, LegalBasis = plan.LegalBasis, Version = plan.Version,
    };
}

public sealed class KpiPlanInputValidator : AbstractValidator<KpiPlanInput>
{
    public KpiPlanInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(KpiPlan.NameLength);
        RuleFor(x => x.FromYear).NotNull();
        RuleFor(x => x.ToYear).NotNull();
        RuleFor(x => x.ToYear).Must((x, to) => to >= x.FromYear && to.Value.Year - x.FromYear!.Value.Year < KpiPlan.MostYears).WithMessage("Kpis.YearsReversed").When(x => x.FromYear is not null && x.ToYear is not null);
        RuleFor(x => x.OwnerSectionId).NotNull();
        RuleFor(x => x.Purpose).MaximumLength(KpiPlan.PurposeLength);
        RuleFor(x => x.LegalBasis).MaximumLength(KpiPlan.BasisLength);
    }
}

public sealed record ObjectiveInput
{
    public string? Name { get; init; }
    public uint Version { get; init; }
}

public sealed class ObjectiveInputValidator : AbstractValidator<ObjectiveInput>
{
    public ObjectiveInputValidator() => RuleFor(x => x.Name).NotEmpty().MaximumLength(KpiObjective.NameLength);
}

public sealed record RevisionInput
{
    public string? Reason { get; init; }
    public uint Version { get; init; }
}

public sealed class RevisionInputValidator : AbstractValidator<RevisionInput>
{
    public RevisionInputValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(KpiPlan.ReasonLength);
}

public sealed record AdoptInput
{
    public DateOnly? EffectiveOn { get; init; }
    public string? Reason { get; init; }
    public uint Version { get; init; }
}

public sealed class AdoptInputValidator : AbstractValidator<AdoptInput>
{
    public AdoptInputValidator()
    {
        RuleFor(x => x.EffectiveOn).NotNull();
        RuleFor(x => x.Reason).MaximumLength(KpiPlan.ReasonLength);
    }
}

public sealed record KpiInitiativeInput
{
    public Guid? ObjectiveId { get; init; }
    public string? Code { get; init; }
    public string? Name { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public string? Purpose { get; init; }
    public string? Effect { get; init; }
    /// <summary>Whole yen a year.</summary>
    public long? SavingYen { get; init; }
    public List<Guid> SystemIds { get; init; } = [];
    public uint Version { get; init; }

    public static KpiInitiativeInput Of(KpiInitiative initiative) => new()
    {
        ObjectiveId = initiative.ObjectiveId, Code = initiative.Code, Name = initiative.Name, OwnerSectionId = initiative.OwnerSectionId, Purpose = initiative.Purpose, Effect = initiative.Effect,
        SavingYen = initiative.SavingYen, SystemIds = [.. initiative.Systems.Select(s => s.SystemId)], Version = initiative.Version,
    };
}

public sealed class KpiInitiativeInputValidator : AbstractValidator<KpiInitiativeInput>
{
    public KpiInitiativeInputValidator()
    {
        RuleFor(x => x.ObjectiveId).NotNull();
        RuleFor(x => x.Code).NotEmpty().MaximumLength(KpiInitiative.CodeLength);
        RuleFor(x => x.Name).NotEmpty().MaximumLength(KpiInitiative.NameLength);
        RuleFor(x => x.OwnerSectionId).NotNull();
        RuleFor(x => x.Purpose).MaximumLength(KpiInitiative.TextLength);
        RuleFor(x => x.Effect).MaximumLength(KpiInitiative.TextLength);
        RuleFor(x => x.SavingYen).GreaterThanOrEqualTo(0);
    }
}

/// <summary>One cell of a year, as written.</summary>
public sealed record YearCell
{
    public int Year { get; init; }
    public string? Raw { get; init; }
}

public sealed record KpiInput
{
    public string? Name { get; init; }
    public string? Unit { get; init; }
    /// <summary>Read from name and notation where it is left open.</summary>
    public KpiAggregation? Aggregation { get; init; }
    /// <summary>Read from name and targets where it is left open.</summary>
    public KpiDirection? Direction { get; init; }
    public string? Baseline { get; init; }
    public KpiRhythm Rhythm { get; init; }
    public string? FigureKey { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public List<YearCell> Targets { get; init; } = [];
    public uint Version { get; init; }

    public static KpiInput Of(Kpi kpi, IEnumerable<FiscalYear> years) => new()
    {
        Name = kpi.Name, Unit = kpi.Unit, Aggregation = kpi.Aggregation, Direction = kpi.Direction, Baseline = kpi.BaselineRaw, Rhythm = kpi.Rhythm, FigureKey = kpi.FigureKey, OwnerSectionId = kpi.OwnerSectionId,
        Targets = [.. years.Select(y => new YearCell { Year = y.Year, Raw = kpi.Target(y)?.Raw })], Version = kpi.Version,
    };
}

public sealed class KpiInputValidator : AbstractValidator<KpiInput>
{
    public KpiInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Kpi.NameLength);
        RuleFor(x => x.Unit).MaximumLength(Kpi.UnitLength);
        RuleFor(x => x.Aggregation).IsInEnum();
        RuleFor(x => x.Direction).IsInEnum();
        RuleFor(x => x.Baseline).MaximumLength(Kpi.RawLength);
        RuleFor(x => x.Rhythm).IsInEnum();
        RuleFor(x => x.FigureKey).MaximumLength(Kpi.FigureLength);
        RuleForEach(x => x.Targets).ChildRules(cell => cell.RuleFor(x => x.Raw).MaximumLength(Kpi.RawLength));
    }
}

public sealed record ActivityInput
{
    public List<YearCell> Cells { get; init; } = [];
    /// <summary>Of the initiative.</summary>
    public uint Version { get; init; }

    public static ActivityInput Of(KpiActivity row, IEnumerable<FiscalYear> years, uint version) => new() { Cells = [.. years.Select(y => new YearCell { Year = y.Year, Raw = row.Cell(y) })], Version = version };

    /// <summary>Filled cells by year.</summary>
    public IReadOnlyDictionary<int, string> Filled => Cells.Where(c => !string.IsNullOrWhiteSpace(c.Raw)).ToDictionary(c => c.Year, c => c.Raw!);
}

public sealed class ActivityInputValidator : AbstractValidator<ActivityInput>
{
    public ActivityInputValidator() => RuleForEach(x => x.Cells).ChildRules(cell => cell.RuleFor(x => x.Raw).MaximumLength(KpiActivity.CellLength));
}

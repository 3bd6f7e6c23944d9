using FluentValidation;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems.Plans;

public sealed record PlannedCaseInput
{
    public uint Version { get; init; }
    public FiscalYear? Fy { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? SystemId { get; init; }
    public PlannedCaseKind? Kind { get; init; }
    public string? Title { get; init; }
    public long? EstimateYen { get; init; }
    public DateOnly? StartsOn { get; init; }
    public string? Note { get; init; }
}

public sealed class PlannedCaseValidator : AbstractValidator<PlannedCaseInput>
{
    public PlannedCaseValidator()
    {
        RuleFor(x => x.Fy).NotNull().Must(fy => fy is null || (fy >= FiscalYear.Earliest && fy <= FiscalYear.Latest)).WithMessage("Validation.NotNull");
        RuleFor(x => x.SectionId).NotNull();
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.SystemId).NotNull().When(x => x.Kind is not (null or PlannedCaseKind.NewSystem)).WithMessage("Plans.SystemMissing");
        RuleFor(x => x.Title).NotEmpty().MaximumLength(PlannedCase.TitleLength);
        RuleFor(x => x.EstimateYen).InclusiveBetween(0, Yen.Most);
        RuleFor(x => x.StartsOn).Must(day => day is null or { Year: >= 1989 and <= 2100 }).WithMessage("Systems.DayOutOfRange");
        RuleFor(x => x.Note).MaximumLength(PlannedCase.NoteLength);
    }
}

public sealed record DropPlanInput
{
    public uint Version { get; init; }
    public string? Reason { get; init; }
}

public sealed class DropPlanValidator : AbstractValidator<DropPlanInput>
{
    public DropPlanValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(PlannedCase.ReasonLength);
}

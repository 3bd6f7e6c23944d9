using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Publication;

/// <summary>What is chosen for a publication.</summary>
public sealed record PublicationInput
{
    public string? Title { get; init; }
    public string? Introduction { get; init; }
    public List<Guid> PlanIds { get; init; } = [];
    public List<int> Years { get; init; } = [];
    public List<Guid> ChecklistIds { get; init; } = [];
    public List<int> ChecklistYears { get; init; } = [];
    public uint Version { get; init; }

    public PublicationChoice ToChoice() => new([.. PlanIds.Distinct()], [.. Years.Distinct().Order()], [.. ChecklistIds.Distinct()], [.. ChecklistYears.Distinct().Order()]);

    public static PublicationInput Of(PublicationRecord record) => new()
    {
        Title = record.Title, Introduction = record.Introduction, PlanIds = [.. record.Choice.PlanIds], Years = [.. record.Choice.Years], ChecklistIds = [.. record.Choice.ChecklistIds],
        ChecklistYears = [.. record.Choice.ChecklistYears], Version = record.Version,
    };
}

public sealed class PublicationInputValidator : AbstractValidator<PublicationInput>
{
    public PublicationInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(PublicationRecord.TitleLength);
        RuleFor(x => x.Introduction).MaximumLength(PublicationRecord.IntroductionLength);
        RuleFor(x => x.PlanIds).Must(ids => ids.Count <= PublicationRecord.MostPlans).WithMessage("Publication.TooManyPlans");
        // Beside the checklists: there is always one, but not always a plan.
        RuleFor(x => x.ChecklistIds).NotEmpty().When(x => x.PlanIds.Count == 0).WithMessage("Publication.NothingChosen");
        RuleFor(x => x.Years).NotEmpty().When(x => x.PlanIds.Count > 0).WithMessage("Publication.NoYear");
        RuleFor(x => x.ChecklistYears).NotEmpty().When(x => x.ChecklistIds.Count > 0).WithMessage("Publication.NoYear");
        RuleForEach(x => x.Years).InclusiveBetween(FiscalYear.EarliestYear, FiscalYear.LatestYear);
        RuleForEach(x => x.ChecklistYears).InclusiveBetween(FiscalYear.EarliestYear, FiscalYear.LatestYear);
    }
}

public sealed record PublicationReturnInput
{
    public string? Reason { get; init; }
    public uint Version { get; init; }
}

public sealed class PublicationReturnValidator : AbstractValidator<PublicationReturnInput>
{
    public PublicationReturnValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(PublicationRecord.ReasonLength);
}

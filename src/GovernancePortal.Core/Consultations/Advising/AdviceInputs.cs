using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Advising;

public sealed record AdviceInput
{
    public string? Title { get; set; }
    public string? Question { get; set; }
    public Guid? SectionId { get; set; }
    public Guid? SystemId { get; set; }
    public FiscalYear? PlannedFy { get; set; }
    public long? RoughYen { get; set; }
}

public sealed class AdviceInputValidator : AbstractValidator<AdviceInput>
{
    public AdviceInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(AdviceCase.TitleLength);
        RuleFor(x => x.Question).NotEmpty().MaximumLength(AdviceCase.TextLength);
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.RoughYen).GreaterThanOrEqualTo(0);
    }
}

public sealed record AdviceEntryInput
{
    public DateOnly? On { get; set; }
    public AdviceMeans? Means { get; set; }
    public string? Participants { get; set; }
    public string? Text { get; set; }
    public uint Version { get; set; }
}

public sealed class AdviceEntryInputValidator : AbstractValidator<AdviceEntryInput>
{
    public AdviceEntryInputValidator()
    {
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.Means).NotNull();
        RuleFor(x => x.Participants).MaximumLength(AdviceCase.ParticipantsLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(AdviceCase.TextLength);
    }
}

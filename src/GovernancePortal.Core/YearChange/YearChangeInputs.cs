using FluentValidation;

namespace GovernancePortal.Core.YearChange;

public sealed record YearChangeInput
{
    public string? Title { get; set; }
    public DateOnly? Day { get; set; }
    /// <summary>A transfer list that was uploaded and has not taken effect.</summary>
    public Guid? TransferListId { get; set; }
    public uint Version { get; set; }
}

public sealed class YearChangeInputValidator : AbstractValidator<YearChangeInput>
{
    public YearChangeInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(YearChangeRun.TitleLength);
        RuleFor(x => x.Day).NotNull();
    }
}

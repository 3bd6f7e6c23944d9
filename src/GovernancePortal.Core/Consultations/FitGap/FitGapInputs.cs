using FluentValidation;

namespace GovernancePortal.Core.Consultations.FitGap;

/// <summary>The head of the sheet as it is typed.</summary>
public sealed record FitGapHead
{
    public string? Package { get; init; }
    public FunctionOrigin? Origin { get; init; }
    public DateOnly? RfiOn { get; init; }
    public DateOnly? RevisedOn { get; init; }
    public string? Agreement { get; init; }
    public DateOnly? AgreedOn { get; init; }
    /// <summary>Account of the third-party reviewer named beside the policy office.</summary>
    public string? Reviewer { get; init; }
}

public sealed class FitGapHeadValidator : AbstractValidator<FitGapHead>
{
    public FitGapHeadValidator()
    {
        RuleFor(x => x.Package).NotEmpty().MaximumLength(FitGapSheet.NameLength);
        RuleFor(x => x.Origin).NotNull().IsInEnum();
        RuleFor(x => x.Agreement).MaximumLength(FitGapSheet.TextLength);
    }
}

/// <summary>One function as it is typed or pasted.</summary>
public sealed record FitGapEntry
{
    public string? Function { get; init; }
    public RfiAnswer Rfi { get; init; }
    public FitResult? Result { get; init; }
    public GapLevel? Level { get; init; }
    public string? Need { get; init; }
    public long? CostYen { get; init; }
}

public sealed class FitGapEntryValidator : AbstractValidator<FitGapEntry>
{
    public FitGapEntryValidator()
    {
        RuleFor(x => x.Function).NotEmpty().MaximumLength(FitGapLine.FunctionLength);
        RuleFor(x => x.Rfi).IsInEnum();
        RuleFor(x => x.Result).IsInEnum();
        RuleFor(x => x.Level).IsInEnum();
        RuleFor(x => x.Need).MaximumLength(FitGapSheet.TextLength);
        RuleFor(x => x.CostYen).GreaterThanOrEqualTo(0);
    }
}

public sealed record EvaluationInput
{
    public string? Proposal { get; init; }
    public bool? MeetsPurpose { get; init; }
    public string? Note { get; init; }
}

public sealed class EvaluationInputValidator : AbstractValidator<EvaluationInput>
{
    public EvaluationInputValidator()
    {
        RuleFor(x => x.Proposal).NotEmpty().MaximumLength(FitGapSheet.NameLength);
        RuleFor(x => x.MeetsPurpose).NotNull();
        RuleFor(x => x.Note).NotEmpty().MaximumLength(FitGapSheet.TextLength);
    }
}

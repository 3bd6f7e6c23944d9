using FluentValidation;

namespace GovernancePortal.Core.Season;

/// <summary>応じる or 動かせない, with the version of the advice that was shown.</summary>
public sealed record AdviceReply
{
    public uint Version { get; init; }
    public bool Accepted { get; init; }
    public string? Reason { get; init; }
}

public sealed class AdviceReplyValidator : AbstractValidator<AdviceReply>
{
    public AdviceReplyValidator() => RuleFor(x => x.Reason).MaximumLength(FilingAdvice.ReasonLength);
}

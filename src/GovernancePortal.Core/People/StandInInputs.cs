using FluentValidation;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.People;

public sealed record StandInInput
{
    public Guid? SectionId { get; set; }
    public Role? Role { get; set; }
    public Guid? DeputyId { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Reason { get; set; }
}

public sealed class StandInInputValidator : AbstractValidator<StandInInput>
{
    public StandInInputValidator()
    {
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Role).NotNull().IsInEnum();
        RuleFor(x => x.DeputyId).NotEmpty();
        RuleFor(x => x.From).NotNull();
        RuleFor(x => x.To).Cascade(CascadeMode.Stop).NotNull().GreaterThanOrEqualTo(x => x.From).When(x => x.From is not null, ApplyConditionTo.CurrentValidator).WithMessage("People.ToBeforeFrom");
        RuleFor(x => x.Reason).MaximumLength(StandIn.ReasonLength);
    }
}

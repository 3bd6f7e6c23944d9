using FluentValidation;

namespace GovernancePortal.Core.Instructions;

/// <summary>A new instruction.</summary>
public sealed record InstructionInput
{
    public InstructionSubject Kind { get; init; }
    public Guid? SubjectId { get; init; }
    public Guid? SectionId { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Text { get; init; }
    /// <summary>Of an instruction that somebody else records: who gave it.</summary>
    public string? SaidBy { get; init; }
    /// <summary>Of such a one: on which day.</summary>
    public DateOnly? SaidOn { get; init; }
    public Guid? MeetingId { get; init; }
}

public sealed class InstructionInputValidator : AbstractValidator<InstructionInput>
{
    public InstructionInputValidator()
    {
        RuleFor(x => x.Kind).IsInEnum();
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.DueOn).NotEmpty();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Instruction.TextLength);
        RuleFor(x => x.SaidBy).MaximumLength(Instruction.PersonLength);
    }
}

/// <summary>The answer while it is written.</summary>
public sealed record InstructionAnswerInput
{
    public string? Text { get; init; }
    public uint Version { get; init; }
}

public sealed class InstructionAnswerValidator : AbstractValidator<InstructionAnswerInput>
{
    public InstructionAnswerValidator() => RuleFor(x => x.Text).NotEmpty().MaximumLength(Instruction.AnswerLength);
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record InstructionActInput
{
    public InstructionAct? Act { get; init; }
    public string? Reason { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? FollowUpOn { get; init; }
    public string? SaidBy { get; init; }
    public DateOnly? SaidOn { get; init; }
    public uint Version { get; init; }

    public static bool NeedsReason(InstructionAct? act) =>
        act is InstructionAct.SendBack or InstructionAct.Return or InstructionAct.Check or InstructionAct.CheckAgain or InstructionAct.Reopen or InstructionAct.MoveDue or InstructionAct.Withdraw;

    public static bool NeedsDue(InstructionAct? act) => act is InstructionAct.Reopen or InstructionAct.MoveDue;

    public static bool NeedsFollowUp(InstructionAct? act) => act is InstructionAct.FollowLater or InstructionAct.CheckAgain;
}

public sealed class InstructionActValidator : AbstractValidator<InstructionActInput>
{
    public InstructionActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(Instruction.ReasonLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => InstructionActInput.NeedsReason(x.Act));
        RuleFor(x => x.DueOn).NotEmpty().When(x => InstructionActInput.NeedsDue(x.Act));
        RuleFor(x => x.FollowUpOn).NotEmpty().When(x => InstructionActInput.NeedsFollowUp(x.Act));
        RuleFor(x => x.SaidBy).MaximumLength(Instruction.PersonLength);
    }
}

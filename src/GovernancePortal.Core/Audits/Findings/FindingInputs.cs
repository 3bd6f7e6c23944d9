using FluentValidation;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>The words of a finding.</summary>
public sealed record FindingInput
{
    public string? Title { get; init; }
    public string? Fact { get; init; }
    public string? Criterion { get; init; }
    public FindingSeverity? Severity { get; init; }
    public uint Version { get; init; }
}

public sealed class FindingInputValidator : AbstractValidator<FindingInput>
{
    public FindingInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(AuditFinding.TitleLength);
        RuleFor(x => x.Fact).NotEmpty().MaximumLength(AuditFinding.TextLength);
        RuleFor(x => x.Criterion).MaximumLength(AuditFinding.TextLength);
        RuleFor(x => x.Criterion).NotEmpty().When(x => x.Severity is FindingSeverity.Grave or FindingSeverity.Minor);
        RuleFor(x => x.Severity).NotNull().IsInEnum();
    }
}

public sealed record FindingActionInput
{
    public string? Text { get; init; }
    public DateOnly? DueOn { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && DueOn is null;
}

/// <summary>The section's plan.</summary>
public sealed record FindingPlanInput
{
    public string? RootCause { get; init; }
    public string? Improvement { get; init; }
    public List<FindingActionInput> Actions { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class FindingActionValidator : AbstractValidator<FindingActionInput>
{
    public FindingActionValidator()
    {
        RuleFor(x => x.Text).NotEmpty().When(x => !x.IsEmpty).MaximumLength(AuditFinding.ReasonLength);
        RuleFor(x => x.DueOn).NotEmpty().When(x => !x.IsEmpty);
    }
}

public sealed class FindingPlanValidator : AbstractValidator<FindingPlanInput>
{
    public FindingPlanValidator()
    {
        RuleFor(x => x.RootCause).NotEmpty().MaximumLength(AuditFinding.TextLength);
        RuleFor(x => x.Improvement).NotEmpty().MaximumLength(AuditFinding.TextLength);
        RuleForEach(x => x.Actions).SetValidator(new FindingActionValidator());
    }
}

/// <summary>That a measure was done.</summary>
public sealed record FindingProgressInput
{
    public DateOnly? DoneOn { get; init; }
    public string? Report { get; init; }
    public uint Version { get; init; }
}

public sealed class FindingProgressValidator : AbstractValidator<FindingProgressInput>
{
    public FindingProgressValidator()
    {
        RuleFor(x => x.DoneOn).NotEmpty();
        RuleFor(x => x.Report).NotEmpty().MaximumLength(AuditFinding.ReasonLength);
    }
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record FindingActInput
{
    public FindingAct? Act { get; init; }
    public string? Reason { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? Until { get; init; }
    /// <summary>Of settling: the words as they stand in the end.</summary>
    public string? Title { get; init; }
    public string? Fact { get; init; }
    public string? Criterion { get; init; }
    public FindingSeverity? Severity { get; init; }
    public uint Version { get; init; }

    public FindingInput Words => new() { Title = Title, Fact = Fact, Criterion = Criterion, Severity = Severity, Version = Version };

    /// <summary>Has nothing to be said: a button does it.</summary>
    public static bool IsPlain(FindingAct act) => act is FindingAct.Submit or FindingAct.Agree or FindingAct.Request or FindingAct.SubmitPlan or FindingAct.Start or FindingAct.TakeUp;

    /// <summary>Has a page of its own kind.</summary>
    public static bool IsWritten(FindingAct act) => act is FindingAct.Write or FindingAct.Plan or FindingAct.Progress;

    public static bool NeedsReason(FindingAct? act) => act is FindingAct.Drop or FindingAct.Object or FindingAct.ReturnPlan or FindingAct.MoveDue or FindingAct.Report or FindingAct.Effective or FindingAct.Again or FindingAct.Raise or FindingAct.AcceptRisk;

    public static bool NeedsDue(FindingAct? act) => act is FindingAct.MoveDue or FindingAct.Again;
}

public sealed class FindingActValidator : AbstractValidator<FindingActInput>
{
    public FindingActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(AuditFinding.ReasonLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => FindingActInput.NeedsReason(x.Act));
        RuleFor(x => x.DueOn).NotEmpty().When(x => FindingActInput.NeedsDue(x.Act));
        RuleFor(x => x.Until).NotEmpty().When(x => x.Act == FindingAct.AcceptRisk);
        When(x => x.Act == FindingAct.Settle, () =>
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(AuditFinding.TitleLength);
            RuleFor(x => x.Fact).NotEmpty().MaximumLength(AuditFinding.TextLength);
            RuleFor(x => x.Criterion).MaximumLength(AuditFinding.TextLength);
            RuleFor(x => x.Severity).NotNull().IsInEnum();
        });
    }
}

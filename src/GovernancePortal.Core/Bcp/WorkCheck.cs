using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

public enum CheckMark
{
    Yes,    // できている
    Partly, // 一部
    No,     // できていない
}

public enum WorkCheckResult
{
    CanContinue, // 業務を続けられる
    WithRemedy,  // 手当てをすれば続けられる
    CannotContinue, // 続けられない
}

public sealed record WorkCheckAnswer(string Code, CheckMark Mark, string? Note);

/// <summary>
/// "Can the work go on?": what the section that owns a system found in one fiscal year (R049). The questions are a code
/// list of the office; the answers keep their codes.
/// </summary>
public sealed class WorkCheck : IVersioned, ITracked
{
    public const string SubjectType = "WorkCheck";
    /// <summary>The code list of the questions.</summary>
    public const string Questions = "BcpWorkCheck";
    public const int NoteLength = 500;
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid SystemId { get; init; }
    public required string SystemCode { get; init; }
    public FiscalYear Fy { get; init; }
    public IReadOnlyList<WorkCheckAnswer> Answers { get; private set; } = [];
    public WorkCheckResult Result { get; private set; }
    public string? Note { get; private set; }
    public DateOnly CheckedOn { get; private set; }
    public string CheckedBy { get; private set; } = "";
    public string? CheckedBySection { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>"Can go on" is refused while a question is answered by no (Bcp.CheckContradicts).</summary>
    public void Take(WorkCheckInput input, Actor actor, Capacity? capacity)
    {
        if (input.Result == WorkCheckResult.CanContinue && input.Answers.Any(a => a.Mark == CheckMark.No))
        {
            throw new RuleViolation("Bcp.CheckContradicts", nameof(WorkCheckInput.Result));
        }
        Answers = [.. input.Answers.Select(a => new WorkCheckAnswer(a.Code!, a.Mark!.Value, a.Note))];
        (Result, Note, CheckedOn, CheckedBy, CheckedBySection) = (input.Result!.Value, input.Note, actor.Today, actor.Name, capacity?.SectionName ?? actor.Main?.SectionName);
        Revision++;
    }
}

public sealed record WorkCheckAnswerInput
{
    public string? Code { get; init; }
    public CheckMark? Mark { get; init; }
    public string? Note { get; init; }
}

public sealed record WorkCheckInput
{
    public List<WorkCheckAnswerInput> Answers { get; init; } = [];
    public WorkCheckResult? Result { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }

    /// <summary>The questions of the day with what was answered.</summary>
    public static WorkCheckInput Of(IEnumerable<string> questions, WorkCheck? known) => new()
    {
        Answers = [.. questions.Select(code => known?.Answers.FirstOrDefault(a => a.Code == code) is { } answer ? new WorkCheckAnswerInput { Code = code, Mark = answer.Mark, Note = answer.Note } : new WorkCheckAnswerInput { Code = code })],
        Result = known?.Result, Note = known?.Note, Version = known?.Version ?? 0,
    };
}

public sealed class WorkCheckValidator : AbstractValidator<WorkCheckInput>
{
    public WorkCheckValidator()
    {
        RuleForEach(x => x.Answers).ChildRules(row =>
        {
            row.RuleFor(x => x.Mark).NotNull().IsInEnum();
            row.RuleFor(x => x.Note).MaximumLength(WorkCheck.NoteLength);
        });
        RuleFor(x => x.Result).NotNull().IsInEnum();
        RuleFor(x => x.Note).NotEmpty().When(x => x.Result is WorkCheckResult.WithRemedy or WorkCheckResult.CannotContinue);
        RuleFor(x => x.Note).MaximumLength(WorkCheck.TextLength);
    }
}

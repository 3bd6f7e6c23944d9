using System.Security.Cryptography;
using System.Text;
using FluentValidation;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>One line as an auditor filled it in.</summary>
public sealed record AuditAnswerInput
{
    public Guid Id { get; init; }
    public AuditResult? Result { get; init; }
    public string? Note { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>Of the line, as it was shown.</summary>
    public uint Version { get; init; }
    /// <summary>Made by the browser once for this wording of the answer; null from a plain form.</summary>
    public Guid? Key { get; init; }
    /// <summary>Of a plain form: the mark of what was shown, so that lines nobody touched are left alone.</summary>
    public string? Shown { get; init; }

    /// <summary>The note with line ends as they are stored; null where nothing is said.</summary>
    public string? Tidy => string.IsNullOrWhiteSpace(Note) ? null : Note.ReplaceLineEndings("\n").Trim();

    /// <summary>The person changed nothing of what the form showed.</summary>
    public bool IsUntouched => Shown is not null && Shown == MarkOf(Result, Tidy, SystemId);

    public static string MarkOf(AuditResult? result, string? note, Guid? systemId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{result}|{systemId}|{note}")))[..16];

    public static AuditAnswerInput Of(AuditAnswer answer) => new()
    {
        Id = answer.Id, Result = answer.Result, Note = answer.Note, SystemId = answer.SystemId, Version = answer.Version, Shown = MarkOf(answer.Result, answer.Note, answer.SystemId),
    };
}

public sealed class AuditAnswerInputValidator : AbstractValidator<AuditAnswerInput>
{
    public AuditAnswerInputValidator()
    {
        RuleFor(x => x.Id).NotEmpty();
        RuleFor(x => x.Result).IsInEnum();
        RuleFor(x => x.Note).MaximumLength(AuditAnswer.NoteLength);
    }
}

/// <summary>The lines of a chapter, from a form without script.</summary>
public sealed record AuditChapterInput
{
    public List<AuditAnswerInput> Lines { get; init; } = [];
}

public sealed class AuditChapterInputValidator : AbstractValidator<AuditChapterInput>
{
    public AuditChapterInputValidator() => RuleForEach(x => x.Lines).SetValidator(new AuditAnswerInputValidator());
}

using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Incidents;

/// <summary>A day and a time of day as people type them.</summary>
public static class IncidentClock
{
    public const int Length = 10;
    public const string Fault = "Incident.NotATime";

    /// <summary>9:05, 09:05 or 9時5分; null for anything else.</summary>
    public static TimeOnly? Read(string? text) =>
        TimeOnly.TryParseExact(text?.Replace('時', ':').Replace("分", "", StringComparison.Ordinal).Replace('：', ':'), ["H:m", "H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;

    /// <summary>Midnight where no time is said.</summary>
    public static DateTimeOffset At(DateOnly day, string? clock) => OfficeTime.StartOf(day) + (Read(clock)?.ToTimeSpan() ?? TimeSpan.Zero);

    public static string Of(DateTimeOffset at) => OfficeTime.ClockOf(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    internal static IRuleBuilderOptions<T, string?> IsClock<T>(this IRuleBuilder<T, string?> rule) => rule.Must(t => string.IsNullOrWhiteSpace(t) || Read(t) is not null).WithMessage(Fault);
}

/// <summary>第一報: what is known at once; nothing else is asked.</summary>
public sealed record IncidentReportInput
{
    public string? Title { get; init; }
    public string? KindCode { get; init; }
    public DateOnly? NoticedOn { get; init; }
    public string? NoticedTime { get; init; }
    public DateOnly? OccurredOn { get; init; }
    public string? OccurredTime { get; init; }
    public string? Text { get; init; }
    public string? Done { get; init; }
    public bool PersonalData { get; init; }
    public bool MyNumber { get; init; }
    public int? Persons { get; init; }
    public string? Phone { get; init; }
    public Guid? SystemId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Of a report by telephone: who reported.</summary>
    public string? Reporter { get; init; }
    /// <summary>Of a report by telephone: the municipality or body where it happened.</summary>
    public string? OutsideBody { get; init; }
}

public sealed class IncidentReportValidator : AbstractValidator<IncidentReportInput>
{
    private const int MostPersons = 100_000_000;

    public IncidentReportValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(Incident.TitleLength);
        RuleFor(x => x.KindCode).NotEmpty().MaximumLength(Incident.CodeLength);
        RuleFor(x => x.NoticedOn).NotEmpty();
        RuleFor(x => x.NoticedTime).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.OccurredTime).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextLength);
        RuleFor(x => x.Done).MaximumLength(Incident.TextLength);
        RuleFor(x => x.Persons).InclusiveBetween(0, MostPersons);
        RuleFor(x => x.Phone).MaximumLength(Incident.PhoneLength);
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Reporter).MaximumLength(Incident.PersonLength);
        RuleFor(x => x.OutsideBody).MaximumLength(Incident.BodyLength);
    }
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record IncidentActInput
{
    public IncidentAct? Act { get; init; }
    public IncidentSeverity? Severity { get; init; }
    public string? Reason { get; init; }
    public DateOnly? AtOn { get; init; }
    public string? AtTime { get; init; }
    public string? Cause { get; init; }
    public string? Prevention { get; init; }
    /// <summary>Of the CISO's word that somebody else records.</summary>
    public string? SaidBy { get; init; }
    public DateOnly? SaidOn { get; init; }
    public uint Version { get; init; }

    public static bool NeedsReason(IncidentAct? act) => act is IncidentAct.JudgeIncident or IncidentAct.JudgeNot or IncidentAct.ReturnClosing or IncidentAct.Reopen;

    public static bool NeedsTime(IncidentAct? act) => act is IncidentAct.InformCiso or IncidentAct.Recover;

    /// <summary>Those that this form does; the others have forms of their own.</summary>
    public static bool IsPlain(IncidentAct act) => act is IncidentAct.StartJudging or IncidentAct.JudgeIncident or IncidentAct.JudgeNot or IncidentAct.InformCiso or IncidentAct.Recover or IncidentAct.WriteClosing or IncidentAct.ReturnClosing
        or IncidentAct.ApproveClosing or IncidentAct.Reopen;
}

public sealed class IncidentActValidator : AbstractValidator<IncidentActInput>
{
    public IncidentActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Severity).NotNull().When(x => x.Act == IncidentAct.JudgeIncident);
        RuleFor(x => x.Severity).IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(Incident.ReasonLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => IncidentActInput.NeedsReason(x.Act));
        RuleFor(x => x.AtOn).NotEmpty().When(x => IncidentActInput.NeedsTime(x.Act));
        RuleFor(x => x.AtTime).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.Cause).MaximumLength(Incident.TextLength);
        RuleFor(x => x.Cause).NotEmpty().When(x => x.Act == IncidentAct.WriteClosing);
        RuleFor(x => x.Prevention).MaximumLength(Incident.TextLength);
        RuleFor(x => x.Prevention).NotEmpty().When(x => x.Act == IncidentAct.WriteClosing);
        RuleFor(x => x.SaidBy).MaximumLength(Incident.PersonLength);
    }
}

/// <summary>A line of the chronology, or of the section's supplement.</summary>
public sealed record IncidentEntryInput
{
    public DateOnly? On { get; init; }
    public string? Time { get; init; }
    public string? Text { get; init; }
    public uint Version { get; init; }
}

public sealed class IncidentEntryValidator : AbstractValidator<IncidentEntryInput>
{
    public IncidentEntryValidator()
    {
        RuleFor(x => x.On).NotEmpty();
        RuleFor(x => x.Time).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextLength);
    }
}

/// <summary>Somebody outside was told.</summary>
public sealed record IncidentNoticeInput
{
    public LiaisonBody? Body { get; init; }
    public Guid? ContactId { get; init; }
    public string? BodyName { get; init; }
    public NoticeStage? Stage { get; init; }
    public bool IsWaived { get; init; }
    public DateOnly? On { get; init; }
    public string? Time { get; init; }
    public string? Content { get; init; }
    public string? Reference { get; init; }
    public uint Version { get; init; }
}

public sealed class IncidentNoticeValidator : AbstractValidator<IncidentNoticeInput>
{
    public IncidentNoticeValidator()
    {
        RuleFor(x => x.Body).NotNull().IsInEnum();
        RuleFor(x => x.BodyName).MaximumLength(Incident.BodyLength);
        RuleFor(x => x.Stage).NotNull().IsInEnum();
        RuleFor(x => x.On).NotEmpty();
        RuleFor(x => x.Time).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.Content).NotEmpty().MaximumLength(Incident.TextLength);
        RuleFor(x => x.Reference).MaximumLength(Incident.ReferenceLength);
    }
}

/// <summary>An instruction, recommendation or advice to a section.</summary>
public sealed record IncidentOrderInput
{
    public IncidentOrderKind? Kind { get; init; }
    public Guid? SectionId { get; init; }
    public string? Text { get; init; }
    public DateOnly? DueOn { get; init; }
    public uint Version { get; init; }
}

public sealed class IncidentOrderValidator : AbstractValidator<IncidentOrderInput>
{
    public IncidentOrderValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextLength);
        RuleFor(x => x.DueOn).NotEmpty();
    }
}

/// <summary>The section's answer, or why the CSIRT gives it back.</summary>
public sealed record IncidentAnswerInput
{
    public string? Text { get; init; }
    public uint Version { get; init; }
}

public sealed class IncidentAnswerValidator : AbstractValidator<IncidentAnswerInput>
{
    public IncidentAnswerValidator() => RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.ReasonLength);
}

/// <summary>What everybody may learn from it.</summary>
public sealed record IncidentLessonInput
{
    public string? Title { get; init; }
    public string? Text { get; init; }
    public uint Version { get; init; }
}

public sealed class IncidentLessonValidator : AbstractValidator<IncidentLessonInput>
{
    public IncidentLessonValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(Incident.TitleLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextLength);
    }
}

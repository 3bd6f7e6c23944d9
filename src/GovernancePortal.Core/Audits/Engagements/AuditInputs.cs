using FluentValidation;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>実施計画.</summary>
public sealed record AuditPreparationInput
{
    public string? Purpose { get; init; }
    public string? Scope { get; init; }
    public string? Method { get; init; }
    public string? Setup { get; init; }
    public DateOnly? HeldOn { get; init; }
    public string? HeldAt { get; init; }
    public uint Version { get; init; }

    public static AuditPreparationInput Of(AuditEngagement a) => new() { Purpose = a.Purpose, Scope = a.Scope, Method = a.Method, Setup = a.Setup, HeldOn = a.HeldOn, HeldAt = a.HeldAt, Version = a.Version };
}

public sealed class AuditPreparationValidator : AbstractValidator<AuditPreparationInput>
{
    public AuditPreparationValidator()
    {
        RuleFor(x => x.Purpose).NotEmpty().MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.Scope).NotEmpty().MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.Method).NotEmpty().MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.Setup).NotEmpty().MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.HeldOn).NotEmpty();
        RuleFor(x => x.HeldAt).NotEmpty().MaximumLength(AuditEngagement.TimeLength);
    }
}

public sealed record AuditQuestionInput
{
    public string? Text { get; init; }
    public bool AsksDocument { get; init; }
}

public sealed record AuditQuestionsInput
{
    public List<AuditQuestionInput> Questions { get; init; } = [];
    public uint Version { get; init; }

    public static AuditQuestionsInput Of(AuditEngagement a) => new() { Questions = [.. a.Questions.OrderBy(q => q.Position).Select(q => new AuditQuestionInput { Text = q.Text, AsksDocument = q.AsksDocument })], Version = a.Version };
}

public sealed class AuditQuestionsValidator : AbstractValidator<AuditQuestionsInput>
{
    public AuditQuestionsValidator() => RuleForEach(x => x.Questions).ChildRules(row => row.RuleFor(q => q.Text).MaximumLength(AuditQuestion.TextLength));
}

public sealed record AuditAnswerRow
{
    public Guid Id { get; init; }
    public string? Answer { get; init; }
}

/// <summary>Answers of the section to the preliminary questionnaire.</summary>
public sealed record AuditSurveyInput
{
    public List<AuditAnswerRow> Answers { get; init; } = [];
    public uint Version { get; init; }

    public static AuditSurveyInput Of(AuditEngagement a) => new() { Answers = [.. a.Questions.OrderBy(q => q.Position).Select(q => new AuditAnswerRow { Id = q.Id, Answer = q.Answer })], Version = a.Version };
}

public sealed class AuditSurveyValidator : AbstractValidator<AuditSurveyInput>
{
    public AuditSurveyValidator() => RuleForEach(x => x.Answers).ChildRules(row => row.RuleFor(q => q.Answer).MaximumLength(AuditQuestion.AnswerLength));
}

public sealed record AuditPaperInput
{
    public string? Evidence { get; init; }
    public string? Judgement { get; init; }
    public uint Version { get; init; }
}

public sealed class AuditPaperValidator : AbstractValidator<AuditPaperInput>
{
    public AuditPaperValidator()
    {
        RuleFor(x => x.Evidence).NotEmpty().MaximumLength(AuditPaper.TextLength);
        RuleFor(x => x.Judgement).NotEmpty().MaximumLength(AuditPaper.TextLength);
    }
}

/// <summary>The parts of the report (domain.md 6.4).</summary>
public sealed record AuditReportInput
{
    public string? Introduction { get; init; }
    public string? Overview { get; init; }
    public string? Opinion { get; init; }
    public string? Remarks { get; init; }
    public bool IsAdvisory { get; init; } = true;
    public uint Version { get; init; }

    public static AuditReportInput Of(AuditEngagement a) => new() { Introduction = a.ReportIntroduction, Overview = a.ReportOverview, Opinion = a.ReportOpinion, Remarks = a.ReportRemarks, IsAdvisory = a.IsAdvisory, Version = a.Version };
}

public sealed class AuditReportValidator : AbstractValidator<AuditReportInput>
{
    public AuditReportValidator()
    {
        RuleFor(x => x.Introduction).MaximumLength(AuditEngagement.ReportLength);
        RuleFor(x => x.Overview).NotEmpty().MaximumLength(AuditEngagement.ReportLength);
        RuleFor(x => x.Opinion).NotEmpty().MaximumLength(AuditEngagement.ReportLength);
        RuleFor(x => x.Remarks).MaximumLength(AuditEngagement.ReportLength);
    }
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record AuditActInput
{
    public AuditAct? Act { get; init; }
    public string? Reason { get; init; }
    public string? Present { get; init; }
    public DateOnly? On { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? Month { get; init; }
    public PresentedTo? To { get; init; }
    public List<Guid> Members { get; init; } = [];
    public Guid? Lead { get; init; }
    public uint Version { get; init; }

    /// <summary>Acts with a page of their own; the rest are plain buttons.</summary>
    public static bool IsWorded(AuditAct act) => NeedsReason(act) || act is AuditAct.BeginSurvey or AuditAct.Present or AuditAct.ReviewPaper or AuditAct.ChangeTeam;

    public static bool NeedsReason(AuditAct? act) => act is AuditAct.Notify or AuditAct.RecordDebrief or AuditAct.ReturnPaper or AuditAct.Postpone or AuditAct.Cancel;
}

public sealed class AuditActValidator : AbstractValidator<AuditActInput>
{
    public AuditActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(AuditEngagement.ReasonLength).When(x => x.Act is not (AuditAct.Notify or AuditAct.RecordDebrief));
        RuleFor(x => x.Reason).MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => AuditActInput.NeedsReason(x.Act));
        RuleFor(x => x.Present).MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.Present).NotEmpty().When(x => x.Act is AuditAct.RecordDebrief);
        RuleFor(x => x.On).NotEmpty().When(x => x.Act is AuditAct.RecordDebrief or AuditAct.Present);
        RuleFor(x => x.DueOn).NotEmpty().When(x => x.Act is AuditAct.BeginSurvey);
        RuleFor(x => x.Month).NotEmpty().When(x => x.Act is AuditAct.Postpone);
        RuleFor(x => x.To).NotNull().IsInEnum().When(x => x.Act is AuditAct.Present);
    }
}

/// <summary>特命監査: ordered by the CISO outside the plan.</summary>
public sealed record SpecialAuditInput
{
    public Guid? SectionId { get; init; }
    public DateOnly? Month { get; init; }
    public string? Reason { get; init; }
    /// <summary>Of an order that the audit office records: who gave it.</summary>
    public string? OrderedBy { get; init; }
    public List<Guid> Members { get; init; } = [];
    public Guid? Lead { get; init; }
}

public sealed class SpecialAuditValidator : AbstractValidator<SpecialAuditInput>
{
    public SpecialAuditValidator()
    {
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Month).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(AuditEngagement.ReasonLength);
        RuleFor(x => x.OrderedBy).MaximumLength(AuditEngagement.PersonLength);
        RuleFor(x => x.Lead).NotEmpty();
    }
}

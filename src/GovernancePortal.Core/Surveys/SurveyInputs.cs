using FluentValidation;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;

namespace GovernancePortal.Core.Surveys;

/// <summary>The frame of a campaign.</summary>
public sealed record CampaignInput
{
    public string? Name { get; init; }
    public FiscalYear? Fy { get; init; }
    public DateOnly? BaseDate { get; init; }
    public DateOnly? OpensOn { get; init; }
    public DateOnly? Deadline { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }

    /// <summary>Base date 4/1, 5/15 to 6/30 (decision 25).</summary>
    public static CampaignInput For(FiscalYear year) => new() { Fy = year, BaseDate = year.Start, OpensOn = new DateOnly(year.Year, 5, 15), Deadline = new DateOnly(year.Year, 6, 30) };

    public static CampaignInput Of(SurveyCampaign campaign) => new()
    {
        Name = campaign.Name, Fy = campaign.Fy, BaseDate = campaign.BaseDate, OpensOn = campaign.OpensOn, Deadline = campaign.Deadline, Note = campaign.Note, Version = campaign.Version,
    };
}

public sealed class CampaignInputValidator : AbstractValidator<CampaignInput>
{
    public CampaignInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(SurveyCampaign.NameLength);
        RuleFor(x => x.Fy).NotEmpty();
        RuleFor(x => x.BaseDate).NotEmpty();
        RuleFor(x => x.OpensOn).NotEmpty().GreaterThanOrEqualTo(x => x.BaseDate).When(x => x.BaseDate is not null, ApplyConditionTo.CurrentValidator).WithMessage("Surveys.OpensBeforeBase");
        RuleFor(x => x.Deadline).NotEmpty().GreaterThanOrEqualTo(x => x.OpensOn).When(x => x.OpensOn is not null, ApplyConditionTo.CurrentValidator).WithMessage("Surveys.DeadlineBeforeOpening");
        RuleFor(x => x.Note).MaximumLength(SurveyCampaign.NoteLength);
    }
}

/// <summary>One extra question in its form; choices one a line.</summary>
public sealed record ExtraQuestionRow
{
    public string? Key { get; init; }
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }
    public ExtraKind? Kind { get; init; }
    public string? ChoicesJa { get; init; }
    public string? ChoicesEn { get; init; }
    public bool Required { get; init; }

    public bool IsEmpty => TextJa is null && TextEn is null && ChoicesJa is null && ChoicesEn is null;

    public static ExtraQuestionRow Of(ExtraQuestion q) => new()
    {
        Key = q.Key, TextJa = q.TextJa, TextEn = q.TextEn, Kind = q.Kind, Required = q.Required, ChoicesJa = string.Join('\n', q.ChoicesJa), ChoicesEn = string.Join('\n', q.ChoicesEn),
    };

    internal static IReadOnlyList<string> Lines(string? text) => text is null ? [] : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}

public sealed record QuestionsInput
{
    /// <summary>By the names of the columns; absent or null: not asked.</summary>
    public Dictionary<string, Criticality?> Columns { get; init; } = [];
    public List<ExtraQuestionRow> Extras { get; init; } = [];
    public bool AsksPlans { get; init; }
    public bool AsksLicences { get; init; }
    public bool AsksDrills { get; init; }
    public bool AsksEvaluation { get; init; }
    public uint Version { get; init; }
}

public sealed class QuestionsInputValidator : AbstractValidator<QuestionsInput>
{
    public QuestionsInputValidator()
    {
        RuleFor(x => x.Extras).Must(rows => rows.Count(r => !r.IsEmpty) <= ExtraQuestion.Most).WithMessage("Surveys.TooManyQuestions");
        RuleForEach(x => x.Extras).ChildRules(row =>
        {
            row.RuleFor(x => x.TextJa).NotEmpty().When(x => !x.IsEmpty, ApplyConditionTo.CurrentValidator).MaximumLength(ExtraQuestion.TextLength);
            row.RuleFor(x => x.TextEn).MaximumLength(ExtraQuestion.TextLength);
            row.RuleFor(x => x.Kind).NotNull().When(x => !x.IsEmpty);
            row.RuleFor(x => x.ChoicesJa).MaximumLength(ExtraQuestion.ChoicesLength)
                .Must((x, text) => x.Kind != ExtraKind.Choice || ExtraQuestionRow.Lines(text).Count >= 2).When(x => !x.IsEmpty, ApplyConditionTo.CurrentValidator).WithMessage("Surveys.ChoicesMissing");
            row.RuleFor(x => x.ChoicesEn).MaximumLength(ExtraQuestion.ChoicesLength)
                .Must((x, text) => text is null || ExtraQuestionRow.Lines(text).Count == ExtraQuestionRow.Lines(x.ChoicesJa).Count).WithMessage("Surveys.ChoicesDiffer");
        });
    }
}

/// <summary>What is said of one system.</summary>
public sealed record SurveyRowAnswer
{
    public RowAnswer Answer { get; init; }
    /// <summary>The whole row, of a changed or new system.</summary>
    public SurveyValues? Values { get; init; }
    public IReadOnlyList<LicenceRow>? Licences { get; init; }
    public DateOnly? RetiresOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>One planned case in its form.</summary>
public sealed record SurveyPlanRow
{
    public Guid? Id { get; init; }
    public Guid? SystemId { get; init; }
    public string? Title { get; init; }
    public PlannedCaseKind? Kind { get; init; }
    public FiscalYear? Fy { get; init; }
    public long? EstimateYen { get; init; }
    public DateOnly? StartsOn { get; init; }
    public string? Note { get; init; }

    public bool IsEmpty => (SystemId, Title, Kind, EstimateYen, StartsOn, Note) == (null, null, null, null, null, null);
}

public sealed record SurveyPlansInput
{
    public List<SurveyPlanRow> Plans { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class SurveyPlansInputValidator : AbstractValidator<SurveyPlansInput>
{
    public SurveyPlansInputValidator() => RuleForEach(x => x.Plans).SetValidator(new SurveyPlanRowValidator());
}

/// <summary>Used by the form and by sheets alike; an empty row is left out.</summary>
public sealed class SurveyPlanRowValidator : AbstractValidator<SurveyPlanRow>
{
    public SurveyPlanRowValidator()
    {
        RuleFor(x => x.Title).NotEmpty().When(x => !x.IsEmpty, ApplyConditionTo.CurrentValidator).MaximumLength(SurveyPlan.TitleLength);
        RuleFor(x => x.Kind).NotNull().When(x => !x.IsEmpty);
        RuleFor(x => x.SystemId).NotNull().When(x => !x.IsEmpty && x.Kind is not (null or PlannedCaseKind.NewSystem)).WithMessage("Plans.SystemMissing");
        RuleFor(x => x.Fy).NotNull().When(x => !x.IsEmpty);
        RuleFor(x => x.EstimateYen).InclusiveBetween(0, Yen.Most);
        RuleFor(x => x.Note).MaximumLength(SurveyPlan.NoteLength);
    }
}

/// <summary>運用評価 of one row in its form: all five answers or none.</summary>
public sealed record SurveyEvaluationRow
{
    public Guid RowId { get; init; }
    public EvaluatedEffect? Effect { get; init; }
    public EvaluatedUse? Use { get; init; }
    public EvaluatedTrouble? Trouble { get; init; }
    public EvaluatedCost? Cost { get; init; }
    public EvaluatedConclusion? Conclusion { get; init; }
    public string? Note { get; init; }

    public bool IsEmpty => (Effect, Use, Trouble, Cost, Conclusion, Note) == (null, null, null, null, null, null);

    public EvaluationAnswers? Answers => Effect is { } effect && Use is { } use && Trouble is { } trouble && Cost is { } cost && Conclusion is { } conclusion ? new EvaluationAnswers(effect, use, trouble, cost, conclusion, Note) : null;

    public static SurveyEvaluationRow Of(SurveyRow row) => row.Evaluation is not { } e ? new SurveyEvaluationRow { RowId = row.Id }
        : new SurveyEvaluationRow { RowId = row.Id, Effect = e.Effect, Use = e.Use, Trouble = e.Trouble, Cost = e.Cost, Conclusion = e.Conclusion, Note = e.Note };
}

public sealed record SurveyEvaluationInput
{
    public List<SurveyEvaluationRow> Rows { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class SurveyEvaluationInputValidator : AbstractValidator<SurveyEvaluationInput>
{
    public SurveyEvaluationInputValidator() => RuleForEach(x => x.Rows).ChildRules(row =>
    {
        // An answer begun is answered whole.
        row.RuleFor(x => x.Effect).NotNull().When(x => !x.IsEmpty);
        row.RuleFor(x => x.Use).NotNull().When(x => !x.IsEmpty);
        row.RuleFor(x => x.Trouble).NotNull().When(x => !x.IsEmpty);
        row.RuleFor(x => x.Cost).NotNull().When(x => !x.IsEmpty);
        row.RuleFor(x => x.Conclusion).NotNull().When(x => !x.IsEmpty);
        row.RuleFor(x => x.Note).MaximumLength(SystemPart.NoteLength);
    });
}

/// <summary>The words of an act: why, which fields, whose confirmation.</summary>
public sealed record SurveyActInput
{
    public SurveyAct? Act { get; init; }
    public string? Reason { get; init; }
    public List<string> Fields { get; init; } = [];
    public string? ConfirmedBy { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public uint Version { get; init; }
}

public sealed class SurveyActInputValidator : AbstractValidator<SurveyActInput>
{
    public SurveyActInputValidator()
    {
        RuleFor(x => x.Act).NotNull();
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Act is SurveyAct.SendBack or SurveyAct.Return or SurveyAct.Reopen or SurveyAct.TakeIn, ApplyConditionTo.CurrentValidator).MaximumLength(SurveyAnswer.ReasonLength);
        RuleFor(x => x.ConfirmedBy).NotEmpty().When(x => x.Act == SurveyAct.TakeIn, ApplyConditionTo.CurrentValidator).MaximumLength(SurveyAnswer.PersonLength);
        RuleFor(x => x.ConfirmedOn).NotNull().When(x => x.Act == SurveyAct.TakeIn);
    }
}

/// <summary>The conditions of the list of answers; every one of them is part of the list's address.</summary>
public sealed record SurveyFilter
{
    public SurveyAnswerState? State { get; init; }
    public Guid? BureauId { get; init; }
    public string? Text { get; init; }
    /// <summary>Only answers with something to look at: findings or missing values.</summary>
    public bool Doubtful { get; init; }
    public bool Changed { get; init; }
}

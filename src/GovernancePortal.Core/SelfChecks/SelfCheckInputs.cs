using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>The frame of a campaign with the questions chosen.</summary>
public sealed record SelfCheckCampaignInput
{
    public string? Title { get; init; }
    public FiscalYear? Fy { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Note { get; init; }
    public List<Guid> QuestionIds { get; init; } = [];
    public uint Version { get; init; }

    public static SelfCheckCampaignInput Of(SelfCheckCampaign c) => new()
    {
        Title = c.Title, Fy = c.Fy, PeriodFrom = c.PeriodFrom, PeriodTo = c.PeriodTo, DueOn = c.DueOn, Note = c.Note, QuestionIds = [.. c.Questions.Select(q => q.QuestionId)], Version = c.Version,
    };

    /// <summary>The same campaign again, a month later: the monthly check, or the next 強化月間.</summary>
    public static SelfCheckCampaignInput After(SelfCheckCampaign c, DateOnly today)
    {
        var (from, to, due) = (c.PeriodFrom.AddMonths(1), c.PeriodTo.AddMonths(1), c.DueOn.AddMonths(1));
        while (due < today)
        {
            (from, to, due) = (from.AddMonths(1), to.AddMonths(1), due.AddMonths(1));
        }
        return Of(c) with { Fy = FiscalYear.Of(from), PeriodFrom = from, PeriodTo = to, DueOn = due, Version = 0 };
    }
}

public sealed class SelfCheckCampaignValidator : AbstractValidator<SelfCheckCampaignInput>
{
    public SelfCheckCampaignValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(SelfCheckCampaign.TitleLength);
        RuleFor(x => x.Fy).NotEmpty();
        RuleFor(x => x.PeriodFrom).NotEmpty();
        RuleFor(x => x.PeriodTo).NotEmpty().GreaterThanOrEqualTo(x => x.PeriodFrom).When(x => x.PeriodFrom is not null, ApplyConditionTo.CurrentValidator).WithMessage("SelfChecks.PeriodTurned");
        RuleFor(x => x.DueOn).NotEmpty().GreaterThanOrEqualTo(x => x.PeriodFrom).When(x => x.PeriodFrom is not null, ApplyConditionTo.CurrentValidator).WithMessage("SelfChecks.DueBeforePeriod");
        RuleFor(x => x.Note).MaximumLength(SelfCheckCampaign.NoteLength);
        RuleFor(x => x.QuestionIds).Must(ids => ids.Count > 0).WithMessage("SelfChecks.ChooseQuestions").Must(ids => ids.Count <= SelfCheckCampaign.MostQuestions).WithMessage("SelfChecks.TooManyQuestions");
    }
}

public sealed record SelfCheckQuestionInput
{
    public SelfCheckChapter? Chapter { get; init; }
    public string? Text { get; init; }
    public string? Help { get; init; }
    public int? Position { get; init; }
    public bool IsActive { get; init; }
    public uint Version { get; init; }

    public static SelfCheckQuestionInput Of(SelfCheckQuestion q) => new() { Chapter = q.Chapter, Text = q.Text, Help = q.Help, Position = q.Position, IsActive = q.IsActive, Version = q.Version };
}

public sealed class SelfCheckQuestionValidator : AbstractValidator<SelfCheckQuestionInput>
{
    public SelfCheckQuestionValidator()
    {
        RuleFor(x => x.Chapter).NotNull().IsInEnum();
        RuleFor(x => x.Text).NotEmpty().MaximumLength(SelfCheckQuestion.TextLength);
        RuleFor(x => x.Help).MaximumLength(SelfCheckQuestion.HelpLength);
        RuleFor(x => x.Position).InclusiveBetween(0, 999);
    }
}

/// <summary>The answer to one question in its form.</summary>
public sealed record SelfCheckEntryRow
{
    public SelfCheckReply? Reply { get; init; }
    public string? Note { get; init; }
    public string? Improvement { get; init; }
    public SelfCheckOwner? Owner { get; init; }
    public DateOnly? Until { get; init; }

    public bool IsEmpty => Reply is null && Note is null && Improvement is null && Owner is null && Until is null;

    public static SelfCheckEntryRow Of(SelfCheckEntry? e) => e is null ? new() : new() { Reply = e.Reply, Note = e.Note, Improvement = e.Improvement, Owner = e.Owner, Until = e.Until };
}

/// <summary>The sheet while it is written: what is missing holds up only the passing on.</summary>
public sealed record SelfCheckSheetInput
{
    /// <summary>In the order of the campaign's questions.</summary>
    public List<SelfCheckEntryRow> Rows { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class SelfCheckSheetValidator : AbstractValidator<SelfCheckSheetInput>
{
    public SelfCheckSheetValidator() => RuleForEach(x => x.Rows).ChildRules(row =>
    {
        row.RuleFor(x => x.Reply).IsInEnum();
        row.RuleFor(x => x.Note).MaximumLength(SelfCheckEntry.NoteLength);
        row.RuleFor(x => x.Improvement).MaximumLength(SelfCheckEntry.ImprovementLength);
        row.RuleFor(x => x.Owner).IsInEnum();
    });
}

/// <summary>An act of the table with what it needs to be said.</summary>
public sealed record SelfCheckActInput
{
    public SelfCheckAct? Act { get; init; }
    public string? Reason { get; init; }
    /// <summary>Of <see cref="SelfCheckAct.Mend"/>: which answer.</summary>
    public Guid? EntryId { get; init; }
    public uint Version { get; init; }

    public static bool NeedsReason(SelfCheckAct? act) => act is SelfCheckAct.SendBack or SelfCheckAct.Return;
}

public sealed class SelfCheckActValidator : AbstractValidator<SelfCheckActInput>
{
    public SelfCheckActValidator()
    {
        RuleFor(x => x.Act).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(SelfCheckSheet.ReasonLength);
        RuleFor(x => x.Reason).NotEmpty().When(x => SelfCheckActInput.NeedsReason(x.Act));
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Checklists;

public sealed record ChecklistGroupRow
{
    public Guid? Id { get; init; }
    public int? Number { get; init; }
    public string? TitleJa { get; init; }
    public string? TitleEn { get; init; }

    internal bool IsEmpty => (Id, Number, TitleJa, TitleEn) == default;
}

public sealed record ChecklistInput
{
    public string? Code { get; init; }
    public string? NameJa { get; init; }
    public string? NameEn { get; init; }
    public string? Basis { get; init; }
    public bool ForMunicipalities { get; init; }
    public FiscalYear? FromFy { get; init; }
    public FiscalYear? ToFy { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public List<ChecklistGroupRow> Groups { get; init; } = [];
    public uint Version { get; init; }

    public static ChecklistInput Of(Checklist list) => new()
    {
        Code = list.Code, NameJa = list.NameJa, NameEn = list.NameEn, Basis = list.Basis, ForMunicipalities = list.ForMunicipalities, FromFy = list.FromFy, ToFy = list.ToFy, OwnerSectionId = list.OwnerSectionId, Version = list.Version,
        Groups = [.. list.Groups.OrderBy(g => g.Number).Select(g => new ChecklistGroupRow { Id = g.Id, Number = g.Number, TitleJa = g.TitleJa, TitleEn = g.TitleEn })],
    };
}

public sealed class ChecklistInputValidator : AbstractValidator<ChecklistInput>
{
    public ChecklistInputValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(Checklist.CodeLength);
        RuleFor(x => x.NameJa).NotEmpty().MaximumLength(Checklist.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(Checklist.NameLength);
        RuleFor(x => x.Basis).MaximumLength(Checklist.BasisLength);
        RuleFor(x => x.FromFy).NotNull();
        RuleFor(x => x.Groups).Must(g => g.Count <= Checklist.MostGroups).WithMessage("Checklists.TooManyGroups");
        RuleForEach(x => x.Groups).ChildRules(row =>
        {
            row.RuleFor(x => x.Number).NotNull().When(x => !x.IsEmpty);
            row.RuleFor(x => x.Number).InclusiveBetween(1, Checklist.HighestNumber);
            row.RuleFor(x => x.TitleJa).NotEmpty().When(x => !x.IsEmpty);
            row.RuleFor(x => x.TitleJa).MaximumLength(ChecklistGroup.TitleLength);
            row.RuleFor(x => x.TitleEn).MaximumLength(ChecklistGroup.TitleLength);
        });
    }
}

public sealed record ChecklistItemInput
{
    public Guid? GroupId { get; init; }
    public int? Number { get; init; }
    public ItemCondition Condition { get; init; }
    public FiscalYear? FromFy { get; init; }
    public FiscalYear? ToFy { get; init; }
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }
    /// <summary>From which year another wording holds.</summary>
    public FiscalYear? WordingFromFy { get; init; }
    /// <summary>Why the wording changes.</summary>
    public string? Reason { get; init; }
    public List<Guid> KpiIds { get; init; } = [];
    public uint Version { get; init; }

    public static ChecklistItemInput Of(CheckItem item, FiscalYear now, uint version) => new()
    {
        GroupId = item.GroupId, Number = item.Number, Condition = item.Condition, FromFy = item.FromFy, ToFy = item.ToFy, TextJa = item.Latest.TextJa, TextEn = item.Latest.TextEn, WordingFromFy = now, KpiIds = [.. item.KpiIds], Version = version,
    };
}

public sealed class ChecklistItemValidator : AbstractValidator<ChecklistItemInput>
{
    public ChecklistItemValidator()
    {
        RuleFor(x => x.GroupId).NotNull();
        RuleFor(x => x.Number).NotNull().InclusiveBetween(1, Checklist.HighestNumber);
        RuleFor(x => x.Condition).IsInEnum();
        RuleFor(x => x.FromFy).NotNull();
        RuleFor(x => x.TextJa).NotEmpty().MaximumLength(ItemWording.TextLength);
        RuleFor(x => x.TextEn).MaximumLength(ItemWording.TextLength);
        RuleFor(x => x.Reason).MaximumLength(ItemWording.ReasonLength);
    }
}

/// <summary>One answer as it is typed; without a value nothing is answered.</summary>
public sealed record AnswerInput
{
    public Guid ItemId { get; init; }
    public CheckAnswer? Value { get; init; }
    public string? Evidence { get; init; }
    public string? Link { get; init; }
}

/// <summary>The answers to one group.</summary>
public sealed record AnswersInput
{
    public List<AnswerInput> Answers { get; init; } = [];
    public uint Version { get; init; }
}

public sealed class AnswersValidator : AbstractValidator<AnswersInput>
{
    public AnswersValidator() => RuleForEach(x => x.Answers).ChildRules(row =>
    {
        row.RuleFor(x => x.Value).IsInEnum();
        row.RuleFor(x => x.Evidence).MaximumLength(ChecklistAnswer.EvidenceLength);
        row.RuleFor(x => x.Link).MaximumLength(ChecklistAnswer.LinkLength);
        row.RuleFor(x => x.Link).Must(IsAddress).WithMessage("Checklists.LinkWrong");
    });

    // A page inside the portal, or an address of the house's network.
    internal static bool IsAddress(string? link) => link is null || (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal))
        || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}

public sealed record FactInput
{
    public ItemCondition? Condition { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public bool? Holds { get; init; }
    public string? Note { get; init; }
}

public sealed class FactInputValidator : AbstractValidator<FactInput>
{
    public FactInputValidator()
    {
        RuleFor(x => x.Condition).NotNull().IsInEnum();
        RuleFor(x => x.Condition).Must(c => c is null || BodyFact.Entered.Contains(c.Value)).WithMessage("Checklists.ConditionNotEntered");
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Holds).NotNull();
        RuleFor(x => x.Note).MaximumLength(BodyFact.NoteLength);
    }
}

/// <summary>Why an assessment goes back.</summary>
public sealed record ReturnInput
{
    public string? Note { get; init; }
    public uint Version { get; init; }
}

public sealed class ReturnInputValidator : AbstractValidator<ReturnInput>
{
    public ReturnInputValidator() => RuleFor(x => x.Note).NotEmpty().MaximumLength(ChecklistAssessment.NoteLength);
}

public sealed record CloseYearInput
{
    public FiscalYear? Fy { get; init; }
    public string? Note { get; init; }
}

public sealed class CloseYearValidator : AbstractValidator<CloseYearInput>
{
    public CloseYearValidator()
    {
        RuleFor(x => x.Fy).NotNull();
        RuleFor(x => x.Note).MaximumLength(ChecklistYear.NoteLength);
    }
}

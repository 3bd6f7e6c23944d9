using FluentValidation;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;

namespace GovernancePortal.Core.Consultations.Office;

/// <summary>Names of a code in both languages.</summary>
public sealed record CodeInput
{
    /// <summary>Only for a new code; letters, digits and hyphens, as records will store it.</summary>
    public string? Code { get; init; }
    public string? NameJa { get; init; }
    public string? NameEn { get; init; }
    public int? Order { get; init; }
    /// <summary>Only for a new code: the first day it is offered.</summary>
    public DateOnly? ValidFrom { get; init; }
}

public sealed class CodeInputValidator : AbstractValidator<CodeInput>
{
    public CodeInputValidator()
    {
        RuleFor(x => x.Code).Matches("^[A-Za-z][A-Za-z0-9-]*$").When(x => x.Code is not null).WithMessage("Office.CodeShape").MaximumLength(CodeItem.CodeLength);
        RuleFor(x => x.NameJa).NotEmpty().MaximumLength(CodeItem.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(CodeItem.NameLength);
        RuleFor(x => x.Order).InclusiveBetween(0, 9999);
    }
}

/// <summary>A question of the checklist. Number says which one it follows: an earlier row of the number ends the day before.</summary>
public sealed record ChecklistInput
{
    public Stage Stage { get; init; }
    public int? Number { get; init; }
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }
    public bool Blocking { get; init; }
    /// <summary>Codes of the fields to look at, parted by ';'.</summary>
    public string? Fields { get; init; }
    public DateOnly? ValidFrom { get; init; }
}

public sealed class ChecklistInputValidator : AbstractValidator<ChecklistInput>
{
    public ChecklistInputValidator()
    {
        RuleFor(x => x.Stage).IsInEnum();
        RuleFor(x => x.Number).NotNull().InclusiveBetween(1, 99);
        RuleFor(x => x.TextJa).NotEmpty().MaximumLength(ChecklistItem.TextLength);
        RuleFor(x => x.TextEn).MaximumLength(ChecklistItem.TextLength);
        RuleFor(x => x.Fields).MaximumLength(ChecklistItem.MostFields)
            .Must(fields => (fields ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(code => FormCatalogue.Find(code) is not null)).WithMessage("Office.UnknownField");
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

/// <summary>記入例 and hint of a field from a day on.</summary>
public sealed record GuideInput
{
    public string? HintJa { get; init; }
    public string? HintEn { get; init; }
    public string? ExampleJa { get; init; }
    public string? ExampleEn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    /// <summary>Of the newest texts when the form was opened; 0 when there were none.</summary>
    public uint Version { get; init; }
}

public sealed class GuideInputValidator : AbstractValidator<GuideInput>
{
    public GuideInputValidator()
    {
        RuleFor(x => x.ExampleJa).NotEmpty().MaximumLength(FieldGuide.TextLength);
        RuleFor(x => x.ExampleEn).MaximumLength(FieldGuide.TextLength);
        RuleFor(x => x.HintJa).MaximumLength(FieldGuide.TextLength);
        RuleFor(x => x.HintEn).MaximumLength(FieldGuide.TextLength);
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

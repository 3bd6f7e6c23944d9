using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

public sealed record HolidayInput
{
    public DateOnly? Day { get; init; }
    public string? NameJa { get; init; }
    public string? NameEn { get; init; }
    public string? Reason { get; init; }
}

public sealed record WindowInput
{
    public FiscalYear FiscalYear { get; init; }
    public BudgetKind BudgetKind { get; init; }
    public WindowKind WindowKind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Reason { get; init; }
}

public sealed record ThresholdInput
{
    public ThresholdKind? Kind { get; init; }
    public ThresholdBasis Basis { get; init; }
    public long? AmountYen { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Reason { get; init; }
}

public sealed record SettingInput
{
    public SettingName? Name { get; init; }
    public int? Value { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Reason { get; init; }
}

/// <summary>A row to act on, with the version that was shown.</summary>
public sealed record ProposalChoice(Guid Id, uint Version);

public sealed class HolidayInputValidator : AbstractValidator<HolidayInput>
{
    public HolidayInputValidator()
    {
        RuleFor(x => x.Day).NotNull();
        RuleFor(x => x.NameJa).NotEmpty().MaximumLength(Holiday.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(Holiday.NameLength);
        RuleFor(x => x.Reason).MaximumLength(OfficeProposal.ReasonLength);
    }
}

public sealed class WindowInputValidator : AbstractValidator<WindowInput>
{
    public WindowInputValidator()
    {
        RuleFor(x => x.BudgetKind).IsInEnum().NotEqual(BudgetKind.None);
        RuleFor(x => x.WindowKind).IsInEnum();
        RuleFor(x => x.From).NotNull();
        RuleFor(x => x.To).NotNull();
        RuleFor(x => x.Reason).MaximumLength(OfficeProposal.ReasonLength);
    }
}

/// <summary>A threshold needs its basis in writing: it is the reason people will be shown.</summary>
public sealed class ThresholdInputValidator : AbstractValidator<ThresholdInput>
{
    public ThresholdInputValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.Basis).IsInEnum();
        RuleFor(x => x.AmountYen).NotNull();
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(OfficeProposal.ReasonLength);
    }
}

public sealed class SettingInputValidator : AbstractValidator<SettingInput>
{
    public SettingInputValidator()
    {
        RuleFor(x => x.Name).NotNull().IsInEnum();
        RuleFor(x => x.Value).NotNull();
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Reason).MaximumLength(OfficeProposal.ReasonLength);
    }
}

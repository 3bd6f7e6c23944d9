using FluentValidation;

namespace GovernancePortal.Core.People.Absences;

public sealed record AbsenceInput
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public AbsencePart Part { get; set; }
    public AbsenceKind Kind { get; set; }
    public string? Note { get; set; }
}

public sealed class AbsenceInputValidator : AbstractValidator<AbsenceInput>
{
    public AbsenceInputValidator()
    {
        RuleFor(x => x.From).NotNull();
        RuleFor(x => x.To).Cascade(CascadeMode.Stop).NotNull()
            .GreaterThanOrEqualTo(x => x.From).When(x => x.From is not null, ApplyConditionTo.CurrentValidator).WithMessage("People.ToBeforeFrom")
            .Must((x, to) => x.From is not { } from || to!.Value.DayNumber - from.DayNumber < Absence.MostDays).WithMessage("Absence.TooLong");
        RuleFor(x => x.Part).IsInEnum();
        RuleFor(x => x.Kind).IsInEnum();
        RuleFor(x => x.Note).MaximumLength(Absence.NoteLength);
    }
}

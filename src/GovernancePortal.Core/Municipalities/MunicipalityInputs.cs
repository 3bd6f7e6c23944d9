using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Municipalities;

public sealed record MunicipalityInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Furigana { get; init => field = value is null ? null : Kana.ToReading(value); }
    public string? NameEn { get; init; }
    public MunicipalityKind? Kind { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public Guid? SuccessorId { get; init; }
    public string? Contact { get; init; }
    public string? Note { get; init; }
    public int? People { get; init; }
    public DateOnly? CountedOn { get; init; }
    public uint Version { get; init; }

    public static MunicipalityInput Of(Municipality one)
    {
        var last = one.Populations.MaxBy(p => p.On);
        return new()
        {
            Code = one.Code, Name = one.Name, Furigana = one.Furigana, NameEn = one.NameEn, Kind = one.Kind, ValidFrom = one.ValidFrom, ValidTo = one.ValidTo, SuccessorId = one.SuccessorId, Contact = one.Contact, Note = one.Note,
            People = last?.People, CountedOn = last?.On, Version = one.Version,
        };
    }
}

public sealed class MunicipalityInputValidator : AbstractValidator<MunicipalityInput>
{
    public MunicipalityInputValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(Municipality.CodeLength);
        RuleFor(x => x.Code).Must(code => code is null || (code.Length == Municipality.CodeLength && code.All(char.IsAsciiDigit))).WithMessage("Municipalities.CodeWrong");
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Municipality.NameLength);
        RuleFor(x => x.Furigana).NotEmpty().MaximumLength(Municipality.NameLength);
        RuleFor(x => x.Furigana).Must(kana => kana is null || Kana.IsReading(kana)).WithMessage("Municipalities.FuriganaWrong");
        RuleFor(x => x.NameEn).MaximumLength(Municipality.NameLength);
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Contact).MaximumLength(Municipality.NoteLength);
        RuleFor(x => x.Note).MaximumLength(Municipality.NoteLength);
        RuleFor(x => x.People).InclusiveBetween(0, Municipality.MostPeople);
        RuleFor(x => x.CountedOn).NotNull().When(x => x.People is not null);
    }
}

public sealed record CloudInput
{
    public DateOnly? ValidFrom { get; init; }
    public CloudClass? Class { get; init; }
    public List<string> Reasons { get; init; } = [];
    public string? Note { get; init; }
    public DateOnly? RenewalOn { get; init; }
    public uint Version { get; init; }

    public static CloudInput Of(Municipality one, DateOnly today)
    {
        var now = one.CloudOn(today);
        return new() { ValidFrom = today, Class = now?.Class, Reasons = [.. now?.Reasons ?? []], Note = now?.Note, RenewalOn = now?.RenewalOn, Version = one.Version };
    }
}

public sealed class CloudInputValidator : AbstractValidator<CloudInput>
{
    public CloudInputValidator()
    {
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.Class).NotNull().IsInEnum();
        RuleFor(x => x.Note).MaximumLength(CloudState.NoteLength);
    }
}

public sealed record ChecklistUseInput
{
    public FiscalYear? Fy { get; init; }
    public ChecklistDrawingUp? DrawingUp { get; init; }
    public ChecklistUsing? Using { get; init; }
    public bool IsPublished { get; init; }
    public bool WantsSupport { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }

    public static ChecklistUseInput Of(Municipality one, FiscalYear fy)
    {
        var use = one.UseIn(fy);
        return new() { Fy = fy, DrawingUp = use?.DrawingUp, Using = use?.Using, IsPublished = use?.IsPublished == true, WantsSupport = use?.WantsSupport == true, Note = use?.Note, Version = one.Version };
    }
}

public sealed class ChecklistUseValidator : AbstractValidator<ChecklistUseInput>
{
    public ChecklistUseValidator()
    {
        RuleFor(x => x.Fy).NotNull();
        RuleFor(x => x.DrawingUp).NotNull().IsInEnum();
        RuleFor(x => x.Using).NotNull().IsInEnum();
        RuleFor(x => x.Note).MaximumLength(ChecklistUse.NoteLength);
    }
}

public sealed record SupportInput
{
    public SupportKind? Kind { get; init; }
    public string? Topic { get; init; }
    public DateOnly? On { get; init; }
    public string? Title { get; init; }
    public List<Guid> MunicipalityIds { get; init; } = [];
    public long? AmountYen { get; init; }
    public int? Attendants { get; init; }
    public Guid? SectionId { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }

    public static SupportInput Of(MunicipalSupport support) => new()
    {
        Kind = support.Kind, Topic = support.Topic, On = support.On, Title = support.Title, MunicipalityIds = [.. support.Recipients.Select(r => r.MunicipalityId)], AmountYen = support.AmountYen, Attendants = support.Attendants,
        SectionId = support.SectionId, Note = support.Note, Version = support.Version,
    };
}

public sealed class SupportInputValidator : AbstractValidator<SupportInput>
{
    private const int MostAttendants = 100_000;

    public SupportInputValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.Topic).NotEmpty();
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.Title).NotEmpty().MaximumLength(MunicipalSupport.TitleLength);
        RuleFor(x => x.MunicipalityIds).NotEmpty();
        RuleFor(x => x.AmountYen).InclusiveBetween(0, Yen.Most);
        RuleFor(x => x.Attendants).InclusiveBetween(0, MostAttendants);
        RuleFor(x => x.SectionId).NotNull();
        RuleFor(x => x.Note).MaximumLength(MunicipalSupport.NoteLength);
    }
}

public sealed record MemberRow
{
    public Guid? Id { get; init; }
    public Guid? MunicipalityId { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    internal bool IsEmpty => (Id, MunicipalityId, From, To) == default;
}

public sealed record SharedUseInput
{
    public SharedUseKind? Kind { get; init; }
    public string? Name { get; init; }
    public SharedForm? Form { get; init; }
    public string? FormReason { get; init; }
    public string? SystemCode { get; init; }
    public string? Duties { get; init; }
    public string? JoiningRule { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }
    public DateOnly? RenewalOn { get; init; }
    public Guid? SectionId { get; init; }
    public string? Note { get; init; }
    public List<MemberRow> Members { get; init; } = [];
    public uint Version { get; init; }

    public static SharedUseInput Of(SharedUse shared) => new()
    {
        Kind = shared.Kind, Name = shared.Name, Form = shared.Form, FormReason = shared.FormReason, SystemCode = shared.SystemCode, Duties = shared.Duties, JoiningRule = shared.JoiningRule, StartsOn = shared.StartsOn, EndsOn = shared.EndsOn,
        RenewalOn = shared.RenewalOn, SectionId = shared.SectionId, Note = shared.Note, Version = shared.Version,
        Members = [.. shared.Members.OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => new MemberRow { Id = m.Id, MunicipalityId = m.MunicipalityId, From = m.From, To = m.To })],
    };
}

public sealed class SharedUseValidator : AbstractValidator<SharedUseInput>
{
    public SharedUseValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(SharedUse.NameLength);
        RuleFor(x => x.Form).NotNull().IsInEnum();
        RuleFor(x => x.FormReason).MaximumLength(SharedUse.TextLength);
        RuleFor(x => x.Duties).MaximumLength(SharedUse.TextLength);
        RuleFor(x => x.JoiningRule).MaximumLength(SharedUse.TextLength);
        RuleFor(x => x.StartsOn).NotNull();
        RuleFor(x => x.SectionId).NotNull();
        RuleFor(x => x.Note).MaximumLength(SharedUse.TextLength);
        RuleForEach(x => x.Members).ChildRules(row =>
        {
            row.RuleFor(x => x.MunicipalityId).NotNull().When(x => !x.IsEmpty);
            row.RuleFor(x => x.From).NotNull().When(x => !x.IsEmpty);
        });
    }
}

using FluentValidation;

namespace GovernancePortal.Core.People;

public sealed record BureauInput
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Furigana { get; set; }
    public ExecutiveBody? Body { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public uint Version { get; set; }
}

public sealed record SectionInput
{
    public string? Code { get; set; }
    public Guid? BureauId { get; set; }
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Furigana { get; set; }
    public string? Place { get; set; }
    public bool IsBranchOffice { get; set; }
    public DateOnly? ValidFrom { get; set; }
    /// <summary>The section this one comes from, in a split.</summary>
    public Guid? PredecessorId { get; set; }
}

/// <summary>What may be put right in place. A new name is not among it: that is a succession.</summary>
public sealed record SectionDetailsInput
{
    public string? NameEn { get; set; }
    public string? Furigana { get; set; }
    public string? Place { get; set; }
    public bool IsBranchOffice { get; set; }
    public uint Version { get; set; }
}

/// <summary>改組: from a day on the section goes by another name, code or bureau; its people go with it.</summary>
public sealed record SuccessionInput
{
    public string? Code { get; set; }
    public Guid? BureauId { get; set; }
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Furigana { get; set; }
    public DateOnly? From { get; set; }
    public uint Version { get; set; }
}

/// <summary>The section was filed under the wrong bureau; a reorganisation is a succession.</summary>
public sealed record MoveInput
{
    public Guid? BureauId { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; set; }
}

public sealed record EndInput
{
    public const int ReasonLength = 200;

    public DateOnly? LastDay { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; set; }
}

internal static class OrganisationRules
{
    public const string CodePattern = "^[0-9A-Za-z-]{1,20}$";

    public static void Code<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop).NotEmpty().Matches(CodePattern).WithMessage("Organisation.CodeForm");

    public static void Reading<T>(this IRuleBuilderInitial<T, string?> rule, int length) =>
        rule.Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(length).Must(Kana.IsReading).WithMessage("People.FuriganaForm");
}

public sealed class BureauInputValidator : AbstractValidator<BureauInput>
{
    public BureauInputValidator()
    {
        RuleFor(x => x.Code).Code();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Bureau.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(Bureau.NameLength);
        RuleFor(x => x.Furigana).Reading(Bureau.FuriganaLength);
        RuleFor(x => x.Body).NotNull().IsInEnum();
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

public sealed class SectionInputValidator : AbstractValidator<SectionInput>
{
    public SectionInputValidator()
    {
        RuleFor(x => x.Code).Code();
        RuleFor(x => x.BureauId).NotEmpty();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Section.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(Section.NameLength);
        RuleFor(x => x.Furigana).Reading(Section.FuriganaLength);
        RuleFor(x => x.Place).MaximumLength(Section.PlaceLength);
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

public sealed class SectionDetailsInputValidator : AbstractValidator<SectionDetailsInput>
{
    public SectionDetailsInputValidator()
    {
        RuleFor(x => x.NameEn).MaximumLength(Section.NameLength);
        RuleFor(x => x.Furigana).Reading(Section.FuriganaLength);
        RuleFor(x => x.Place).MaximumLength(Section.PlaceLength);
    }
}

public sealed class SuccessionInputValidator : AbstractValidator<SuccessionInput>
{
    public SuccessionInputValidator()
    {
        RuleFor(x => x.Code).Code();
        RuleFor(x => x.BureauId).NotEmpty();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Section.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(Section.NameLength);
        RuleFor(x => x.Furigana).Reading(Section.FuriganaLength);
        RuleFor(x => x.From).NotNull();
    }
}

public sealed class MoveInputValidator : AbstractValidator<MoveInput>
{
    public MoveInputValidator()
    {
        RuleFor(x => x.BureauId).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(EndInput.ReasonLength);
    }
}

public sealed class EndInputValidator : AbstractValidator<EndInput>
{
    public EndInputValidator()
    {
        RuleFor(x => x.LastDay).NotNull();
        RuleFor(x => x.Reason).MaximumLength(EndInput.ReasonLength);
    }
}

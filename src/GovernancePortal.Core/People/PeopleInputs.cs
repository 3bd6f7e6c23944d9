using FluentValidation;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.People;

public sealed record PersonInput
{
    public const string UserNamePattern = "^[0-9A-Za-z._-]+$";

    public string? UserName { get; set; }
    public string? StaffNumber { get; set; }
    public string? DisplayName { get; set; }
    public string? Furigana { get; set; }
    public string? Extension { get; set; }
    public string? Email { get; set; }
    public uint Version { get; set; }
}

public sealed record MembershipInput
{
    public Guid? SectionId { get; set; }
    public Role? Role { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public bool IsMain { get; set; }
}

public sealed record CloseInput
{
    public string? Reason { get; set; }
    public uint Version { get; set; }
}

/// <summary>The person's own change of password; the values are never trimmed.</summary>
public sealed record PasswordInput
{
    [System.ComponentModel.DataAnnotations.DataType(System.ComponentModel.DataAnnotations.DataType.Password)]
    public string? Current { get; set; }
    [System.ComponentModel.DataAnnotations.DataType(System.ComponentModel.DataAnnotations.DataType.Password)]
    public string? New { get; set; }
    [System.ComponentModel.DataAnnotations.DataType(System.ComponentModel.DataAnnotations.DataType.Password)]
    public string? Repeated { get; set; }
}

public sealed class PersonInputValidator : AbstractValidator<PersonInput>
{
    public PersonInputValidator()
    {
        RuleFor(x => x.UserName).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(PortalUser.UserNameLength).Matches(PersonInput.UserNamePattern).WithMessage("People.UserNameForm");
        RuleFor(x => x.StaffNumber).Cascade(CascadeMode.Stop).MaximumLength(PortalUser.StaffNumberLength).Matches(OrganisationRules.CodePattern).WithMessage("People.StaffNumberForm");
        RuleFor(x => x.DisplayName).NotEmpty().MaximumLength(PortalUser.NameLength);
        RuleFor(x => x.Furigana).Reading(PortalUser.NameLength);
        RuleFor(x => x.Extension).MaximumLength(PortalUser.ExtensionLength);
        RuleFor(x => x.Email).Cascade(CascadeMode.Stop).MaximumLength(MailAddress.MostCharacters).Must(mail => mail is null || MailAddress.IsOne(mail)).WithMessage("People.MailForm");
    }
}

public sealed class MembershipInputValidator : AbstractValidator<MembershipInput>
{
    public MembershipInputValidator()
    {
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.Role).NotNull().IsInEnum();
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.ValidTo).GreaterThanOrEqualTo(x => x.ValidFrom).When(x => x.ValidFrom is not null).WithMessage("People.ToBeforeFrom");
    }
}

public sealed class CloseInputValidator : AbstractValidator<CloseInput>
{
    public CloseInputValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(EndInput.ReasonLength);
}

/// <summary>Whether the new password is good enough is asked by <see cref="PasswordRules"/>.</summary>
public sealed class PasswordInputValidator : AbstractValidator<PasswordInput>
{
    public PasswordInputValidator()
    {
        RuleFor(x => x.Current).NotEmpty();
        RuleFor(x => x.New).NotEmpty();
        RuleFor(x => x.Repeated).Must((input, repeated) => PasswordRules.Normalise(repeated ?? "") == PasswordRules.Normalise(input.New ?? "")).WithMessage("Password.RepeatedDiffers");
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems;

/// <summary>The code lists a ledger row chooses from (domain.md 4.2); their entries are data of the office.</summary>
public static class SystemCodes
{
    public const string DeliveryForm = "DeliveryForm";
    public const string Hosting = "Hosting";
    public const string Sharing = "Sharing";
    public const string Segment = "NetworkSegment";
    public const string Confidentiality = "Confidentiality";
    public const string ContractMethod = "ProcurementMethod";

    /// <summary>The segment that My Number work must sit on.</summary>
    public const string MyNumberSegment = "MyNumber";
}

/// <summary>What the form of a ledger row carries, new and edited alike.</summary>
public sealed record SystemInput
{
    public string? Name { get; init; }
    public string? ShortName { get; init; }
    public string? FormerName { get; init; }
    public string? Furigana { get; init; }
    public string? Summary { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Criticality? Criticality { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public string? DeliveryForm { get; init; }
    public string? Hosting { get; init; }
    public string? Sharing { get; init; }
    public string? Segment { get; init; }
    public string? Confidentiality { get; init; }
    public bool HandlesMyNumber { get; init; }
    public string? VendorName { get; init; }
    /// <summary>法人番号; full-width digits are accepted.</summary>
    public string? VendorNumber { get; init => field = value is null ? null : CharacterWidth.Narrow(value); }
    public string? ContractNumber { get; init; }
    public string? ContractMethod { get; init; }
    public DateOnly? ContractFrom { get; init; }
    public DateOnly? ContractTo { get; init; }
    public long? ContractAmountYen { get; init; }
    public long? AnnualCostYen { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    public uint Version { get; init; }

    /// <summary>The form of a row as it stands.</summary>
    public static SystemInput Of(InformationSystem system) => new()
    {
        Name = system.Name, ShortName = system.ShortName, FormerName = system.FormerName, Furigana = system.Furigana, Summary = system.Summary,
        Lifecycle = system.Lifecycle, Criticality = system.Criticality, OwnerSectionId = system.OwnerSectionId,
        DeliveryForm = system.DeliveryForm, Hosting = system.Hosting, Sharing = system.Sharing, Segment = system.Segment,
        Confidentiality = system.Confidentiality, HandlesMyNumber = system.HandlesMyNumber,
        VendorName = system.VendorName, VendorNumber = system.VendorNumber, ContractNumber = system.ContractNumber, ContractMethod = system.ContractMethod,
        ContractFrom = system.ContractFrom, ContractTo = system.ContractTo, ContractAmountYen = system.ContractAmountYen,
        AnnualCostYen = system.AnnualCostYen, NextRenewalFy = system.NextRenewalFy, Version = system.Version,
    };
}

/// <summary>
/// A contract was concluded after a consultation (module Consultations tells it). Without a system id a new row is made
/// from the names and forms given.
/// </summary>
public sealed record ContractConcluded
{
    public Guid? SystemId { get; init; }
    public required Guid ConsultationId { get; init; }
    public required string VendorName { get; init; }
    public string? VendorNumber { get; init; }
    public string? ContractNumber { get; init; }
    public string? ContractMethod { get; init; }
    public required DateOnly ContractFrom { get; init; }
    public required DateOnly ContractTo { get; init; }
    /// <summary>Sum of the whole term, tax included.</summary>
    public required long ContractAmountYen { get; init; }
    public long? AnnualCostYen { get; init; }
    /// <summary>The fiscal year in which the contract ends, when not told.</summary>
    public FiscalYear? NextRenewalFy { get; init; }

    // For a system that is new to the ledger.
    public required string SystemName { get; init; }
    public required Guid OwnerSectionId { get; init; }
    public string? Summary { get; init; }
    public Criticality Criticality { get; init; } = Criticality.General;
    public string? DeliveryForm { get; init; }
    public string? Hosting { get; init; }
    public string? Segment { get; init; }
    public string? Confidentiality { get; init; }
    public bool HandlesMyNumber { get; init; }

    internal SystemInput AsInput() => new()
    {
        Name = SystemName, Summary = Summary, Lifecycle = Lifecycle.Development, Criticality = Criticality, OwnerSectionId = OwnerSectionId,
        DeliveryForm = DeliveryForm, Hosting = Hosting, Segment = Segment, Confidentiality = Confidentiality, HandlesMyNumber = HandlesMyNumber,
    };
}

public enum SystemSort
{
    Code,
    Name,
    RenewalFy,
    ContractTo,
    AnnualCost,
}

/// <summary>The conditions of the list; every one of them is part of the list's address.</summary>
public sealed record SystemFilter
{
    public string? Text { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Criticality? Criticality { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public string? Segment { get; init; }
    public string? Hosting { get; init; }
    public FiscalYear? RenewalFy { get; init; }
    public SystemSort Sort { get; init; }
    public bool Descending { get; init; }
}

/// <summary>
/// Is the form well-formed? A code that is no longer offered stays acceptable where the row had it before.
/// Messages are keys of the texts.
/// </summary>
public sealed class SystemInputValidator : AbstractValidator<SystemInput>
{
    /// <param name="before">The row as it was; null for a new one.</param>
    public SystemInputValidator(CodeBook codes, DateOnly today, InformationSystem? before = null)
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(InformationSystem.NameLength);
        RuleFor(x => x.ShortName).MaximumLength(InformationSystem.NameLength);
        RuleFor(x => x.FormerName).MaximumLength(InformationSystem.NameLength);
        RuleFor(x => x.Furigana).MaximumLength(InformationSystem.FuriganaLength).Must(BeKana).WithMessage("Systems.FuriganaNotKana");
        RuleFor(x => x.Summary).MaximumLength(InformationSystem.SummaryLength);
        RuleFor(x => x.Lifecycle).NotNull().IsInEnum();
        RuleFor(x => x.Criticality).NotNull().IsInEnum();
        RuleFor(x => x.OwnerSectionId).NotNull();
        Code(x => x.DeliveryForm, SystemCodes.DeliveryForm, before?.DeliveryForm);
        Code(x => x.Hosting, SystemCodes.Hosting, before?.Hosting);
        Code(x => x.Sharing, SystemCodes.Sharing, before?.Sharing);
        Code(x => x.Segment, SystemCodes.Segment, before?.Segment);
        Code(x => x.Confidentiality, SystemCodes.Confidentiality, before?.Confidentiality);
        RuleFor(x => x.VendorName).MaximumLength(InformationSystem.VendorLength);
        RuleFor(x => x.VendorName).NotEmpty().When(x => x.VendorNumber is not null).WithMessage("Systems.VendorNameMissing");
        RuleFor(x => x.VendorNumber).Must(x => x is null || CorporateNumber.IsValid(x)).WithMessage("Systems.VendorNumberWrong");
        RuleFor(x => x.ContractNumber).MaximumLength(InformationSystem.ContractNumberLength);
        Code(x => x.ContractMethod, SystemCodes.ContractMethod, before?.ContractMethod);
        RuleFor(x => x.ContractTo).Must((x, to) => to is null || x.ContractFrom is null || to >= x.ContractFrom).WithMessage("Systems.ContractReversed");
        RuleFor(x => x.ContractAmountYen).InclusiveBetween(0, Yen.Most).WithMessage("Systems.YenOutOfRange");
        RuleFor(x => x.AnnualCostYen).InclusiveBetween(0, Yen.Most).WithMessage("Systems.YenOutOfRange");

        void Code(System.Linq.Expressions.Expression<Func<SystemInput, string?>> field, string list, string? had) =>
            RuleFor(field).Must(code => code is null || code == had || codes.IsOffered(list, code, today)).WithMessage("Systems.CodeNotOffered");
    }

    private static bool BeKana(string? reading) =>
        reading is null || reading.All(c => c is (>= 'ぁ' and <= 'ゖ') or 'ー' or '・' or ' ' or '　' || char.IsAsciiLetterOrDigit(c) || c is >= '０' and <= '９');
}

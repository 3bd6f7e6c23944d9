using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Systems.Licences;

/// <summary>
/// A licence that a section holds without a system of the ledger (R279): software of terminals, for example. Licences of a
/// system are parts of its karte (<see cref="SystemLicence"/>); the register shows both.
/// </summary>
public sealed class HeldLicence : IVersioned, ITracked
{
    public const string SubjectType = "HeldLicence";
    public const string CounterKey = "licence";
    public const int CodeLength = 20;

    public Guid Id { get; init; }
    /// <summary>LIC-0001: given once from the counter.</summary>
    public required string Code { get; init; }
    public string Product { get; private set; } = "";
    public string? Metric { get; private set; }
    public int? Quantity { get; private set; }
    /// <summary>Empty while the certificate is only on paper at the section: then it does not count as managed centrally.</summary>
    public string? CertificateNumber { get; private set; }
    public Guid HolderSectionId { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public DateOnly? StocktakenOn { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static string CodeOf(int number) => $"LIC-{number:0000}";

    /// <summary>The people of the section that holds it, and the policy office for all.</summary>
    public static bool MayEdit(Actor actor, Guid holderSectionId) => InformationSystem.MayEdit(actor, holderSectionId);

    public void Take(HeldLicenceInput input, Actor actor)
    {
        (Product, Metric, Quantity, CertificateNumber) = (input.Product!, input.Metric, input.Quantity, input.CertificateNumber);
        (HolderSectionId, ExpiresOn, StocktakenOn, Note) = (input.HolderSectionId!.Value, input.ExpiresOn, input.StocktakenOn, input.Note);
        UpdatedAt = actor.Now;
    }

    /// <summary>棚卸: it was found on the day.</summary>
    public void TakeStock(DateOnly day, Actor actor) => (StocktakenOn, UpdatedAt) = (day, actor.Now);

    internal void Succeed(Guid sectionId, Actor actor) => (HolderSectionId, UpdatedAt) = (sectionId, actor.Now);
}

public sealed record HeldLicenceInput
{
    public string? Product { get; set; }
    public string? Metric { get; set; }
    public int? Quantity { get; set; }
    public string? CertificateNumber { get; set; }
    public Guid? HolderSectionId { get; set; }
    public DateOnly? ExpiresOn { get; set; }
    public DateOnly? StocktakenOn { get; set; }
    public string? Note { get; set; }
    public uint Version { get; set; }

    public static HeldLicenceInput Of(HeldLicence licence) => new()
    {
        Product = licence.Product, Metric = licence.Metric, Quantity = licence.Quantity, CertificateNumber = licence.CertificateNumber, HolderSectionId = licence.HolderSectionId,
        ExpiresOn = licence.ExpiresOn, StocktakenOn = licence.StocktakenOn, Note = licence.Note, Version = licence.Version,
    };
}

public sealed class HeldLicenceInputValidator : AbstractValidator<HeldLicenceInput>
{
    public const int MostQuantity = 9_999_999;

    /// <param name="before">Its code stays acceptable when it is no longer offered.</param>
    public HeldLicenceInputValidator(CodeBook codes, DateOnly today, HeldLicence? before = null)
    {
        RuleFor(x => x.Product).NotEmpty().MaximumLength(SystemPart.NameLength);
        RuleFor(x => x.Metric).Must(code => code is null || code == before?.Metric || codes.IsOffered(SystemCodes.LicenceMetric, code, today)).WithMessage("Systems.CodeNotOffered");
        RuleFor(x => x.Quantity).InclusiveBetween(0, MostQuantity);
        RuleFor(x => x.CertificateNumber).MaximumLength(SystemPart.ShortLength);
        RuleFor(x => x.HolderSectionId).NotEmpty();
        RuleFor(x => x.Note).MaximumLength(SystemPart.NoteLength);
    }
}

/// <summary>棚卸を記録: which of the licences shown were found, and when.</summary>
public sealed record StocktakeInput
{
    public DateOnly? On { get; set; }
    public List<Guid> Ids { get; set; } = [];
}

public sealed class StocktakeInputValidator : AbstractValidator<StocktakeInput>
{
    public StocktakeInputValidator() => RuleFor(x => x.On).NotNull();
}

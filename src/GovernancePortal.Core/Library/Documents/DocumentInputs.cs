using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>What a document is called and who keeps it. Code and type are given once.</summary>
public sealed record DocumentHeadInput
{
    public string? Code { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    public DocumentType? Type { get; init; }
    public string? Title { get; init; }
    public string? Summary { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public DateOnly? EndsOn { get; init; }
    public uint Version { get; init; }

    public static DocumentHeadInput Of(LibraryDocument document) => new()
    {
        Code = document.Code, Type = document.Type, Title = document.Title, Summary = document.Summary, OwnerSectionId = document.OwnerSectionId, EndsOn = document.EndsOn, Version = document.Version,
    };
}

public sealed class DocumentHeadValidator : AbstractValidator<DocumentHeadInput>
{
    public DocumentHeadValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(LibraryDocument.CodeLength).Matches("^[A-Z0-9-]+$").WithMessage("Library.CodeLetters");
        RuleFor(x => x.Type).NotNull().IsInEnum();
        RuleFor(x => x.Title).NotEmpty().MaximumLength(LibraryDocument.TitleLength);
        RuleFor(x => x.Summary).MaximumLength(LibraryDocument.SummaryLength);
        RuleFor(x => x.OwnerSectionId).NotNull();
    }
}

public sealed record DocumentDraftInput
{
    public string? Body { get; init; }
    public bool RemoveFile { get; init; }
    public uint Version { get; init; }
}

public sealed class DocumentDraftValidator : AbstractValidator<DocumentDraftInput>
{
    public DocumentDraftValidator()
    {
        RuleFor(x => x.Body).NotEmpty().MaximumLength(DocumentVersion.BodyLength);
    }
}

public sealed record PublishInput
{
    public DateOnly? EffectiveFrom { get; init; }
    public string? ChangeNote { get; init; }
    public uint Version { get; init; }
}

public sealed class PublishValidator : AbstractValidator<PublishInput>
{
    public PublishValidator()
    {
        RuleFor(x => x.EffectiveFrom).NotNull();
        RuleFor(x => x.ChangeNote).MaximumLength(DocumentVersion.NoteLength);
    }
}

public sealed record DocumentReviewInput
{
    public string? Note { get; init; }
    public uint Version { get; init; }
}

public sealed class DocumentReviewValidator : AbstractValidator<DocumentReviewInput>
{
    public DocumentReviewValidator()
    {
        RuleFor(x => x.Note).NotEmpty().MaximumLength(DocumentReview.NoteLength);
    }
}

public sealed record FormPlaceInput
{
    public Guid? DocumentId { get; init; }
    public int? SectionNumber { get; init; }
    public Stage? Stage { get; init; }
    public string? Item { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    public DateOnly? ValidFrom { get; init; }
}

public sealed class FormPlaceValidator : AbstractValidator<FormPlaceInput>
{
    private const int MostSections = 99;

    public FormPlaceValidator()
    {
        RuleFor(x => x.DocumentId).NotNull();
        RuleFor(x => x.SectionNumber).InclusiveBetween(1, MostSections);
        RuleFor(x => x.Stage).NotNull().IsInEnum();
        RuleFor(x => x.Item).NotEmpty().MaximumLength(FormPlace.ItemLength);
        RuleFor(x => x.Item).Must((input, item) => item is null || input.Stage is not { } stage || !Enum.IsDefined(stage) || IsPlace(stage, item)).WithMessage("Library.NoSuchPlace");
        RuleFor(x => x.ValidFrom).NotNull();
    }

    private static bool IsPlace(Stage stage, string item) => item.Length == 1 ? FormCatalogue.Sections(stage).Contains(item[0]) : FormCatalogue.Of(stage).Any(f => f.Code == item);
}

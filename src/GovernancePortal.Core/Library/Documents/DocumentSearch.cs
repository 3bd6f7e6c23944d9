using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Standards, guidelines and templates by their names and the words of the newest published version.</summary>
internal sealed class DocumentSearch : SearchSource<LibraryDocument>
{
    public const string KindName = "LibraryDocuments";

    public override string Kind => KindName;
    public override int Order => 30;
    public override Permission Permission => LibraryAccess.Reading;

    protected override SearchText Describe(LibraryDocument d) => new(d.Title, d.PublishedAt ?? DateTimeOffset.UnixEpoch,
    [
        SearchPlace.Of("LibraryDocument.Code", d.Code), SearchPlace.Of("LibraryDocument.Title", d.Title), SearchPlace.Of("LibraryDocument.Summary", d.Summary), SearchPlace.Of("LibraryDocument.PublishedText", d.PublishedText),
    ])
    {
        SectionId = d.OwnerSectionId, State = $"{nameof(DocumentType)}.{d.Type}",
    };

    protected override IQueryable<LibraryDocument>? Visible(IQueryable<LibraryDocument> documents, Actor actor) => LibraryAccess.MayEdit(actor) ? null : documents.Where(d => d.PublishedText != null);
}

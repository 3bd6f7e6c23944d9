using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>One document: the version in force or the one asked for, its versions, reviews and history.</summary>
public sealed class DetailsModel(DocumentQueries documents, RegisterHistory history, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version to be shown; without it the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public DocumentView View { get; private set; } = null!;
    public TrailView? Trail { get; private set; }
    public LibraryDocument Document => View.Document;

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await documents.ViewAsync(Id, Number, Me, ct);

    public async Task OnGetAsync(CancellationToken ct) => Trail = View.MayEdit ? await history.OfAsync(Document.Subject, ct) : null;

    public IActionResult OnGetText() => View.Shown is { } shown ? TextFile(FileName(shown), shown.Body) : NotFound();

    public IActionResult OnGetSheet() => View.Shown is { } shown ? Workbook(FileName(shown), DocumentBody.Lines(View.Sections, Document.Title)) : NotFound();

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        if (View.Shown is not { FileId: not null } shown)
        {
            return NotFound();
        }
        var (file, content) = await documents.OpenAsync(Id, shown.Number, Me, ct);
        return this.HandOut(file.Name, file.ContentType, content);
    }

    public DocumentVersionState StateOf(DocumentVersion version) => View.Versions.First(v => v.Number == version.Number).State;

    private string FileName(DocumentVersion shown) => $"{Document.Title}_{Texts["Library.VersionNumber", shown.Number]}";
}

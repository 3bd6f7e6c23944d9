using FluentValidation;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>The next version is written: one text, and a file beside it where there is one.</summary>
public sealed class DraftModel(DocumentQueries documents, DocumentService service, FileIntake intake, IValidator<DocumentDraftInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DocumentDraftInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public DocumentView View { get; private set; } = null!;

    /// <summary>The draft, else the text it would begin with.</summary>
    public DocumentVersion? Base => View.Document.Draft ?? (View.Document.Versions.Count > 0 ? View.Document.Versions[^1] : null);

    public int Next => View.Document.Draft?.Number ?? (View.Document.Versions.Count + 1);

    public DocumentDraftInput Stored => new() { Body = Base?.Body, Version = View.Document.Version };

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await documents.ViewAsync(Id, null, Me, ct);

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var file = await intake.TakeAsync(Upload, nameof(Upload), Me, ct);
        await service.WriteAsync(Id, Input, file, Me, ct);
        return Done("Library.DraftSaved", "/Library/Documents/Details", new { Id, number = Next });
    }

    public async Task<IActionResult> OnPostDropAsync(uint version, CancellationToken ct)
    {
        await service.DropDraftAsync(Id, version, Me, ct);
        return Done("Library.DraftDropped", "/Library/Documents/Details", new { Id });
    }
}

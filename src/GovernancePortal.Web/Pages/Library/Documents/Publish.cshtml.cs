using FluentValidation;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>The draft comes into force: from when, and what it changes.</summary>
public sealed class PublishModel(DocumentQueries documents, DocumentService service, IValidator<PublishInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PublishInput Input { get; set; } = new();

    public DocumentView View { get; private set; } = null!;
    public DocumentVersion? Draft => View.Document.Draft;
    public PublishInput Stored => new() { EffectiveFrom = Me.Today, Version = View.Document.Version };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await documents.ViewAsync(Id, null, Me, ct);
        if (!View.MayPublish)
        {
            throw new Forbidden("Publishing a document of the library.");
        }
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PublishAsync(Id, Input, Me, ct);
        return Done("Library.Published", "/Library/Documents/Details", new { Id });
    }
}

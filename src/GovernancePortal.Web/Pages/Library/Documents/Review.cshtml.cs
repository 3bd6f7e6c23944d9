using FluentValidation;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>見直し: it stays as it is, and why (R268). What is to change is written as the next version.</summary>
public sealed class ReviewModel(DocumentQueries documents, DocumentService service, IValidator<DocumentReviewInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DocumentReviewInput Input { get; set; } = new();

    public DocumentView View { get; private set; } = null!;
    public DocumentReviewInput Stored => new() { Version = View.Document.Version };

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await documents.ViewAsync(Id, null, Me, ct);

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ConfirmUnchangedAsync(Id, Input, Me, ct);
        return Done("Library.Reviewed", "/Library/Documents/Details", new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>What a document is called, who keeps it and until when it holds; a new one begins here.</summary>
public sealed class EditModel(DocumentQueries documents, DocumentService service, IValidator<DocumentHeadInput> validator, SystemWordsSource words, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public DocumentHeadInput Input { get; set; } = new();

    public DocumentView? View { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public DocumentHeadInput? Stored => View is null ? null : DocumentHeadInput.Of(View.Document);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Sections = (await words.ReadAsync(Me.Today, ct)).Sections(null);
        View = Id is { } id ? await documents.ViewAsync(id, null, Me, ct) : null;
    }

    public void OnGet(DocumentType? type) => Input = Stored ?? new DocumentHeadInput { Type = type, OwnerSectionId = Me.Main?.SectionId };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (View is not null)
        {
            Input = Input with { Code = View.Document.Code, Type = View.Document.Type };
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.SaveHeadAsync(Id, Input, Me, ct);
        return Done("Library.Saved", "/Library/Documents/Details", new { id });
    }
}

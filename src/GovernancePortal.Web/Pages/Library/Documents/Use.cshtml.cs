using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>A template or standard is taken into a case: noted there, and counted here.</summary>
public sealed class UseModel(DocumentQueries documents, DocumentTakeService service, CaseChoiceQueries cases, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? CaseId { get; set; }

    /// <summary>Just noted on the case, with nothing written into its form: the text is shown to be copied.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Copy { get; set; }

    public DocumentView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Cases { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await documents.ViewAsync(Id, null, Me, ct);
        Cases = [.. (await cases.OpenAsync(Me, ct)).Select(c => new SelectListItem($"{c.Number} {c.Title} {formats.Name(c.Stage)}".Trim(), c.Id.ToString()))];
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (CaseId is not { } chosen)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(CaseId), Texts["Validation.NotEmpty"]);
            }
            return Page();
        }
        var filled = await service.TakeAsync(Id, chosen, Me, ct);
        if (filled.Count > 0)
        {
            this.FlashMessage(Texts["Library.UseFilled", string.Join(Texts["Form.ListSeparator"], filled.Select(code => Texts["Field." + code].Value))]);
            return RedirectToPage("/Consultations/Section", new { id = chosen, letter = filled[0][..1] });
        }
        return View.Document.Group == DocumentGroup.Templates && View.Shown is { Body.Length: > 0 }
            ? Done("Library.UseNoted", "/Library/Documents/Use", new { Id, CaseId = chosen, Copy = true })
            : Done("Library.UseNoted", "/Consultations/Case", new { id = chosen });
    }
}

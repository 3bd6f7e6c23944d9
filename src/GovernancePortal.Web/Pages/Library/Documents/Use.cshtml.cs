using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>A template or standard is taken into a case: noted there, and counted here.</summary>
public sealed class UseModel(DocumentQueries documents, DocumentUseService uses, CaseChoiceQueries cases, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? CaseId { get; set; }

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
        await uses.UseAsync(Id, chosen, Me, ct);
        return Done("Library.UseNoted", "/Consultations/Case", new { id = chosen });
    }
}

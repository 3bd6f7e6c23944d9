using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Documents;

/// <summary>One version on A4.</summary>
public sealed class PrintModel(DocumentQueries documents, CurrentActor current, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public DocumentView View { get; private set; } = null!;
    public DocumentVersion Shown => View.Shown!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await documents.ViewAsync(Id, Number, Me, ct);
        if (View.Shown is null)
        {
            throw new NotFound("Nothing is written yet.");
        }
    }

    public void OnGet()
    {
    }
}

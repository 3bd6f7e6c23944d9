using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library.Guidelines;

/// <summary>The dated table of where documents speak in the form of the consultation.</summary>
public sealed class PlacesModel(DocumentQueries documents, FormPlaceService service, IValidator<FormPlaceInput> validator, FormWords words, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : LibraryPage(current, texts)
{
    [BindProperty]
    public FormPlaceInput Input { get; set; } = new();

    public IReadOnlyList<(FormPlace Place, string Title, DocumentType Type)> Places { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Documents { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Stages => [.. Enum.GetValues<Stage>().Select(s => new SelectListItem(formats.Name(s), s.ToString()))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Places = await documents.PlacesAsync(ct);
        Documents = [.. (await documents.TitlesAsync(ct)).Select(d => new SelectListItem(d.Title, d.Id.ToString()))];
    }

    public void OnGet() => Input = new FormPlaceInput { ValidFrom = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(Input, Me, ct);
        return Done("Library.PlaceAdded", "/Library/Guidelines/Places", null);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid place, uint version, CancellationToken ct)
    {
        await service.EndAsync(place, version, Me, ct);
        return Done("Library.PlaceEnded", "/Library/Guidelines/Places", null);
    }

    public string ItemName(string item) => item.Length == 1 ? $"{item} {words.SectionTitle(item[0])}" : $"{item} {words.Label(item)}";
}

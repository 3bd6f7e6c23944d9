using FluentValidation;
using GovernancePortal.Core.Kpis.Catalogue;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>A draft begins from a template of the catalogue.</summary>
public sealed class TemplateModel(KpiTemplateService service, IValidator<TemplateInput> validator, KpiWords words) : KpiPage(words)
{
    /// <summary>Chosen in the catalogue.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public TemplateInput Input { get; set; } = new();

    public PlanTemplate? Chosen => KpiCatalogue.Find(Input.Template);

    public IReadOnlyList<SelectListItem> Templates => [.. KpiCatalogue.All.Select(t => new SelectListItem(Texts["KpiTemplate." + t.Key], t.Key, t.Key == Input.Template))];

    /// <summary>The initiatives of the template, of which some may be taken.</summary>
    public IReadOnlyList<SelectListItem> Initiatives =>
        [.. (Chosen?.Rows ?? []).DistinctBy(r => r.Code).Select(r => new SelectListItem(r.Code + " " + CatalogueWords.Name(r.Initiative, r.InitiativeEn), r.Code, Input.Codes.Contains(r.Code)))];

    public void OnGet()
    {
        var next = FiscalYear.Of(Me.Today).Next;
        var template = KpiCatalogue.Find(Key) ?? KpiCatalogue.All[0];
        Input = new TemplateInput { Template = template.Key, FromYear = next, ToYear = next.Plus(Math.Max(template.Years, 5) - 1), OwnerSectionId = Me.Main?.SectionId };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.Template", Input.Template, Templates.Select(t => t.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.StartAsync(Input, CatalogueWords.English, Me, ct);
        return Done("KpiPlans.Started", "/Kpis/Plans/Details", new { id });
    }
}

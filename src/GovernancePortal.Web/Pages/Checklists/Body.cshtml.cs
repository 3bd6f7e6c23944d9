using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>The states of a body, entered once and dated, on which it depends what it is asked (R196).</summary>
public sealed class BodyModel(ChecklistQueries checklists, ChecklistService service, IValidator<FactInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public FactInput Input { get; set; } = new();

    public ChecklistBody Shown { get; private set; } = null!;
    public BodyFacts Facts { get; private set; } = null!;
    public IReadOnlyList<BodyFact> Entered { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Conditions => [.. BodyFact.Entered.Select(c => new SelectListItem(Words.Formats.Name(c), c.ToString()))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await checklists.BodyAsync(Id, ct);
        Facts = await checklists.FactsAsync(ct);
        Entered = await checklists.EnteredAsync(Id, ct);
    }

    public void OnGet() => Input = new FactInput { ValidFrom = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EnterFactAsync(Id, Input, Me, ct);
        return Done("Checklists.FactSaved", "/Checklists/Body", new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A drill is planned, or its plan changed.</summary>
public sealed class EditDrillModel(DrillQueries drills, PlanQueries plans, DrillService service, IValidator<DrillInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public DrillInput Input { get; set; } = new();

    public DrillView? View { get; private set; }
    public IReadOnlyList<SelectListItem> PlanChoices { get; private set; } = [];
    public DrillInput? Stored => View is null ? null : DrillInput.Of(View.Drill, View.Systems.Select(s => s.Code));

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            View = await drills.ViewAsync(id, Me, ct) ?? throw new NotFound($"Drill {id}.");
            if (!View.MayWrite)
            {
                throw new Forbidden("Writing this drill.");
            }
        }
        PlanChoices = [.. (await plans.ChoicesAsync(ct)).Select(p => new SelectListItem(p.Title, p.Id.ToString()))];
    }

    public void OnGet() => Input = Stored ?? new DrillInput { SectionId = Me.Main?.SectionId };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, Me, ct);
        }
        else
        {
            id = await service.PlanAsync(Input, Me, ct);
        }
        return Done("Bcp.DrillPlanned", "/Bcp/Drill", new { id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>What a plan is called, for which years, and who keeps it; a new one begins here.</summary>
public sealed class EditModel(KpiPlanQueries queries, KpiPlanService service, IValidator<KpiPlanInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public KpiPlanInput Input { get; set; } = new();

    public KpiPlan? Plan { get; private set; }
    public KpiPlanInput? Stored => Plan is null ? null : KpiPlanInput.Of(Plan);

    protected override async Task LoadPageAsync(CancellationToken ct) => Plan = Id is { } id ? await queries.PlanAsync(id, ct) : null;

    public void OnGet()
    {
        var next = FiscalYear.Of(Me.Today).Next;
        Input = Stored ?? new KpiPlanInput { FromYear = next, ToYear = next.Plus(4), OwnerSectionId = Me.Main?.SectionId };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is not { } id)
        {
            id = await service.CreateAsync(Input, Me, ct: ct);
        }
        else
        {
            await service.EditAsync(id, Input, Me, ct);
        }
        return Done("KpiPlans.Saved", "/Kpis/Plans/Details", new { id });
    }
}

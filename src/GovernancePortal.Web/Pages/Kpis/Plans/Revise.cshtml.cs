using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>Opens a plan in force for changes, with the reason.</summary>
public sealed class ReviseModel(KpiPlanQueries queries, KpiPlanService service, IValidator<RevisionInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RevisionInput Input { get; set; } = new();

    public KpiPlan Plan { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Plan = await queries.PlanAsync(Id, ct);

    public void OnGet() => Input = new RevisionInput { Version = Plan.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ReviseAsync(Id, Input, Me, ct);
        return Done("KpiPlans.RevisionBegun", "/Kpis/Plans/Details", new { Id });
    }
}

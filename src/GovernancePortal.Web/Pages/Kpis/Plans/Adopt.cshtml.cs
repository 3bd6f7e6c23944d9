using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>The plan as it stands is adopted and frozen as its next version; what changed stands beside.</summary>
public sealed class AdoptModel(KpiPlanQueries queries, KpiPlanService service, PlanChanges changes, IValidator<AdoptInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AdoptInput Input { get; set; } = new();

    public KpiPlan Plan { get; private set; } = null!;
    public IReadOnlyList<PlanChange> Changes { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Plan = await queries.PlanAsync(Id, ct);
        Changes = Plan.VersionNumber is { } number ? await changes.BetweenAsync(Id, number, null, Me.Today, ct) : [];
    }

    public void OnGet() => Input = new AdoptInput { EffectiveOn = Me.Today, Reason = Plan.RevisionReason, Version = Plan.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AdoptAsync(Id, Input, Me, ct);
        return Done("KpiPlans.Adopted", "/Kpis/Plans/Details", new { Id });
    }
}

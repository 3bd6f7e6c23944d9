using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>An objective is added to a plan, or called otherwise.</summary>
public sealed class ObjectiveModel(KpiPlanQueries queries, KpiPlanService service, IValidator<ObjectiveInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Null: a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Objective { get; set; }

    [BindProperty]
    public ObjectiveInput Input { get; set; } = new();

    public KpiPlan Plan { get; private set; } = null!;
    public KpiObjective? Known { get; private set; }
    public ObjectiveInput? Stored => Known is null ? null : new ObjectiveInput { Name = Known.Name, Version = Plan.Version };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Plan = await queries.PlanAsync(Id, ct);
        Known = Objective is { } objective ? Plan.Objectives.FirstOrDefault(o => o.Id == objective) ?? throw new NotFound($"Objective {objective}.") : null;
    }

    public void OnGet() => Input = Stored ?? new ObjectiveInput { Version = Plan.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Objective is { } objective)
        {
            await service.RenameObjectiveAsync(Id, objective, Input, Me, ct);
        }
        else
        {
            await service.AddObjectiveAsync(Id, Input, Me, ct);
        }
        return Done("KpiPlans.Saved", "/Kpis/Plans/Details", new { Id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveObjectiveAsync(Id, Known?.Id ?? throw new NotFound("Objective."), version, Me, ct);
        return Done("KpiPlans.Removed", "/Kpis/Plans/Details", new { Id });
    }
}

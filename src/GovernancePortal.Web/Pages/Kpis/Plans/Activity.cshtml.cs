using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>A row of what an initiative does in each year.</summary>
public sealed class ActivityModel(KpiPlanQueries queries, KpiPartService service, IValidator<ActivityInput> validator, KpiWords words) : KpiPage(words)
{
    /// <summary>The initiative.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Null: a new row.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty]
    public ActivityInput Input { get; set; } = new();

    public KpiPlan Plan { get; private set; } = null!;
    public KpiInitiative Initiative { get; private set; } = null!;
    public KpiActivity? Known { get; private set; }
    public ActivityInput? Stored => Known is null ? null : ActivityInput.Of(Known, Plan.Years, Initiative.Version);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Initiative = await queries.InitiativeAsync(Id, ct);
        Plan = await queries.PlanAsync(Initiative.PlanId, ct);
        Known = Row is { } row ? Initiative.Activities.FirstOrDefault(a => a.Id == row) ?? throw new NotFound($"Activity row {row}.") : null;
    }

    public void OnGet() => Input = Stored ?? new ActivityInput { Cells = [.. Plan.Years.Select(y => new YearCell { Year = y.Year })], Version = Initiative.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input = Input with { Cells = [.. Plan.Years.Select(y => Input.Cells.Find(c => c.Year == y.Year) ?? new YearCell { Year = y.Year, Raw = Known?.Cell(y) })] };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Row is { } row)
        {
            await service.EditActivityAsync(Id, row, Input, Me, ct);
        }
        else
        {
            await service.AddActivityAsync(Id, Input, Me, ct);
        }
        return Done("KpiPlans.Saved", "/Kpis/Plans/Details", new { id = Plan.Id, row = (Guid?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveActivityAsync(Id, Known?.Id ?? throw new NotFound("Activity row."), version, Me, ct);
        return Done("KpiPlans.Removed", "/Kpis/Plans/Details", new { id = Plan.Id, row = (Guid?)null });
    }
}

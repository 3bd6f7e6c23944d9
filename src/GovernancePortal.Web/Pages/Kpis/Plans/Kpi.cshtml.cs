using FluentValidation;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>A KPI and its targets, as people write them; beside each, how it is understood.</summary>
public sealed class KpiModel(KpiPlanQueries queries, KpiPartService service, IValidator<KpiInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>Of a new one: the initiative it joins.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Initiative { get; set; }

    [BindProperty]
    public KpiInput Input { get; set; } = new();

    public KpiPlan Plan { get; private set; } = null!;
    public KpiInitiative Of { get; private set; } = null!;
    public Kpi? Known { get; private set; }
    public IReadOnlyList<FiscalYear> Closed { get; private set; } = [];
    public KpiInput? Stored => Known is null ? null : KpiInput.Of(Known, Plan.Years);

    /// <summary>How the cells that are shown are read.</summary>
    public IReadOnlyDictionary<FiscalYear, TargetReading> Read => KpiRow.Read(Input with { Name = Input.Name ?? "" }).Targets;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Known = Id is { } id ? await queries.KpiAsync(id, ct) : null;
        Of = await queries.InitiativeAsync(Known?.InitiativeId ?? Initiative ?? throw new NotFound("A new KPI names its initiative."), ct);
        Plan = await queries.PlanAsync(Of.PlanId, ct);
        Closed = await queries.ClosedYearsAsync(Plan.Id, ct);
    }

    public void OnGet() => Input = Stored ?? new KpiInput { Targets = [.. Plan.Years.Select(y => new YearCell { Year = y.Year })] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // A form without a year's cell says nothing of it.
        Input = Input with { FigureKey = Known?.FigureKey, Targets = [.. Plan.Years.Select(y => Input.Targets.Find(t => t.Year == y.Year) ?? new YearCell { Year = y.Year, Raw = Known?.Target(y)?.Raw })] };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditKpiAsync(id, Input, Me, ct);
        }
        else
        {
            await service.AddKpiAsync(Of.Id, Input, Me, ct);
        }
        return Done("KpiPlans.Saved", "/Kpis/Plans/Details", new { id = Plan.Id, initiative = (Guid?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveKpiAsync(Known?.Id ?? throw new NotFound("KPI."), version, Me, ct);
        return Done("KpiPlans.Removed", "/Kpis/Plans/Details", new { id = Plan.Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>An initiative of a plan: what it is for, who is in charge, which systems it is about.</summary>
public sealed class InitiativeModel(KpiPlanQueries queries, KpiPartService service, SystemQueries systems, IValidator<KpiInitiativeInput> validator, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>Of a new one: the plan it joins.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Plan { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Objective { get; set; }

    [BindProperty]
    public KpiInitiativeInput Input { get; set; } = new();

    /// <summary>Numbers of systems, as typed.</summary>
    [BindProperty]
    public string? SystemCodes { get; set; }

    public KpiPlan Of { get; private set; } = null!;
    public KpiInitiative? Known { get; private set; }
    public IReadOnlyList<SystemReference> Systems { get; private set; } = [];
    public KpiInitiativeInput? Stored => Known is null ? null : KpiInitiativeInput.Of(Known);

    public IReadOnlyList<SelectListItem> Objectives => [.. Of.Objectives.OrderBy(o => o.Position).Select(o => new SelectListItem(o.Name, o.Id.ToString(), o.Id == Input.ObjectiveId))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Known = Id is { } id ? await queries.InitiativeAsync(id, ct) : null;
        Of = await queries.PlanAsync(Known?.PlanId ?? Plan ?? throw new NotFound("A new initiative names its plan."), ct);
        Systems = await systems.OptionsAsync(null, ct);
    }

    public void OnGet()
    {
        Input = Stored ?? new KpiInitiativeInput { ObjectiveId = Objective, OwnerSectionId = Of.OwnerSectionId };
        SystemCodes = string.Join("、", Systems.Where(s => Input.SystemIds.Contains(s.Id)).Select(s => s.Code));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Systems that the choice no longer offers (retired ones) stay linked.
        var ids = new List<Guid>(Known?.Systems.Select(s => s.SystemId).Where(linked => Systems.All(s => s.Id != linked)) ?? []);
        foreach (var code in (SystemCodes ?? "").Split([',', '、', '，', ' ', '　', '\n', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Systems.FirstOrDefault(s => string.Equals(s.Code, Core.Platform.Text.CharacterWidth.Narrow(code), StringComparison.OrdinalIgnoreCase)) is { } system)
            {
                ids.Add(system.Id);
            }
            else
            {
                ModelState.AddModelError(nameof(SystemCodes), Texts["Rule.Bcp.SystemUnknown", code]);
            }
        }
        Input = Input with { SystemIds = ids };
        if (!await this.ValidateAsync(validator, Input) || !ModelState.IsValid)
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditInitiativeAsync(id, Input, Me, ct);
        }
        else
        {
            await service.AddInitiativeAsync(Of.Id, Input, Me, ct);
        }
        return Done("KpiPlans.Saved", "/Kpis/Plans/Details", new { id = Of.Id, plan = (Guid?)null, objective = (Guid?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveInitiativeAsync(Known?.Id ?? throw new NotFound("Initiative."), version, Me, ct);
        return Done("KpiPlans.Removed", "/Kpis/Plans/Details", new { id = Of.Id });
    }
}

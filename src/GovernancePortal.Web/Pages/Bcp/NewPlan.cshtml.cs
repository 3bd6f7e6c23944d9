using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A plan begins: of what, by whom.</summary>
public sealed class NewPlanModel(ContinuityPlanService service, SystemContinuityQueries systems, IValidator<PlanStartInput> validator, BcpWords words) : BcpPage(words)
{
    /// <summary>The number of the system that the plan is for, from a list of what is missing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? System { get; set; }

    [BindProperty]
    public PlanStartInput Input { get; set; } = new();

    public IReadOnlyList<SystemContinuity> Important { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Important = await systems.ImportantAsync([], ct);

    public void OnGet()
    {
        var system = Important.FirstOrDefault(s => s.Code == System);
        Input = new PlanStartInput { Scope = PlanScope.System, SystemCode = system?.Code ?? System, Title = system is null ? null : Texts["Bcp.PlanTitleOf", system.Name].Value };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.BeginAsync(Input, Me, ct);
        return RedirectToPage("/Bcp/EditPlan", new { id });
    }
}

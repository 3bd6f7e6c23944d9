using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>Audits held before the portal: they count for the risk score and stand in the matrix.</summary>
public sealed class PastModel(AuditRegisterQueries registers, AuditOfficeService service, IValidator<AuditPastInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty]
    public AuditPastInput Input { get; set; } = new();

    public IReadOnlyList<AuditPastRow> Rows { get; private set; } = [];
    public bool MayEdit => AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Rows = await registers.PastAsync(ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddPastAsync(Input, Me, ct);
        return Done("AuditPlans.PastAdded", "/Audits/Plans/Past", null);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        await service.RemovePastAsync(id, Me, ct);
        return Done("AuditPlans.PastRemoved", "/Audits/Plans/Past", null);
    }
}

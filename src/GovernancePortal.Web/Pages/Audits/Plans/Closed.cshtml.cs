using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>Days on which a section, a bureau or nobody is audited.</summary>
public sealed class ClosedModel(AuditRegisterQueries registers, AuditOfficeService service, IValidator<AuditClosureInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty]
    public AuditClosureInput Input { get; set; } = new();

    public IReadOnlyList<AuditClosureRow> Rows { get; private set; } = [];
    public bool MayEdit => AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Rows = await registers.ClosuresAsync(Me.Today, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.CloseAsync(Input, Me, ct);
        return Done("AuditPlans.ClosedAdded", "/Audits/Plans/Closed", null);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        await service.OpenAsync(id, Me, ct);
        return Done("AuditPlans.ClosedRemoved", "/Audits/Plans/Closed", null);
    }
}

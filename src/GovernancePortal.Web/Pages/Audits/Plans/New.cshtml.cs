using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>A 中期計画 is begun, without lines.</summary>
public sealed class NewModel(AuditPlanService service, IValidator<AuditPlanInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    private const int UsualYears = 6;

    [BindProperty]
    public AuditPlanInput Input { get; set; } = new();

    public void OnGet()
    {
        var from = FiscalYear.Of(Me.Today).Next;
        Input = new AuditPlanInput { FromFy = from, ToFy = from.Plus(UsualYears - 1) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Capacities = [] };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var id = await service.BeginAsync(input, Me, ct);
        return Done("AuditPlans.Begun", "/Audits/Plans/Details", new { id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>What a plan says in words, and how many audits a year it takes.</summary>
public sealed class EditModel(AuditPlanQueries queries, AuditPlanService service, IValidator<AuditPlanInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AuditPlanInput Input { get; set; } = new();

    public AuditPlan Plan { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Plan = await queries.FindAsync(Id, Me, ct);

    public void OnGet() => Input = AuditPlanInput.Of(Plan);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { FromFy = Plan.FromFy, ToFy = Plan.ToFy };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        await service.WriteAsync(Id, input, Me, ct);
        return Done("AuditPlans.Saved", "/Audits/Plans/Details", new { Id });
    }
}

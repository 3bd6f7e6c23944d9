using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>The plan of one year of an approved 中期計画 is begun, with the lines of that year.</summary>
public sealed class YearModel(AuditPlanQueries queries, AuditPlanService service, IValidator<AuditYearInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AuditYearInput Input { get; set; } = new();

    public AuditPlan Parent { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Parent = await queries.FindAsync(Id, Me, ct);

    public void OnGet()
    {
        var year = FiscalYear.Of(Me.Today);
        year = Parent.Covers(year) ? year : Parent.FromFy;
        Input = new AuditYearInput { FiscalYear = year, Name = Texts["AuditPlans.YearName", year.Japanese], Policy = Parent.Policy };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.BeginYearAsync(Id, Input, Me, ct);
        return Done("AuditPlans.Begun", "/Audits/Plans/Details", new { id });
    }
}

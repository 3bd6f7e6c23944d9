using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>The CISO sets rule 2 or 6 aside for one auditor and section, or somebody records it.</summary>
public sealed class ExceptionModel(AuditOfficeQueries offices, AuditOfficeService service, PeopleQueries people, IValidator<AuditExceptionInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty]
    public AuditExceptionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Auditors { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Rules => [.. new[] { "2", "6" }.Select(r => new SelectListItem(Texts["AuditPlans.RuleOf." + r], r))];
    public bool IsRecorded => AuditPlanWorkflow.Records(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) =>
        Auditors = [.. (await offices.AuditorsAsync(Me.Today, ct)).Where(a => a.IsValidOn(Me.Today)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];

    public async Task OnGetAsync(CancellationToken ct) => Input = new AuditExceptionInput
    {
        SaidBy = IsRecorded ? (await people.HolderNamesAsync(Role.Ciso, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null, SaidOn = IsRecorded ? Me.Today : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ExceptAsync(Input, Me, ct);
        return Done("AuditPlans.Excepted", "/Audits/Plans/Exceptions", null);
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Audits.Auditors;

/// <summary>One auditor: of an account, or from outside.</summary>
public sealed class EditModel(AuditRegisterQueries registers, AuditOfficeQueries offices, AuditOfficeService service, IValidator<AuditorInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public AuditorInput Input { get; set; } = new();

    public Auditor? Shown { get; private set; }
    /// <summary>As of today, by the memberships.</summary>
    public OfficeAuditor? Known { get; private set; }
    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            Shown = await registers.AuditorAsync(id, ct);
            Known = (await offices.AuditorsAsync(Me.Today, ct)).FirstOrDefault(a => a.Id == id);
        }
        else
        {
            Accounts = [.. (await registers.CandidatesAsync(Me.Today, ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        }
    }

    public void OnGet() => Input = Shown is { } shown ? AuditorInput.Of(shown) : new AuditorInput { ValidFrom = Me.Today, CapacityPerYear = 2, Pool = AuditorPool.Bureau };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Absences", Input.Absences))
        {
            return Page();
        }
        var input = Shown is { } shown ? Input with { UserId = shown.UserId } : Input;
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAuditorAsync(id, input, Me, ct);
        }
        else
        {
            await service.AddAuditorAsync(input, Me, ct);
        }
        return Done("Auditors.Saved", "/Audits/Auditors/Index", new { id = (Guid?)null });
    }
}

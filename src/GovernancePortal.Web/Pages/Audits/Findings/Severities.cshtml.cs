using FluentValidation;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>What each severity means, from which day: everybody reads it, the audit office sets it.</summary>
public sealed class SeveritiesModel(AuditFindingQueries queries, FindingService service, IValidator<FindingSeverityInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    [BindProperty]
    public FindingSeverityInput Input { get; set; } = new();

    public FindingSeverityBook Book { get; private set; } = null!;
    public bool MaySet => FindingAccess.MaySetSeverities(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Book = await queries.SeveritiesAsync(ct);

    public void OnGet() => Input = new FindingSeverityInput { ValidFrom = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MaySet)
        {
            throw new Forbidden("Setting severities.");
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SetSeverityAsync(Input, Me, ct);
        return Done("AuditFindings.SeveritySet", "/Audits/Findings/Severities", null);
    }
}

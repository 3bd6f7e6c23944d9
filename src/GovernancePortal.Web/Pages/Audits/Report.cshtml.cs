using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>The report in its parts (domain.md 6.4), while it is written.</summary>
public sealed class ReportModel(AuditQueries queries, AuditService service, IValidator<AuditReportInput> validator, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditReportInput Input { get; set; } = new();

    public string? BlockedBy { get; private set; }
    public AuditReportInput Stored => AuditReportInput.Of(Shown);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        BlockedBy = Blocked(AuditAct.WriteReport);
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.WriteReportAsync(Id, Input, Me, ct);
        return Saved();
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.External;

/// <summary>A new external audit, or what came of one: its report and the submission to J-LIS.</summary>
public sealed class EditModel(ExternalAuditService external, FileIntake intake, IValidator<ExternalAuditInput> validator, AuditWords words) : ModulePage<AuditWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ExternalAuditInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ExternalAudit? Known { get; private set; }
    public ExternalAuditInput Stored => Known is { } known ? ExternalAuditInput.Of(known) : new ExternalAuditInput { Fy = FiscalYear.Of(Me.Today).Year };

    protected override async Task LoadPageAsync(CancellationToken ct) => Known = Id is { } id ? await external.ViewAsync(id, Me, ct) : null;

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var report = Upload is null ? null : await intake.TakeAsync(Upload, nameof(Upload), Me, ct);
        var id = await external.SaveAsync(Id, Input, report, Me, ct);
        return Done("Audits.Saved", "/Audits/External/Details", new { id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>注意喚起 (R108): what was sent to the sections, and a form for the next.</summary>
public sealed class AlertsModel(TrainingQueries queries, TrainingService service, IValidator<AlertInput> validator, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty]
    public AlertInput Input { get; set; } = new();

    public IReadOnlyList<AlertLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await queries.AlertsAsync(ct);

    public void OnGet() => Input = new AlertInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Words.Manages)
        {
            throw new Forbidden("Publishing alerts.");
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Training.AlertSent", "/Training/Alert", new { id = await service.PublishAlertAsync(Input, Me, ct) });
    }
}

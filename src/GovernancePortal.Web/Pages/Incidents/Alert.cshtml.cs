using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>An alert that came in, new or known.</summary>
public sealed class AlertModel(LiaisonQueries liaison, LiaisonService service, IValidator<LiaisonAlertInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public LiaisonAlertInput Input { get; set; } = new();

    public LiaisonAlert? Known { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct) => Known = Id is { } id ? await liaison.AlertAsync(id, Me, ct) : null;

    public static LiaisonAlertInput Of(LiaisonAlert a) => new()
    {
        ReceivedOn = OfficeTime.DayOf(a.ReceivedAt), ReceivedTime = IncidentClock.Of(a.ReceivedAt), Body = a.Body, BodyName = a.BodyName, Reference = a.Reference, Title = a.Title, Text = a.Text, Measures = a.Measures, Version = a.Version,
    };

    public void OnGet() => Input = Known is { } known ? Of(known) : new LiaisonAlertInput { ReceivedOn = Me.Today, ReceivedTime = IncidentClock.Of(Me.Now) };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.ChangeAlertAsync(id, Input, Me, ct);
        }
        else
        {
            await service.ReceiveAsync(Input, Me, ct);
        }
        return Done("Incidents.AlertSaved", "/Incidents/Alerts", null);
    }
}

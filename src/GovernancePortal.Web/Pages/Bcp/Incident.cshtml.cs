using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>An interruption of a network is recorded, or what became of it.</summary>
public sealed class IncidentModel(NetworkQueries networks, NetworkService service, IValidator<IncidentInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Incident { get; set; }

    [BindProperty]
    public IncidentInput Input { get; set; } = new();

    public NetworkView View { get; private set; } = null!;
    public IncidentInput? Stored { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await networks.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Network {Id}.");
        if (!View.MayWrite)
        {
            throw new Forbidden("Writing this network.");
        }
        if (Incident is { } id)
        {
            Stored = IncidentInput.Of(View.Network.Incidents.FirstOrDefault(i => i.Id == id) ?? throw new NotFound($"Incident {id}."), View.Network.Version);
        }
    }

    public void OnGet() => Input = Stored ?? new IncidentInput { OccurredOn = Me.Today, Version = View.Network.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.RecordAsync(Id, Incident, Input, Me, ct);
        return Done("Bcp.IncidentSaved", "/Bcp/Network", new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A network is entered, or what is said of it changed.</summary>
public sealed class EditNetworkModel(NetworkQueries networks, NetworkService service, IValidator<NetworkInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public NetworkInput Input { get; set; } = new();

    public NetworkView? View { get; private set; }
    public NetworkInput? Stored => View is null ? null : NetworkInput.Of(View.Network);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            View = await networks.ViewAsync(id, Me, ct) ?? throw new NotFound($"Network {id}.");
            if (!View.MayWrite)
            {
                throw new Forbidden("Writing this network.");
            }
        }
    }

    public void OnGet() => Input = Stored ?? new NetworkInput { SectionId = Me.Main?.SectionId };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.SaveAsync(Id, Input, Me, ct);
        return Done("Bcp.NetworkSaved", "/Bcp/Network", new { id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A target of restoration and a deadline of substitution, from a day on.</summary>
public sealed class TargetModel(NetworkQueries networks, NetworkService service, IValidator<TargetInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public TargetInput Input { get; set; } = new();

    public NetworkView View { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await networks.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Network {Id}.");
        if (!View.MayWrite)
        {
            throw new Forbidden("Writing this network.");
        }
    }

    public void OnGet() => Input = new TargetInput
    {
        ValidFrom = Me.Today, RestoreHours = View.Target?.RestoreHours ?? TargetInput.DefaultRestoreHours, SubstituteHours = View.Target?.SubstituteHours ?? TargetInput.DefaultSubstituteHours, Version = View.Network.Version,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SetTargetAsync(Id, Input, Me, ct);
        return Done("Bcp.TargetSaved", "/Bcp/Network", new { Id });
    }
}

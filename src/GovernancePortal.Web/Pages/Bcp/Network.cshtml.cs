using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>One network: its targets in time, and its interruptions measured by them.</summary>
public sealed class NetworkModel(NetworkQueries networks, TrailQueries trail, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public NetworkView View { get; private set; } = null!;
    public ManagedNetwork Network => View.Network;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await networks.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Network {Id}.");
        History = HistoryOf(await trail.OfAsync(Network.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }

    /// <summary>40 minutes, 4 hours 20 minutes.</summary>
    public string Say(TimeSpan? lasted) => lasted is not { } span ? Texts["Format.None"] : span.TotalHours >= 1 ? Texts["Bcp.HoursMinutes", (int)span.TotalHours, span.Minutes] : Texts["Bcp.Minutes", span.Minutes];
}

using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The networks with their targets of today, and how the interruptions of a year kept them.</summary>
public sealed class NetworksModel(NetworkQueries networks, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    public IReadOnlyList<NetworkLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await networks.ListAsync(Me, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordAsync(Texts["Bcp.NetworksFile"], Me, ct);
        return ListFile.Of(file, Texts["Bcp.NetworksFile"], Me.Today, Columns(), Lines.ToAsyncEnumerable());
    }

    private IReadOnlyList<CsvColumn<NetworkLine>> Columns() =>
    [
        new(Texts["ManagedNetwork.Name"], n => n.Network.Name), new(Texts["ManagedNetwork.Kind"], n => Words.Formats.Name(n.Network.Kind)), new(Texts["InformationSystem.Code"], n => n.Network.SystemCode), new(Texts["Bcp.Section"], n => n.SectionName),
        new(Texts["NetworkTarget.RestoreHours"], n => n.Target?.RestoreHours), new(Texts["NetworkTarget.SubstituteHours"], n => n.Target?.SubstituteHours), new(Texts["Bcp.IncidentsOfYear"], n => n.Incidents), new(Texts["Bcp.MissedOfYear"], n => n.Missed),
    ];
}

using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>The incident report on A4, for those who see all of it; the printing is on the Trail.</summary>
public sealed class PrintModel(IncidentQueries queries, IncidentService service, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await queries.ViewAsync(Id, Me, ct);

    public async Task OnGetAsync(CancellationToken ct) => await service.RecordPrintAsync(Shown.Id, Me, ct);
}

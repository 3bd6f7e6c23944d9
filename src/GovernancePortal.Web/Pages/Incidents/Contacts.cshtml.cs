using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>連絡先: whom to call, for everybody (R180, R185).</summary>
public sealed class ContactsModel(LiaisonQueries liaison, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    public IReadOnlyList<LiaisonContact> Contacts { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Contacts = await liaison.ContactsAsync(ct);
}

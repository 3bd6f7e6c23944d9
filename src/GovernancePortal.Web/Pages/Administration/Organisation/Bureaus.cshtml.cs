using GovernancePortal.Core.People;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Organisation;

public sealed class BureausModel(CurrentActor current, PeopleQueries queries, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    public IReadOnlyList<BureauRow> Bureaus { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Bureaus = await Queries.BureausAsync(Today, ct);

    public void OnGet()
    {
    }
}

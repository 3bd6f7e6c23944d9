using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

public sealed class IndexModel(CurrentActor current, OfficeDataQueries queries, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    public IReadOnlyList<CodeListLine> Lists { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lists = await queries.CodeListsAsync(Today, ct);

    public void OnGet()
    {
        // Everything is loaded before.
    }
}

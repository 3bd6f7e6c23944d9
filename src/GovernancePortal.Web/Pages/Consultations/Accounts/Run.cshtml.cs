using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Accounts;

/// <summary>The match report of the accounts, and the confirmation that writes them.</summary>
public sealed class RunModel(CurrentActor current, AccountImportService imports, AccountQueries accounts, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<AccountImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;

    /// <summary>Empty while rows are still being looked at.</summary>
    public IReadOnlyList<PileCount> Piles { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        Piles = Done is null && Run.State is ImportState.Previewed or ImportState.Applied ? await accounts.ReportAsync(Run, ct) : [];
    }
}

using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Budget;

/// <summary>The match report of a list, and the confirmation that writes it.</summary>
public sealed class RunModel(CurrentActor current, BudgetListImportService imports, BudgetListQueries lists, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<BudgetListImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;

    /// <summary>Null while rows are still being looked at.</summary>
    public MatchReport? Report { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        Report = Done is null && Run.State is ImportState.Previewed or ImportState.Applied ? await lists.ReportAsync(Run, Me, ct) : null;
    }
}

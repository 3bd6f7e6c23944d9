using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis.Import;

/// <summary>What a sheet would do, and how each of its cells is understood.</summary>
public sealed class RunModel(CurrentActor current, KpiImportService imports, KpiUnderstandingQueries understandings, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats)
    : ImportRunModel<KpiImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;
    public Understanding? Seen { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        Seen = Done is null ? await understandings.OfAsync(Run, ct) : null;
    }
}

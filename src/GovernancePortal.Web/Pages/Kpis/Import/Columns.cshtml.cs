using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis.Import;

public sealed class ColumnsModel(CurrentActor current, KpiImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<KpiImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

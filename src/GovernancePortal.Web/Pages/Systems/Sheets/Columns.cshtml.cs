using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

public sealed class ColumnsModel(CurrentActor current, SystemImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<SystemImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Ledger;
}

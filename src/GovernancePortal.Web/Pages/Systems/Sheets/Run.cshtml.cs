using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

public sealed class RunModel(CurrentActor current, SystemImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<SystemImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Ledger;
}

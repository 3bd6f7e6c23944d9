using GovernancePortal.Core.Audits.Items.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.ItemSets.Import;

public sealed class ColumnsModel(CurrentActor current, AuditItemImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AuditItemImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

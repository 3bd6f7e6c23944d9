using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Plans.PastImport;

public sealed class ColumnsModel(CurrentActor current, AuditPastImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AuditPastImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

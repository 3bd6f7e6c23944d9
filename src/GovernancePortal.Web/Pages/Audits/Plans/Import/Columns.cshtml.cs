using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Plans.Import;

public sealed class ColumnsModel(CurrentActor current, AuditClosureImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AuditClosureImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

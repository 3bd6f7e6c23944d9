using GovernancePortal.Core.Audits.Answers.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork.Import;

public sealed class ColumnsModel(CurrentActor current, AuditAnswerImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AuditAnswerImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

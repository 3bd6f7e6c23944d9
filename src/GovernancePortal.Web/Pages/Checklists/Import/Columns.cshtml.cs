using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Checklists.Import;

public sealed class ColumnsModel(CurrentActor current, AnswerImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AnswerImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

using GovernancePortal.Core.Terminals;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals.Import;

public sealed class ColumnsModel(CurrentActor current, TerminalImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<TerminalImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

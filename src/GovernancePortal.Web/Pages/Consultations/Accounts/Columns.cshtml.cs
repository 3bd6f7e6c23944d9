using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Accounts;

public sealed class ColumnsModel(CurrentActor current, AccountImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<AccountImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

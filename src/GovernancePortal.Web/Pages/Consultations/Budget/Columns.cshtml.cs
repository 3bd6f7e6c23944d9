using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Budget;

public sealed class ColumnsModel(CurrentActor current, BudgetListImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<BudgetListImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

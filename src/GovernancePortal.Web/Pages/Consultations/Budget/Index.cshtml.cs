using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Budget;

/// <summary>Takes in the finance section's list of budget results.</summary>
public sealed class IndexModel(CurrentActor current, BudgetListImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<BudgetListImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Funds", "BudgetList.Title", "/Consultations/Index");

    public override ImportPlace Place => Register;
}

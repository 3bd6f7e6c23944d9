using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Accounts;

/// <summary>Takes in the executed amounts of a year from the accounts.</summary>
public sealed class IndexModel(CurrentActor current, AccountImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AccountImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Funds", "Accounts.Title", "/Consultations/Accounts/Lines");

    public override ImportPlace Place => Register;
}

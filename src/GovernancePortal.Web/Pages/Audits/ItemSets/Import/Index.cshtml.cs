using GovernancePortal.Core.Audits.Items.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.ItemSets.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, AuditItemImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AuditItemImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Audits", "Navigation.AuditItemSets", "/Audits/ItemSets/Index", Key: "AuditChecks.ItemKey", Name: "AuditChecks.ItemName");

    public override ImportPlace Place => Register;
}

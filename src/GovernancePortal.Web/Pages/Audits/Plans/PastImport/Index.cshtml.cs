using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Plans.PastImport;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, AuditPastImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AuditPastImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Audits", "AuditPlans.Past", "/Audits/Plans/Past");

    public override ImportPlace Place => Register;
}

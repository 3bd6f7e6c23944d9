using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Plans.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, AuditClosureImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AuditClosureImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Audits", "AuditPlans.Closed", "/Audits/Plans/Closed");

    public override ImportPlace Place => Register;
}

using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, LicenceImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<LicenceImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Systems", "Licences.Title", "/Systems/Licences/Index");

    public override ImportPlace Place => Register;
}

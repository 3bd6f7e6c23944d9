using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences.Import;

public sealed class RunModel(CurrentActor current, LicenceImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<LicenceImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;
}

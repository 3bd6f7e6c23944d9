using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences.Import;

public sealed class ColumnsModel(CurrentActor current, LicenceImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<LicenceImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

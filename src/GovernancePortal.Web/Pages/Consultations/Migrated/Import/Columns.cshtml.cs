using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Migrated.Import;

public sealed class ColumnsModel(CurrentActor current, MigrationImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<MigrationImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

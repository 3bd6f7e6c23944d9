using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Migrated.Import;

public sealed class RunModel(CurrentActor current, MigrationImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<MigrationImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;
}

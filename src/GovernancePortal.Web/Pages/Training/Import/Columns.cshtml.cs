using GovernancePortal.Core.Training;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Training.Import;

public sealed class ColumnsModel(CurrentActor current, TrainingImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel<TrainingImportService>(current, imports, work, texts)
{
    public override ImportPlace Place => IndexModel.Register;
}

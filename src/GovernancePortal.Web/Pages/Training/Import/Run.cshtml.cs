using GovernancePortal.Core.Training;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Training.Import;

public sealed class RunModel(CurrentActor current, TrainingImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel<TrainingImportService>(current, imports, progress, work, texts, formats)
{
    public override ImportPlace Place => IndexModel.Register;
}

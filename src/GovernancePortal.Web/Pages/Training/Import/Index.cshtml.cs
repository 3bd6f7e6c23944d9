using GovernancePortal.Core.Training;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Training.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, TrainingImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<TrainingImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Training", "Navigation.Training", "/Training/Index");

    public override ImportPlace Place => Register;
}

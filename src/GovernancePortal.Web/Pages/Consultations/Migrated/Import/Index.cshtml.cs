using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Migrated.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, MigrationImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<MigrationImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Desk", "Migrated.Title", "/Consultations/Migrated/Index");

    public override ImportPlace Place => Register;
}

using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Checklists.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, AnswerImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AnswerImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Kpis", "Navigation.Checklists", "/Checklists/Index", Key: "Checklists.ImportKey", Name: "Checklists.ImportName");

    public override ImportPlace Place => Register;
}

using GovernancePortal.Core.Terminals;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, TerminalImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<TerminalImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Terminals", "Navigation.Terminals", "/Terminals/Index");

    public override ImportPlace Place => Register;
}

using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

/// <summary>What the pages of the ledger's sheets share.</summary>
public abstract class SheetPage(CurrentActor current, SystemImportQueries queries, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;
    protected SystemImportQueries Queries => queries;
    protected IStringLocalizer<Texts> Texts => texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    /// <summary>Which faults and refusals mean what, in the reader's language.</summary>
    public string Say(string code, IReadOnlyList<string> arguments) => texts["SheetFault." + code, [.. arguments]];

    public static Tone ToneOf(Core.Platform.Imports.ImportState state) => state switch
    {
        Core.Platform.Imports.ImportState.Read => Tone.Calm,
        Core.Platform.Imports.ImportState.Previewed => Tone.Late,
        Core.Platform.Imports.ImportState.Confirmed => Tone.Caution,
        Core.Platform.Imports.ImportState.Applied => Tone.Good,
        Core.Platform.Imports.ImportState.Failed => Tone.Bad,
    };
}

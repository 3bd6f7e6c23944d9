using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>What a workbook would do to the draft, answer by answer; nothing is written before it is confirmed.</summary>
public sealed class DraftRunModel(DraftSheetService service, SheetLabels labels, FormNaming naming, FormWords words, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Run { get; set; }

    /// <summary>Of the case, as the preview shows it.</summary>
    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Form sections in conflict that the file is to overwrite.</summary>
    [BindProperty]
    public List<string> Overwrite { get; set; } = [];

    public ImportRun Import { get; private set; } = null!;
    public FormView View { get; private set; } = null!;
    public DraftChanges? Changes { get; private set; }
    public FormWords Words => words;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        (Import, View, var reading) = await service.PreviewAsync(Id, Run, labels.Labels, actor, ct);
        Changes = reading is null ? null : new DraftChanges(reading, await naming.OfAsync(actor.Today, [reading.Before, reading.After], ct), words);
    }

    public void OnGet() => Version = View.Case.Version;

    public FormSection Section(char letter) => View.Case.SectionOf(letter);

    public bool MayTake => Changes is { Reading: { Faults.Count: 0, Changes.Count: > 0 } };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.ApplyAsync(Id, Run, Version, [.. Overwrite.Where(o => o.Length == 1).Select(o => o[0])], labels.Labels, actor, ct);
        this.FlashMessage(texts["DraftSheet.Taken"]);
        return RedirectToPage("/Consultations/Case", new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await service.DropAsync(Id, Run, actor, ct);
        this.FlashMessage(texts["SystemSheets.Dropped"]);
        return RedirectToPage("/Consultations/Draft", new { Id });
    }
}

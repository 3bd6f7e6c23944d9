using System.Text;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library;

/// <summary>A page of the library: who asks is known, and what it shows is loaded before every handler.</summary>
public abstract class LibraryPage(CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;
    protected IStringLocalizer<Texts> Texts => texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected virtual Task LoadPageAsync(CancellationToken ct) => Task.CompletedTask;

    protected RedirectToPageResult Done(string key, string page, object? route)
    {
        this.FlashMessage(Texts[key]);
        return RedirectToPage(page, route);
    }

    /// <summary>The text as written, as Windows opens it without asking.</summary>
    protected FileContentResult TextFile(string name, string text) =>
        File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))], "text/plain; charset=utf-8", name + ".txt");

    /// <summary>Line by line, to be filled in.</summary>
    protected IActionResult Workbook(string name, IEnumerable<BodyLine> lines) => new XlsxResult<BodyLine>(name, Me.Today,
    [
        new(Texts["Library.Part"], l => l.Part, Width: 24), new(Texts["Library.SectionNumber"], l => l.Number == 0 ? null : l.Number, Width: 8), new(Texts["Library.Heading"], l => l.Heading, Width: 28),
        .. Enumerable.Range(0, Cells).Select(at => new SheetField<BodyLine>(Texts["Library.Cell", at + 1], l => l.Cell(at), Width: at == 0 ? 48 : 28)),
    ], lines.ToAsyncEnumerable());

    private const int Cells = 5;
}

/// <summary>How documents feel.</summary>
public static class LibraryTones
{
    public static Tone Of(DocumentVersionState state) => state switch
    {
        DocumentVersionState.Draft => Tone.Caution,
        DocumentVersionState.Scheduled => Tone.Calm,
        DocumentVersionState.Current => Tone.Good,
        DocumentVersionState.Superseded => Tone.Off,
    };
}

/// <summary>Where a document stands in the menu.</summary>
public static class LibraryShelf
{
    public static string PageOf(DocumentGroup group) => $"/Library/{group}/Index";

    public static string PageOf(DocumentType type) => PageOf(LibraryDocument.GroupOf(type));
}

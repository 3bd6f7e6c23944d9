using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Frame;

/// <summary>What every page of a module needs besides its own: who asks, and how sections, bureaus, codes and stored values are called.</summary>
public abstract class ModuleWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats)
{
    public Actor Me { get; private set; } = null!;
    public SystemWords Ledger { get; private set; } = null!;
    public IStringLocalizer<Texts> Texts { get; } = texts;
    public Formats Formats { get; } = formats;

    public async Task ReadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Ledger = await source.ReadAsync(Me.Today, ct);
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen = null) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(Formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    /// <summary>A value of the history as words.</summary>
    public abstract string Value(string field, string stored);
}

/// <summary>A page of a module: loaded before every handler, and again after a conflict.</summary>
public abstract class ModulePage<TWords>(TWords words) : PageModel, ILoadsDisplay
    where TWords : ModuleWords
{
    public TWords Words { get; } = words;
    public Actor Me => Words.Me;
    protected IStringLocalizer<Texts> Texts => Words.Texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        await Words.ReadAsync(ct);
        await LoadPageAsync(ct);
    }

    protected virtual Task LoadPageAsync(CancellationToken ct) => Task.CompletedTask;

    protected RedirectToPageResult Done(string key, string page, object? route)
    {
        this.FlashMessage(Texts[key]);
        return RedirectToPage(page, route);
    }

    protected TrailView HistoryOf(IReadOnlyList<TrailLine> lines) => new(lines, Words.Value);
}

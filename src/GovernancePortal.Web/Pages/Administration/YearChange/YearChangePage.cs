using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.YearChange;

/// <summary>What the pages of 年度切替 share.</summary>
public abstract class YearChangePage(CurrentActor current, YearChangeQueries queries, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;
    protected YearChangeQueries Queries => queries;
    protected IStringLocalizer<Texts> Texts => texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    protected RedirectToPageResult Done(string page, object? values, string key, params object[] args)
    {
        this.FlashMessage(texts[key, args]);
        return RedirectToPage(page, values);
    }

    public static Tone ToneOf(YearChangeState state) => state switch
    {
        YearChangeState.Draft => Tone.Calm,
        YearChangeState.Scheduled => Tone.Caution,
        YearChangeState.Done => Tone.Good,
        YearChangeState.Failed => Tone.Bad,
    };
}

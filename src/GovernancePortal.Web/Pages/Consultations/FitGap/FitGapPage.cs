using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

/// <summary>What the pages of a fit-gap sheet share: the case, the sheet, who looks.</summary>
public abstract class FitGapPage(FitGapQueries queries, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Actor Me { get; private set; } = null!;
    public FitGapView View { get; private set; } = null!;
    protected IStringLocalizer<Texts> Texts { get; } = texts;

    public FitGapSheet Sheet => View.Sheet ?? throw new NotFound("Fit-gap sheet");

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, Me, ct);
        await LoadPageAsync(ct);
    }

    protected virtual Task LoadPageAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Pages on which the owning section writes.</summary>
    protected void DemandWrite()
    {
        if (!View.MayWrite)
        {
            throw new Forbidden("Only the filing section writes its fit-gap sheet.");
        }
    }

    protected RedirectToPageResult Done(string text)
    {
        this.FlashMessage(Texts[text]);
        return RedirectToPage("/Consultations/FitGap/Index", new { Id });
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>来年度の提出予定を作る: open warnings become planned renewals, each with its own result and a way back.</summary>
public sealed class PlanModel(RadarQueries radar, RadarService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public Page<RadarLine> Lines { get; private set; } = Page<RadarLine>.Empty;
    public int Total { get; private set; }
    public IReadOnlyList<PlanResult> Results { get; private set; } = [];

    /// <summary>The policy office plans for all, a section for its own.</summary>
    public bool PlansForAll => Actor.May(Permission.SystemEditAll);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), texts["Radar.ChooseSome"]);
        }
        else
        {
            Results = await service.PlanAsync(Chosen, Actor, ct);
            Chosen = [];
        }
        await ListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid plan, uint version, CancellationToken ct)
    {
        await service.UndoPlanAsync(plan, version, texts["Radar.UndoReason"], Actor, ct);
        this.FlashMessage(texts["Radar.WasUndone"]);
        return RedirectToPage("/Radar/Plan", new { BureauId });
    }

    public string Address(string? at) => Url.Page("/Radar/Plan", new { BureauId, At = at })!;

    public Pager Pager() => new(Lines.Items.Count, RadarQueries.PageSize, Lines.Next is { } next ? Address(next) : null, Lines.Previous is { } previous ? Address(previous) : null, Total);

    // The double moves are the policy office's, but a section plans against them too: not "mine" but "my section's".
    private async Task ListAsync(CancellationToken ct)
    {
        var filter = new RadarFilter { ForPlan = true, BureauId = BureauId, SectionIds = PlansForAll ? null : Actor.SectionsWhere(Permission.SystemEditOwn) };
        Lines = await radar.PageAsync(filter, Cursor.Read(At), Actor, ct: ct);
        Total = (await radar.CountAsync(filter, Actor, ct)).All;
    }
}

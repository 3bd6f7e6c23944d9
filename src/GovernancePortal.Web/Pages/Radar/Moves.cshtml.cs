using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>Double moves as the partial _Moves shows them.</summary>
public sealed record MoveTable(IReadOnlyList<DoubleMove> Moves);

/// <summary>二重移行: two moves of one system within the window, with what they cost and how they become one.</summary>
public sealed class MovesModel(MoveQueries moves, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    /// <summary>The past too: what was moved twice before is what a plan learns from.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    public Actor Actor { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public DoubleMoveReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Report = await moves.ReadAsync(Past ? FiscalYear.Earliest.Start : Actor.Today.AddDays(1), ct: ct);
    }
}

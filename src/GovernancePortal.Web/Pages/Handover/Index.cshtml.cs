using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Handover;

/// <summary>引継ぎ: what a section holds and what waits for the person's role, also on paper.</summary>
public sealed class IndexModel(HandoverQueries handovers, WorkQueries work, NoticeQueries notices, CalendarQueries calendar, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    private const int MostNotices = 10;

    [BindProperty(SupportsGet = true)]
    public Guid? SectionId { get; set; }

    public Actor Actor { get; private set; } = null!;
    public IReadOnlyList<HandoverSection> Sections { get; private set; } = [];
    /// <summary>Null for somebody without a section.</summary>
    public Core.YearChange.Handover? Handover { get; private set; }
    public IReadOnlyList<WorkLine> Waiting { get; private set; } = [];
    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public string Sentence(NoticeLine line) => texts["Notice." + line.Kind, [.. line.Arguments]].Value.Trim();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Sections = HandoverQueries.SectionsOf(Actor);
        if ((SectionId ?? (Sections.Count > 0 ? Sections[0].Id : null)) is { } section)
        {
            Handover = await handovers.OfAsync(section, Actor, ct);
            Waiting = await work.WaitingAsync(Actor, await calendar.CalendarAsync(ct), ct);
            Notices = await notices.LatestAsync(Actor, MostNotices, ct);
        }
    }
}

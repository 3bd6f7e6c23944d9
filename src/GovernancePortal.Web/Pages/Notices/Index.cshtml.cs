using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Notices;

/// <summary>One's own notices, newest first; opening one marks it as read.</summary>
public sealed class IndexModel(NoticeQueries notices, NoticeService service, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await notices.LatestAsync(await current.GetAsync(ct), ct: ct);

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        var line = (await notices.LatestAsync(actor, ct: ct)).FirstOrDefault(n => n.Id == id);
        if (line is null)
        {
            return NotFound();
        }
        await service.MarkReadAsync(id, actor, ct);
        return LocalRedirect(line.Link);
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken ct)
    {
        await service.MarkReadAsync(null, await current.GetAsync(ct), ct);
        return RedirectToPage();
    }

    public string Sentence(NoticeLine line) => texts["Notice." + line.Kind, [.. line.Arguments]].Value.Trim();
}

using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Publication;

/// <summary>公表: drafts, what waits for the CIO, what the public is shown now, and every bundle before it.</summary>
public sealed class IndexModel(PublicationQueries queries, CalendarQueries calendars, PublicationWords words) : ModulePage<PublicationWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<PublicationLine> Lines { get; private set; } = Page<PublicationLine>.Empty;
    public int Total { get; private set; }
    /// <summary>The office shows the newest bundle unsigned.</summary>
    public bool IsOpen { get; private set; }
    public bool MayDraft => Me.May(Permission.PublishDraft);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.PageAsync(Cursor.Read(At), ct);
        Total = await queries.CountAsync(ct);
        IsOpen = (await calendars.CalendarAsync(ct)).Setting(SettingName.PublicationOpen, Me.Today) == 1;
    }

    public Pager Pager() => new(Lines.Items.Count, PublicationQueries.PageSize, Lines.Next is { } next ? Url.Page("/Publication/Index", new { At = next }) : null, Lines.Previous is { } previous ? Url.Page("/Publication/Index", new { At = previous }) : null, Total);
}

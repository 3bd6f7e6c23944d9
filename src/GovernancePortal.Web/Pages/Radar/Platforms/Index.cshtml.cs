using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar.Platforms;

/// <summary>共通基盤の契約と更新: the dated terms that move everything which runs on a platform.</summary>
public sealed class IndexModel(PlatformTermQueries platforms, CalendarQueries calendar, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public IReadOnlyList<PlatformLine> Terms { get; private set; } = [];
    public int Target { get; private set; }
    public bool MayKeep => PlatformTerm.MayKeep(Actor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        Target = (await calendar.CalendarAsync(ct)).Setting(SettingName.RemoteBackupPercent, Actor.Today);
        Terms = await platforms.LinesAsync(ct);
    }
}

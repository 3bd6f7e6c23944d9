using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

public sealed class DetailsModel(SystemQueries systems, SystemRegister register, TrailQueries trail, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemDetails Shown { get; private set; } = null!;
    public InformationSystem System => Shown.System;
    public SystemWords Words { get; private set; } = null!;
    public TrailView History { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Shown = await systems.DetailsAsync(Id, Actor, ct) ?? throw new NotFound($"System {Id}.");
        Words = await source.ReadAsync(Actor.Today, ct);
        History = new TrailView(await trail.OfAsync(Shown.System.Subject, Actor.May(Permission.SystemReadConfidential), ct: ct), Words.Value);
    }

    public async Task<IActionResult> OnPostConfirmAsync(uint version, CancellationToken ct)
    {
        await register.ConfirmAsync(Id, version, Actor, ct);
        this.FlashMessage(texts["Systems.Confirmed"]);
        return RedirectToPage(new { Id });
    }

    /// <summary>Whole days between a day and today: the age of what stands there.</summary>
    public int AgeOf(DateOnly day) => Math.Max(0, Actor.Today.DayNumber - day.DayNumber);
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar.Platforms;

/// <summary>One term of a platform: new, changed, or taken off.</summary>
public sealed class EditModel(PlatformTermQueries platforms, PlatformTermService service, SystemQueries systems, SystemWordsSource source, CurrentActor current,
    IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PlatformTermInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public PlatformTerm? Shown { get; private set; }
    public IReadOnlyList<SelectListItem> Hostings { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        if (!PlatformTerm.MayKeep(Actor))
        {
            throw new Forbidden("Keeping the terms of the platforms.");
        }
        Shown = Id is { } id ? await platforms.OneAsync(id, ct) : null;
        Hostings = (await source.ReadAsync(Actor.Today, ct)).Choices(SystemCodes.Hosting, Shown?.Hosting);
        Systems = [.. (await systems.OptionsAsync(null, ct)).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
    }

    public void OnGet() => Input = Shown is null ? new PlatformTermInput { Hosting = SystemCodes.SharedPlatform } : PlatformTermInput.Of(Shown);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new PlatformTermInputValidator([.. Hostings.Select(h => h.Value)], [.. Systems.Select(x => Guid.Parse(x.Value))]), Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, Actor, ct);
        }
        else
        {
            await service.AddAsync(Input, Actor, ct);
        }
        return Done("Radar.TermSaved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveAsync(Id ?? throw new NotFound("Platform term"), version, Actor, ct);
        return Done("Radar.TermRemoved");
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage("/Radar/Platforms/Index");
    }
}

using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>A sitting: made, and later its day, place and minutes.</summary>
public sealed class EditModel(CommitteeQueries queries, CommitteeService service, MinutesDraft minutes, CurrentActor current, IValidator<MeetingInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Fill the minutes with a draft from agenda, answers and decisions.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Draft { get; set; }

    private MeetingView? view;

    public CommitteeMeeting? Shown { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        if (!actor.May(Permission.CommitteeRecord))
        {
            throw new Forbidden("Meetings are kept by the committee's secretariat.");
        }
        view = Id is { } id ? await queries.ViewAsync(id, actor, ct) : null;
        Shown = view?.Meeting;
    }

    public MeetingInput? Stored => Shown is null ? null : new MeetingInput { Name = Shown.Name, Kind = Shown.Kind, On = Shown.On, DueOn = Shown.DueOn, Place = Shown.Place, Minutes = Shown.Minutes };

    public void OnGet()
    {
        Input = Stored ?? new MeetingInput { Name = texts["Committee.Title"] };
        // A draft made of what is recorded, to be read over and saved by hand.
        Input = Draft && view is not null ? Input with { Minutes = minutes.Draft(view) } : Input;
        Version = Shown?.Version ?? 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Version, Input, actor, ct);
        }
        else
        {
            id = await service.CreateAsync(Input, actor, ct);
        }
        this.FlashMessage(texts["Committee.Saved"]);
        return RedirectToPage("Meeting", new { id });
    }
}

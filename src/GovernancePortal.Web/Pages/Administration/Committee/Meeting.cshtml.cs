using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>One sitting: agenda, papers, decisions to record, minutes.</summary>
public sealed class MeetingModel(CommitteeQueries queries, CommitteeService service, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;
    private CodeBook book = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public Guid? Add { get; set; }

    [BindProperty]
    public List<Guid> Present { get; set; } = [];

    public MeetingView View { get; private set; } = null!;
    public IReadOnlyList<CommitteeCase> Waiting { get; private set; } = [];
    public bool MayRecord { get; private set; }
    public bool MayDecide { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        MayRecord = actor.May(Permission.CommitteeRecord) && View.Meeting.FrozenAt is null;
        MayDecide = actor.May(Permission.CommitteeRecord) || actor.May(Permission.ConsultationDecideAboveThreshold);
        book = await codes.BookAsync(ct);
        Waiting = MayRecord ? [.. (await queries.WaitingAsync(actor, ct)).Where(c => View.Agenda.All(a => a.Id != c.Id))] : [];
    }

    public void OnGet() => Version = View.Meeting.Version;

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        if (Add is not { } id)
        {
            ModelState.AddModelError("Add", texts["Committee.ChooseCase"]);
            return Page();
        }
        await service.AddAsync(Id, Version, id, actor, ct);
        return Done("Committee.Added");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid item, CancellationToken ct)
    {
        await service.RemoveAsync(Id, Version, item, actor, ct);
        return Done("Committee.Removed");
    }

    public async Task<IActionResult> OnPostAttendAsync(CancellationToken ct)
    {
        await service.AttendAsync(Id, Version, Present, actor, ct);
        return Done("Committee.Attended");
    }

    public async Task<IActionResult> OnPostFreezeAsync(CancellationToken ct)
    {
        await service.FreezeAsync(Id, Version, actor, ct);
        return Done("Committee.Frozen");
    }

    public async Task<IActionResult> OnPostUpAsync(Guid item, CancellationToken ct)
    {
        await service.MoveAsync(Id, Version, item, up: true, actor, ct);
        return Done("Committee.Moved");
    }

    public async Task<IActionResult> OnPostDownAsync(Guid item, CancellationToken ct)
    {
        await service.MoveAsync(Id, Version, item, up: false, actor, ct);
        return Done("Committee.Moved");
    }

    public (string Label, Tone Tone) ResultOf(CommitteeCase c) => c.Result is { } result && c.State != ConsultationState.CommitteePending
        ? (book.Name(ConsultationCodes.ResultsOf(c.Stage, c.Route), result.ToString()), result switch { ConsultationState.Approved => Tone.Good, ConsultationState.ConditionallyApproved => Tone.Caution, ConsultationState.Rejected => Tone.Bad, _ => Tone.Off })
        : (texts["ConsultationState." + c.State], Tone.Caution);

    private RedirectToPageResult Done(string text)
    {
        this.FlashMessage(texts[text]);
        return RedirectToPage(new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Talks;

/// <summary>合議・ヒアリング・宿題・電話 of one case: read by both sides, written by the side whose it is.</summary>
public sealed class IndexModel(TalkQueries talks, TalkService service, ConcurrenceService concurrences, HearingQueries hearings, HearingService timetable, ConsultationCaseService cases, IValidator<PhoneInput> phoneValidator,
    IValidator<HomeworkInput> homeworkValidator, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PhoneInput Phone { get; set; } = new();

    [BindProperty]
    public HomeworkInput Work { get; set; } = new();

    [BindProperty]
    public PieceInput Piece { get; set; } = new();

    [BindProperty]
    public Guid? SlotId { get; set; }

    public Consultation Case { get; private set; } = null!;
    public TalkView Talks { get; private set; } = null!;
    public TalkSide? Side { get; private set; }
    public bool MayAsk { get; private set; }
    public bool MayDecide { get; private set; }
    public IReadOnlyList<HearingSlot> Free { get; private set; } = [];
    public DateOnly Today => actor.Today;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Case = await cases.LoadAsync(Id, actor, ct);
        Talks = await talks.OfAsync(Case, actor, ct);
        Side = TalkSides.Of(Case, actor);
        MayAsk = Side == TalkSide.Office && Case.MayAskConcurrence;
        MayDecide = ConsultationWorkflow.May(Mover.Decider, Case, actor);
        Free = Side is null || !Case.MayAskConcurrence || Talks.Hearings.Any(h => h.Hearing.RecordedAt is null) ? [] : await hearings.FreeForAsync(Case, Side == TalkSide.Section, actor, ct);
    }

    public void OnGet()
    {
        Phone = new PhoneInput { SpokenOn = Today };
        Work = new HomeworkInput { Side = Side };
    }

    public async Task<IActionResult> OnPostPhoneAsync(CancellationToken ct)
    {
        Only("Phone");
        if (!await this.ValidateAsync(phoneValidator, Phone, "Phone"))
        {
            return Page();
        }
        await service.NoteCallAsync(Id, Phone, actor, ct);
        return Done("Talks.PhoneSaved", "calls");
    }

    public async Task<IActionResult> OnPostHomeworkAsync(CancellationToken ct)
    {
        Only("Work");
        if (!await this.ValidateAsync(homeworkValidator, Work, "Work"))
        {
            return Page();
        }
        await service.GiveAsync(Id, null, Work, actor, ct);
        return Done("Talks.HomeworkSaved", "homework");
    }

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken ct)
    {
        Only("Piece");
        if (Piece.Words is null or { Length: > Homework.TextLength })
        {
            ModelState.AddModelError("Piece.Words", Piece.Words is null ? texts["Rule.Form.Required"] : texts["Rule.Form.TooLong", Homework.TextLength, Piece.Words.Length]);
            return Page();
        }
        await service.FinishAsync(Piece.Id, Piece.Version, Piece.Words, actor, ct);
        return Done("Talks.HomeworkDone", "homework");
    }

    public async Task<IActionResult> OnPostWaiveAsync(CancellationToken ct)
    {
        Only("Piece");
        if (Piece.Words is null or { Length: > Concurrence.ReasonLength })
        {
            ModelState.AddModelError("Piece.Words", Piece.Words is null ? texts["Rule.Form.Required"] : texts["Rule.Form.TooLong", Concurrence.ReasonLength, Piece.Words.Length]);
            return Page();
        }
        await concurrences.WaiveAsync(Piece.Id, Piece.Version, Piece.Words, actor, ct);
        return Done("Talks.Waived", "concurrences");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct)
    {
        await concurrences.TakeBackAsync(Piece.Id, Piece.Version, actor, ct);
        return Done("Talks.TakenBack", "concurrences");
    }

    public async Task<IActionResult> OnPostHearingAsync(CancellationToken ct)
    {
        Only("SlotId");
        if (SlotId is not { } slot)
        {
            ModelState.AddModelError("SlotId", texts["Rule.Form.Required"]);
            return Page();
        }
        await timetable.SetAsync(Id, slot, actor, ct);
        return Done("Talks.HearingSet", "hearings");
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        await timetable.CancelAsync(Piece.Id, Piece.Version, null, actor, ct);
        return Done("Talks.HearingCancelled", "hearings");
    }

    public bool MayAnswer(Concurrence asked) => asked.IsOpen && (asked.MayAnswer(actor) || asked.MayRecord(actor));

    public bool MayCancel(HearingLine line) => line.Hearing.RecordedAt is null && (Side == TalkSide.Office || (Side == TalkSide.Section && line.Hearing.BySection));

    public string? FaultOf(Guid part) => Piece.Id == part && ViewData.ModelState.TryGetValue("Piece.Words", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public IReadOnlyList<SelectListItem> Slots => [.. Free.Select(s => new SelectListItem($"{formats.MonthDay(s.On)} {s.From:HH\\:mm}–{s.To:HH\\:mm} {s.Place}", s.Id.ToString()))];

    public (string Label, Tone Tone) StateOf(Concurrence asked) => asked switch
    {
        { WaivedAt: not null } => (texts["Talks.StateWaived"], Tone.Off),
        { Answer: { } answer } => (formats.Name(answer), answer switch { ConcurrenceAnswer.Agree => Tone.Good, ConcurrenceAnswer.Comment => Tone.Caution, _ => Tone.Bad }),
        _ => asked.DueOn < Today ? (texts["Talks.StateLate"], Tone.Late) : (texts["Talks.StateOpen"], Tone.Calm),
    };

    // Of the forms of this page one was sent; the others say nothing.
    private void Only(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(k => k != prefix && !k.StartsWith(prefix + ".", StringComparison.Ordinal) && k is not "Id").ToList())
        {
            ModelState.Remove(key);
        }
    }

    private RedirectToPageResult Done(string text, string at)
    {
        this.FlashMessage(texts[text]);
        return RedirectToPage(null, null, new { Id }, at);
    }
}

/// <summary>One line of the page, with the words that go with its act.</summary>
public sealed record PieceInput
{
    public Guid Id { get; init; }
    public uint Version { get; init; }
    public string? Words { get; init; }
}

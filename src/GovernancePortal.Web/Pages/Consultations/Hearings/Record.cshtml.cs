using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Hearings;

/// <summary>出席者と記録 of one hearing, with a piece of homework at once.</summary>
public sealed class RecordModel(HearingQueries queries, HearingService service, TalkService talks, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RecordInput Input { get; set; } = new();

    public HearingView View { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        if (TalkSides.Of(View.Case, actor) != TalkSide.Office)
        {
            throw new Forbidden("The policy office keeps the record.");
        }
    }

    public RecordInput Stored => new() { Attendants = View.Hearing.Attendants, Record = View.Hearing.Record, Version = View.Hearing.Version };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        foreach (var (name, text, most) in new[] { ("Attendants", Input.Attendants, Hearing.AttendantsLength), ("Record", Input.Record, Hearing.RecordLength), ("Homework", Input.Homework, Homework.TextLength) })
        {
            if (text?.Length > most)
            {
                ModelState.AddModelError("Input." + name, texts["Rule.Form.TooLong", most, text.Length]);
            }
        }
        if (Input.Homework is not null && Input.HomeworkDue is null)
        {
            ModelState.AddModelError("Input.HomeworkDue", texts["Rule.Form.Required"]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.WriteAsync(Id, Input.Version, Input.Attendants, Input.Record, actor, ct);
        if (Input.Homework is not null)
        {
            await talks.GiveAsync(View.Case.Id, Id, new HomeworkInput { Side = Input.HomeworkSide ?? TalkSide.Section, Text = Input.Homework, DueOn = Input.HomeworkDue }, actor, ct);
        }
        this.FlashMessage(texts["Hearings.RecordSaved"]);
        return RedirectToPage("/Consultations/Talks/Index", null, new { id = View.Case.Id }, "hearings");
    }
}

public sealed record RecordInput
{
    public string? Attendants { get; init; }
    public string? Record { get; init; }
    public string? Homework { get; init; }
    public TalkSide? HomeworkSide { get; init; }
    public DateOnly? HomeworkDue { get; init; }
    public uint Version { get; init; }
}

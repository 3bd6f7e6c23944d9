using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Assign;

/// <summary>受付と割当: many cases at one press, each with the reviewer the portal proposes.</summary>
public sealed class IndexModel(AssignmentQueries queries, AssignmentService service, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public AssignmentRunKind Kind { get; set; }

    [BindProperty]
    public DeskInput Input { get; set; } = new();

    public AssignmentDesk Desk { get; private set; } = new([], []);
    public IReadOnlyList<(Guid Id, AssignmentRunKind Kind, DateTimeOffset At, string ByName, int Done, int Refused)> Runs { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Desk = await queries.DeskAsync(Kind, actor, ct);
        Runs = await queries.RunsAsync(actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Reason is { Length: > Consultation.CommentLength })
        {
            ModelState.AddModelError("Input.Reason", texts["Rule.Form.TooLong", Consultation.CommentLength, Input.Reason.Length]);
            return Page();
        }
        var choices = Input.Chosen.Where(Input.Rows.ContainsKey).Select(id => new AssignmentChoice(id, Input.Rows[id].Version, Input.Rows[id].ReviewerId)).ToList();
        var run = Kind == AssignmentRunKind.Accept ? await service.AcceptAsync(choices, actor, ct) : await service.AssignAsync(choices, Input.Reason, actor, ct);
        return RedirectToPage("Run", new { id = run });
    }

    public Tabs Tabs => new(texts["Assign.Tabs"], [.. Enum.GetValues<AssignmentRunKind>().Select(kind => new Tab(formats.Name(kind), Url.Page("Index", new { kind })!, kind == Kind))]);

    public Guid? ChosenReviewer(AssignableCase c) => Input.Rows.TryGetValue(c.Id, out var row) ? row.ReviewerId : c.ProposedId;

    public string ConflictWords(ReviewerConflict conflict) => texts["ConflictKind." + conflict.Kind] + (conflict.Until is { } until ? texts["Assign.Until", formats.ShortDay(until)] : "");
}

/// <summary>Ticked rows and what each of them carried.</summary>
public sealed record DeskInput
{
    public List<Guid> Chosen { get; init; } = [];
    public Dictionary<Guid, DeskRow> Rows { get; init; } = [];
    public string? Reason { get; init; }
}

public sealed record DeskRow
{
    public uint Version { get; init; }
    public Guid? ReviewerId { get; init; }
}

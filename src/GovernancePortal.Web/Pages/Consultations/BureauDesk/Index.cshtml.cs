using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.BureauDesk;

/// <summary>部局取りまとめ: the coordinating section orders its bureau's cases, writes its opinion and passes them on, one or several at a stroke.</summary>
public sealed class IndexModel(ForwardingQueries queries, ForwardingService service, ConsultationCaseService cases, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty]
    public ForwardingInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public IReadOnlyList<ForwardingCase> Cases { get; private set; } = [];
    public IReadOnlyList<BatchLine> Batches { get; private set; } = [];
    public Core.Calendar.OfficeCalendar Calendar { get; private set; } = null!;
    /// <summary>The office looks on; ordering is the coordinator's.</summary>
    public bool MayArrange => Actor.May(Permission.ConsultationForward);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Calendar = await cases.CalendarAsync(ct);
        Cases = await queries.DeskAsync(Actor, ct);
        Batches = await queries.BatchesAsync(Actor, ct);
    }

    public void OnGet() => Input = new ForwardingInput
    {
        Rows = Cases.ToDictionary(c => c.Id, c => new ForwardingRow { Priority = c.Priority, Opinion = c.Opinion, Version = c.Version, CaseVersion = c.CaseVersion }),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsTyped())
        {
            return Page();
        }
        await service.ArrangeAsync(Entries(), Actor, ct);
        return Done("Forwarding.Arranged");
    }

    public async Task<IActionResult> OnPostForwardAsync(CancellationToken ct)
    {
        if (Input.Chosen.Count == 0)
        {
            ModelState.AddModelError("Input.Chosen", texts["Rule.Forwarding.NoneChosen"]);
        }
        if (!IsTyped())
        {
            return Page();
        }
        await service.ForwardAsync(Entries(), Input.Chosen, Input.Note, Actor, ct);
        return Done("Forwarding.Forwarded");
    }

    public ForwardingRow Row(Guid id) => Input.Rows.GetValueOrDefault(id) ?? new ForwardingRow();

    /// <summary>The version the row carries; after a conflict the one that is there now.</summary>
    public uint VersionOf(ForwardingCase c) => HttpContext.IsConflict() ? c.Version : Row(c.Id).Version;

    public uint CaseVersionOf(ForwardingCase c) => HttpContext.IsConflict() ? c.CaseVersion : Row(c.Id).CaseVersion;

    public string? FaultOf(Guid id, string field) => ModelState[$"Input.Rows[{id}].{field}"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public string? ChosenFault => ModelState["Input.Chosen"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public int? DaysLeft(ForwardingCase c) => c.DueOn is { } due ? Calendar.BusinessDays.Between(Actor.Today, due) : null;

    // All of it at once, each beside its field; what only the other rows can tell is the service's to refuse.
    private bool IsTyped()
    {
        foreach (var (id, row) in Input.Rows)
        {
            if (row.Priority is < 1 or > BureauForwarding.MostPriority)
            {
                ModelState.AddModelError($"Input.Rows[{id}].Priority", texts["Rule.Forwarding.PriorityRange", BureauForwarding.MostPriority]);
            }
            Limit($"Input.Rows[{id}].Opinion", row.Opinion, BureauForwarding.OpinionLength);
        }
        Limit("Input.Note", Input.Note, BureauBatch.NoteLength);
        return ModelState.IsValid;

        void Limit(string field, string? text, int most)
        {
            if (text?.Length > most)
            {
                ModelState.AddModelError(field, texts["Rule.Form.TooLong", most, text.Length]);
            }
        }
    }

    private List<ForwardingEntry> Entries() => [.. Input.Rows.Select(r => new ForwardingEntry(r.Key, r.Value.Version, r.Value.CaseVersion, r.Value.Priority, r.Value.Opinion))];

    private RedirectToPageResult Done(string text)
    {
        this.FlashMessage(texts[text]);
        return RedirectToPage();
    }
}

/// <summary>The desk as typed: a row a case, those ticked, and the covering note of a joint filing.</summary>
public sealed record ForwardingInput
{
    public List<Guid> Chosen { get; init; } = [];
    public Dictionary<Guid, ForwardingRow> Rows { get; init; } = [];
    public string? Note { get; init; }
}

public sealed record ForwardingRow
{
    public uint Version { get; init; }
    public uint CaseVersion { get; init; }
    public int? Priority { get; init; }
    public string? Opinion { get; init; }
}

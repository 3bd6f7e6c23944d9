using FluentValidation;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Hearings;

/// <summary>ヒアリングの日程: the timetable, new times, and cases without a time with the one the portal proposes.</summary>
public sealed class IndexModel(HearingQueries queries, HearingService service, IValidator<SlotsInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private const int WeeksShown = 4;
    private Actor actor = null!;

    /// <summary>The first day shown; four weeks from there.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty]
    public SlotsInput Input { get; set; } = new();

    /// <summary>"case:slot" of the ticked proposals.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<SlotLine> Slots { get; private set; } = [];
    public IReadOnlyList<UnheardCase> Unheard { get; private set; } = [];
    public bool MayKeep { get; private set; }
    public DateOnly First => From ?? actor.Today;
    public DateOnly Last => First.AddDays((WeeksShown * 7) - 1);
    public DateOnly Today => actor.Today;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        MayKeep = actor.May(Permission.ConsultationReview);
        Slots = await queries.TimetableAsync(First, Last, actor, ct);
        Unheard = await queries.UnheardAsync(actor, ct);
    }

    public void OnGet() => Input = new SlotsInput { From = "10:00", To = "12:00", Minutes = 30, Capacity = 1 };

    public async Task<IActionResult> OnPostSlotsAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var count = await service.AddSlotsAsync(Input, actor, ct);
        this.FlashMessage(texts["Hearings.SlotsAdded", count]);
        return RedirectToPage(new { From = From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken ct)
    {
        var choices = Chosen.Select(c => c.Split(':')).Where(c => c.Length == 2 && Guid.TryParse(c[0], out _) && Guid.TryParse(c[1], out _)).Select(c => (Guid.Parse(c[0]), Guid.Parse(c[1]))).ToList();
        if (choices.Count == 0)
        {
            ModelState.AddModelError("Chosen", texts["Rule.Assignment.NothingChosen"]);
            return Page();
        }
        var report = await service.AssignAsync(choices, actor, ct);
        var refused = report.Where(r => r.Refusal is not null).ToList();
        this.FlashMessage(refused.Count == 0 ? texts["Hearings.Assigned", report.Count]
            : texts["Hearings.AssignedSome", report.Count - refused.Count, refused.Count, string.Join(texts["Form.ListSeparator"], refused.Select(r => texts["Rule." + r.Refusal].Value).Distinct())]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid slot, uint version, CancellationToken ct)
    {
        await service.RemoveSlotAsync(slot, version, actor, ct);
        this.FlashMessage(texts["Hearings.SlotRemoved"]);
        return RedirectToPage();
    }
}

using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Account;

/// <summary>One's own absence: who stands in, from and to; and for whom one stands in.</summary>
public sealed class StandInModel(CurrentActor current, PeopleQueries queries, StandInService standIns, IValidator<StandInInput> validator, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    /// <summary>Which of several own capacities: "section:role".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Seat { get; set; }

    [BindProperty]
    public StandInInput Input { get; set; } = new();

    public Actor Me { get; private set; } = null!;
    public IReadOnlyList<StandInLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Seats { get; private set; } = [];
    public LendableCapacity? Chosen { get; private set; }
    public IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Lines = await queries.StandInsAsync(Me, everybody: false, ct);
        var own = await queries.LendableAsync(Me, ct);
        Seats = [.. own.Select(c => new SelectListItem($"{c.SectionName} {formats.Name(c.Role)}", Key(c)))];
        Chosen = own.FirstOrDefault(c => Key(c) == Seat) ?? (own.Count == 1 ? own[0] : null);
        if (Chosen is { } seat)
        {
            Deputies = [.. (await standIns.OfferedAsync(Me.UserId, seat.SectionId, seat.Role, Me.Today, ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        }
    }

    public void OnGet() => Input = new StandInInput { From = Me.Today, To = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seat = Chosen ?? throw new NotFound("seat");
        (Input.SectionId, Input.Role) = (seat.SectionId, seat.Role);
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await standIns.SetOwnAsync(Input, Me, ct);
        this.FlashMessage(texts["StandIns.Set"]);
        return RedirectToPage(new { Seat = (string?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, uint version, CancellationToken ct)
    {
        await standIns.EndAsync(id, version, Me, ct);
        this.FlashMessage(texts["StandIns.Ended"]);
        return RedirectToPage(new { Seat = (string?)null });
    }

    private static string Key(LendableCapacity c) => $"{c.SectionId}:{c.Role}";
}

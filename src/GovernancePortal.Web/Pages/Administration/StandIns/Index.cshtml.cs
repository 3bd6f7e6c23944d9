using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.StandIns;

/// <summary>Stand-ins of today and later; the administrator sets one on the day, also where nobody had thought of it.</summary>
public sealed class IndexModel(CurrentActor current, PeopleQueries queries, ChoiceQueries choices, StandInService standIns, IValidator<StandInInput> validator, IStringLocalizer<Texts> texts, Formats formats)
    : PeopleAdministration(current, queries, texts)
{
    /// <summary>The capacity to be represented: "person:section:role".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Seat { get; set; }

    [BindProperty]
    public StandInInput Input { get; set; } = new();

    public IReadOnlyList<StandInLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Seats { get; private set; } = [];
    public LendableCapacity? Chosen { get; private set; }
    public IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Lines = await Queries.StandInsAsync(Me, everybody: true, ct);
        var lendable = await choices.LendableAsync(Me, ct);
        Seats = [.. lendable.Select(c => new SelectListItem($"{c.SectionName} {formats.Name(c.Role)} {c.UserName}", Key(c)))];
        Chosen = lendable.FirstOrDefault(c => Key(c) == Seat);
        if (Chosen is { } seat)
        {
            Deputies = [.. (await standIns.OfferedAsync(seat.UserId, seat.SectionId, seat.Role, Today, ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        }
    }

    public void OnGet() => Input = new StandInInput { From = Today, To = Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seat = Chosen ?? throw new NotFound("seat");
        (Input.SectionId, Input.Role) = (seat.SectionId, seat.Role);
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await standIns.SetAsync(seat.UserId, Input, Me, ct);
        return Done("Index", new { Seat = (string?)null }, "StandIns.Set");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, uint version, CancellationToken ct)
    {
        await standIns.EndAsync(id, version, Me, ct);
        return Done("Index", new { Seat = (string?)null }, "StandIns.Ended");
    }

    private static string Key(LendableCapacity c) => $"{c.UserId}:{c.SectionId}:{c.Role}";
}

using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>審査の体制: who reviews, how many days there are week by week, and who is away when.</summary>
public sealed class StaffModel(AbsenceQueries absences, AbsenceService service, IValidator<AbsenceInput> validator, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats)
    : SeasonPage(current, calendars, texts, formats)
{
    private const int WeeksAhead = 12;

    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    /// <summary>For whom: somebody who reviews.</summary>
    [BindProperty]
    public Guid? UserId { get; set; }

    public IReadOnlyList<DateOnly> Mondays { get; private set; } = [];
    public IReadOnlyList<DutyLine> Reviewers { get; private set; } = [];
    public IReadOnlyList<AbsenceLine> Away { get; private set; } = [];
    public int Share => Calendar.Setting(SettingName.ReviewSharePercent, Today);
    public bool MayEnter => Me.May(Permission.ConsultationDecide) || Me.May(Permission.PeopleAdminister);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Mondays = [.. OfficeWeek.Between(Today, Today.AddDays((WeeksAhead * 7) - 1)).Take(WeeksAhead)];
        Reviewers = await absences.DutyAsync(Role.Reviewer, Mondays[0], Mondays[^1].AddDays(6), ct);
        Away = await absences.OfHoldersAsync(Role.Reviewer, Me, ct);
    }

    public void OnGet() => Input = new AbsenceInput { From = Today, To = Today };

    public decimal DaysOf(DutyLine reviewer, DateOnly monday) => ReviewCapacity.Of(reviewer, monday, Calendar);

    public IReadOnlyList<SelectListItem> People() => [.. Reviewers.Where(r => MayEnter || r.UserId == Me.UserId).Select(r => new SelectListItem(r.Name, r.UserId.ToString(), r.UserId == UserId))];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (UserId is null)
        {
            ModelState.AddModelError(nameof(UserId), Texts["Validation.NotNull"]);
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(UserId!.Value, Input, Me, ct);
        this.FlashMessage(Texts["Absence.Entered"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, uint version, CancellationToken ct)
    {
        await service.RemoveAsync(id, version, Me, ct);
        this.FlashMessage(Texts["Absence.Removed"]);
        return RedirectToPage();
    }
}

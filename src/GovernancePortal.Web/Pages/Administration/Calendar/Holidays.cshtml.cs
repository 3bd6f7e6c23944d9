using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

public sealed class HolidaysModel(CurrentActor current, CalendarQueries queries, CalendarApprovalService approval, CalendarService service,
    IValidator<HolidayInput> validator, Formats formats, IStringLocalizer<Texts> texts)
    : ProposalPage<Holiday>(current, queries, approval, texts)
{
    /// <summary>Calendar year shown; this one when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public HolidayInput Input { get; set; } = new();

    public int Shown => Year is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear ? Year.Value : Today.Year;

    public IReadOnlyList<HolidayRow> InForce { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var rows = await Queries.HolidaysAsync(Shown, ct);
        InForce = [.. rows.Where(row => !row.Proposal.IsOpen)];
        Wait(rows.Where(row => row.Proposal.IsOpen).Select(row => new WaitingLine(row.Proposal,
            Texts[row.IsRemoval ? "Calendar.WaitingRemoval" : "Calendar.WaitingHoliday", formats.Day(row.Day), row.NameJa])));
    }

    protected override object? RouteForReturn() => new { Year };

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }

        await service.ProposeHolidayAsync(Input, Me, ct);
        return Done("Calendar.ProposedDone");
    }

    public async Task<IActionResult> OnPostRemoveAsync(DateOnly day, CancellationToken ct)
    {
        await service.ProposeHolidayRemovalAsync(day, null, Me, ct);
        return Done("Calendar.ProposedDone");
    }
}

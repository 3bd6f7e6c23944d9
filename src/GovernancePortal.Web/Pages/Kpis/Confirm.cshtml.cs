using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>実績の確認: everything that waits for the head in one list; what is ticked is confirmed, each with its own outcome.</summary>
public sealed class ConfirmModel(ReadingQueries readings, ReadingService service, CalendarQueries calendars, IValidator<ReturnReadingInput> validator, FigureWords words) : ModulePage<FigureWords>(words)
{
    /// <summary>"id:version" of the ticked rows.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public ReturnReadingInput Input { get; set; } = new();

    public IReadOnlyList<WaitingReading> Waiting { get; private set; } = [];
    private OfficeCalendar calendar = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        calendar = await calendars.CalendarAsync(ct);
        Waiting = await readings.WaitingAsync(Me, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var rows = Rows();
        if (rows.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), Texts["Kpis.NothingChosen"]);
            return Page();
        }
        var outcomes = await service.ConfirmAsync(rows, Me, ct);
        var refused = outcomes.Where(o => o.Refusal is not null).ToList();
        this.FlashMessage(refused.Count == 0 ? Texts["Kpis.ConfirmedAll", outcomes.Count]
            : Texts["Kpis.ConfirmedSome", outcomes.Count - refused.Count, refused.Count, string.Join(Texts["Form.ListSeparator"], refused.Select(r => $"{NameOf(r.Id)}: {Texts["Rule." + r.Refusal].Value}"))]);
        return RedirectToPage();
    }

    /// <summary>Exactly one ticked row goes back with the note.</summary>
    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var rows = Rows();
        if (rows.Count != 1)
        {
            ModelState.AddModelError(nameof(Chosen), Texts["Kpis.ChooseOne"]);
            return Page();
        }
        await service.ReturnAsync(rows[0].Id, rows[0].Version, Input.Note!, Me, ct);
        return Done("Kpis.WasReturned", "/Kpis/Confirm", null);
    }

    public static string Choice(WaitingReading row) => $"{row.Id}:{row.Version}";

    public bool IsOwn(WaitingReading row) => row.EnteredById == Me.UserId;

    public StateTag Chip(WaitingReading row)
    {
        var limits = KpiRules.LimitsOf(calendar, row.Year);
        return Words.Chip(Achievement.Judge(row.Target, row.Actual, row.Direction, row.Baseline, limits), limits);
    }

    private string? NameOf(Guid id) => Waiting.FirstOrDefault(w => w.Id == id)?.Name;

    // Only what the page wrote names a row: anything else is no row of this list.
    private List<(Guid Id, uint Version)> Rows() => [.. Chosen.Select(c => c.Split(':')).Where(c => c.Length == 2 && Guid.TryParse(c[0], out _) && uint.TryParse(c[1], out _)).Select(c => (Id: Guid.Parse(c[0]), Version: uint.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture)))];
}

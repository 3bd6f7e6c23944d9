using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Years;

/// <summary>One year of a plan: what it came to, what is still missing, and the act that closes it.</summary>
public sealed class CloseModel(KpiYearService service, CalendarQueries calendars, IValidator<CloseYearInput> validator, FigureWords words) : ModulePage<FigureWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear Year { get; set; }

    [BindProperty]
    public CloseYearInput Input { get; set; } = new();

    public YearPreview Preview { get; private set; } = null!;
    public BandLimits Limits { get; private set; } = BandLimits.Usual;
    public bool MayClose => Me.May(Permission.KpiCloseYear) && Preview.Closed is null && Year.End < Me.Today;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Preview = Year is { Year: > 0 } ? await service.PreviewAsync(Id, Year, Me.Today, ct) : throw new NotFound("No year.");
        Limits = KpiRules.LimitsOf(await calendars.CalendarAsync(ct), Year);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.CloseAsync(Id, Year, Input, Me, ct);
        return Done("Kpis.WasClosed", "/Kpis/Years/Index", null);
    }

    public IEnumerable<(KpiBand Band, int Count)> Bands => Preview.Lines.GroupBy(l => l.Achievement.Band).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));
}

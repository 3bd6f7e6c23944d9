using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>訂正: a closed year's result gets a further version with its reason.</summary>
public sealed class CorrectModel(ReadingQueries readings, KpiYearService service, FigureWords words) : EntryPage(readings, words)
{
    [BindProperty]
    public ResultCorrectionInput Input { get; set; } = new();

    public KpiResult? Last => Shown.Result(Fy);
    public ResultCorrectionInput? Stored => Last is null ? null : Fill();

    protected override Task LoadEntryAsync(CancellationToken ct) => Me.May(Permission.KpiCloseYear) && Shown.ClosedYears.Contains(Fy) ? Task.CompletedTask
        : Me.May(Permission.KpiCloseYear) ? throw new NotFound($"The year {Fy} is open.") : throw new Forbidden("The head of the policy office corrects closed years.");

    public void OnGet() => Input = Fill();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new ResultCorrectionValidator(Shape), Input))
        {
            return Page();
        }
        await service.CorrectAsync(Id, Fy, Input, Me, ct);
        return Done("Kpis.Corrected", "/Kpis/Details", new { Id, Fy = Fy.Year });
    }

    private ResultCorrectionInput Fill()
    {
        var reading = Shown.Confirmed(Fy);
        var parted = Last is { Numerator: not null, Denominator: not null };
        return new ResultCorrectionInput
        {
            Value = parted ? null : Last?.Value, Numerator = parted ? Last!.Numerator : null, Denominator = parted ? Last!.Denominator : Shape == ReadingShape.Fraction ? Target?.Denominator : null,
            AsReduction = Last?.ActualText?.StartsWith('▲') == true, Judgement = reading?.Judgement, Text = AsksWords ? Last?.ActualText : null, AsOf = Fy.End, Based = Last?.Number ?? 0,
        };
    }
}

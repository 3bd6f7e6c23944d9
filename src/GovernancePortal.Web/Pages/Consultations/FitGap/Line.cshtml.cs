using FluentValidation;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

/// <summary>One function: new, studied, studied again, or taken off the list.</summary>
public sealed class LineModel(FitGapQueries queries, FitGapService service, IValidator<FitGapEntry> validator, CurrentActor current, IStringLocalizer<Texts> texts) : FitGapPage(queries, current, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Line { get; set; }

    [BindProperty]
    public FitGapEntry Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    public FitGapLine? Known { get; private set; }

    protected override Task LoadPageAsync(CancellationToken ct)
    {
        DemandWrite();
        Known = Line is { } id ? Sheet.Line(id) : null;
        return Task.CompletedTask;
    }

    public FitGapEntry? Stored => Known is { } l ? new FitGapEntry { Function = l.Function, Rfi = l.Rfi, Result = l.Result, Level = l.Level, Need = l.Need, CostYen = l.CostYen } : null;

    public void OnGet() => (Input, Version) = (Stored ?? new FitGapEntry(), Sheet.Version);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SaveLineAsync(Id, Version, Line, Input, Me, ct);
        return Done("FitGap.Saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await service.RemoveLineAsync(Id, Version, Line ?? Guid.Empty, Me, ct);
        return Done("FitGap.Removed");
    }
}

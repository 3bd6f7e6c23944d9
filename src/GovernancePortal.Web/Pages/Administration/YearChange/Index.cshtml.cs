using FluentValidation;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.YearChange;

/// <summary>The runs of the past and a new one.</summary>
public sealed class IndexModel(CurrentActor current, YearChangeQueries queries, YearChangeService service, IValidator<YearChangeInput> validator, IStringLocalizer<Texts> texts) : YearChangePage(current, queries, texts)
{
    [BindProperty]
    public YearChangeInput Input { get; set; } = new();

    public IReadOnlyList<YearChangeRow> Runs { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Runs = await Queries.ListAsync(Me, ct);

    public void OnGet()
    {
        var year = FiscalYear.Of(Me.Today).Next;
        Input = new YearChangeInput { Day = year.Start };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await this.ValidateAsync(validator, Input)
        ? RedirectToPage("Run", new { Id = await service.CreateAsync(Input, Me, ct) })
        : Page();
}

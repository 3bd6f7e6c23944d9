using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Platform.Time;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>The checklists, and where the prefecture stands in a year.</summary>
public sealed class IndexModel(ChecklistQueries checklists, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public FiscalYear Shown => Fy ?? Now;
    public IReadOnlyList<ChecklistLine> Lines { get; private set; } = [];
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Lines = await checklists.OverviewAsync(Shown, ct);
        Years = await checklists.YearsAsync(Now, ct);
    }

    public void OnGet()
    {
    }
}

using GovernancePortal.Core.Checklists;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>One body's answers of a year on A4.</summary>
public sealed class PrintModel(ChecklistQueries checklists, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AssessmentView View { get; private set; } = null!;
    public string BodyName => View.Body.Kind == BodyKind.Prefecture ? Words.Name(View.Body) : View.Assessment!.BodyName;

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await checklists.ViewAsync(Id, ct);

    public void OnGet()
    {
    }
}

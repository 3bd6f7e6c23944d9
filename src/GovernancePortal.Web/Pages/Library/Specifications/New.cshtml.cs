using GovernancePortal.Core.Library.Specifications;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>Which decided case's specification is to be shared.</summary>
public sealed class NewModel(SpecificationQueries queries, SpecificationService service, ReadingWords words) : ReadingPage(words)
{
    [BindProperty]
    public Guid? ConsultationId { get; set; }

    public IReadOnlyList<SelectListItem> Cases { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) =>
        Cases = [.. (await queries.SharableAsync(Me, ct)).Select(c => new SelectListItem($"{c.Number} {c.Title} {Words.Formats.ShortYear(c.TargetFy)}", c.Id.ToString()))];

    public void OnGet(Guid? consultation) => ConsultationId = consultation;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ConsultationId is not { } chosen)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(ConsultationId), Texts["Validation.NotEmpty"]);
            }
            return Page();
        }
        var id = await service.StartAsync(chosen, Me, ct: ct);
        return Done("Specifications.Begun", "/Library/Specifications/Edit", new { id });
    }
}

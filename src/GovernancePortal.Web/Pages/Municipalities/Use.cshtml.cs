using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>How far a municipality is with drawing up and using its checklist in a year (R190).</summary>
public sealed class UseModel(MunicipalityQueries municipalities, MunicipalityService service, IValidator<ChecklistUseInput> validator, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty]
    public ChecklistUseInput Input { get; set; } = new();

    public FiscalYear Shown => Fy ?? Words.Now;
    public Municipality One { get; private set; } = null!;
    public ChecklistUseInput Stored => ChecklistUseInput.Of(One, Shown);

    protected override async Task LoadPageAsync(CancellationToken ct) => One = await municipalities.FindAsync(Id, ct);

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input = Input with { Fy = Shown };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ReportUseAsync(Id, Input, Me, ct);
        return Done("Municipalities.Saved", "/Municipalities/Checklists", new { id = (Guid?)null, fy = Shown.Year.ToString(CultureInfo.InvariantCulture) });
    }
}

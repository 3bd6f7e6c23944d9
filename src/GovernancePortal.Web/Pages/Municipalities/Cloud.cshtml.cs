using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>The class of a municipality from a day on, with why it is not shared (R025) and when its systems are renewed.</summary>
public sealed class CloudModel(MunicipalityQueries municipalities, MunicipalityService service, IValidator<CloudInput> validator, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CloudInput Input { get; set; } = new();

    public Municipality One { get; private set; } = null!;
    public CloudInput Stored => CloudInput.Of(One, Me.Today);

    protected override async Task LoadPageAsync(CancellationToken ct) => One = await municipalities.FindAsync(Id, ct);

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EnterCloudAsync(Id, Input, Me, ct);
        return Done("Municipalities.Saved", "/Municipalities/Details", new { Id });
    }
}

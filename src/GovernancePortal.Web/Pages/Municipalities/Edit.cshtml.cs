using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>A municipality is registered, or its head changed; a merger ends it.</summary>
public sealed class EditModel(MunicipalityQueries municipalities, MunicipalityService service, IValidator<MunicipalityInput> validator, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MunicipalityInput Input { get; set; } = new();

    public Municipality? One { get; private set; }
    public MunicipalityInput? Stored => One is null ? null : MunicipalityInput.Of(One);
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        One = Id is { } id ? await municipalities.FindAsync(id, ct) : null;
        Others = Words.Choices((await municipalities.ChoicesAsync(Me.Today, ct)).Where(m => m.Id != Id), One?.SuccessorId is { } successor ? [successor] : null);
    }

    public void OnGet() => Input = Stored ?? new MunicipalityInput { ValidFrom = Words.Now.Start };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Municipalities.Saved", "/Municipalities/Details", new { id = await service.SaveAsync(Id, Input, Me, ct) });
    }
}

using FluentValidation;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>A group of shared cloud or a joint system is registered or changed, with its members.</summary>
public sealed class EditGroupModel(SupportQueries supports, MunicipalityQueries municipalities, MunicipalityService service, IValidator<SharedUseInput> validator, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public SharedUseInput Input { get; set; } = new();

    public SharedUse? Shared { get; private set; }
    public IReadOnlyList<MunicipalityChoice> All { get; private set; } = [];
    public SharedUseInput? Stored => Shared is null ? null : SharedUseInput.Of(Shared);

    public IReadOnlyList<SelectListItem> Choices(Guid? chosen) => Words.Choices(All, chosen is { } id ? [id] : null);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shared = Id is { } id ? (await supports.SharedViewAsync(id, ct)).Shared : null;
        All = await municipalities.ChoicesAsync(Me.Today, ct);
    }

    public void OnGet() => Input = Stored ?? new SharedUseInput { StartsOn = Words.Now.Start, SectionId = Me.Main?.SectionId, Members = [new MemberRow()] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Members", Input.Members))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Municipalities.Saved", "/Municipalities/Group", new { id = await service.SaveSharedAsync(Id, Input, Me, ct) });
    }
}

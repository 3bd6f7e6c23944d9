using FluentValidation;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Fieldwork;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.ItemSets;

/// <summary>A new set, or name and basis of a draft.</summary>
public sealed class EditModel(AuditItemQueries queries, AuditItemService service, IValidator<ItemSetInput> validator, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ItemSetInput Input { get; set; } = new();

    public AuditItemSet? Known { get; private set; }
    public ItemSetInput? Stored => Known is null ? null : ItemSetInput.Of(Known);

    protected override async Task LoadPageAsync(CancellationToken ct) => Known = Id is { } id ? await queries.FindAsync(id, Me, ct) : null;

    public void OnGet() => Input = Stored ?? new ItemSetInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.RenameAsync(id, Input, Me, ct);
        }
        else
        {
            id = await service.BeginAsync(Input, Me, ct);
        }
        return Done("AuditChecks.SetSaved", "/Audits/ItemSets/Details", new { id });
    }
}

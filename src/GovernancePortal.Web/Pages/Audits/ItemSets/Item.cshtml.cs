using FluentValidation;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Fieldwork;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.ItemSets;

/// <summary>One item of a draft: a new one, or one there is.</summary>
public sealed class ItemModel(AuditItemQueries queries, AuditItemService service, IValidator<AuditItemInput> validator, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public AuditItemInput Input { get; set; } = new();

    public AuditItemSet Set { get; private set; } = null!;
    public AuditItem? Known { get; private set; }
    public AuditItemInput? Stored => Known is null ? null : AuditItemInput.Of(Known, Set.Version);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Set = await queries.FindAsync(Id, Me, ct);
        if (Set.State != ItemSetState.Draft)
        {
            throw new NotFound($"A draft {Id}.");
        }
        Known = Item is { } item ? Set.Items.FirstOrDefault(i => i.Id == item) ?? throw new NotFound($"Item {item}.") : null;
    }

    public void OnGet() => Input = Stored ?? new AuditItemInput { IsRequired = true, Version = Set.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PutItemAsync(Id, Item, Input, Me, ct);
        return Done("AuditChecks.SetSaved", "/Audits/ItemSets/Details", new { Id, item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveItemAsync(Id, Item ?? throw new NotFound("No item."), version, Me, ct);
        return Done("AuditChecks.ItemRemoved", "/Audits/ItemSets/Details", new { Id, item = (Guid?)null });
    }
}

using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>A contact, new or known.</summary>
public sealed class ContactModel(LiaisonQueries liaison, LiaisonService service, IValidator<LiaisonContactInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public LiaisonContactInput Input { get; set; } = new();

    public LiaisonContact? Known { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct) => Known = Id is { } id ? await liaison.ContactAsync(id, ct) : null;

    public void OnGet() => Input = Known is { } known ? LiaisonContactInput.Of(known) : new LiaisonContactInput { ValidFrom = Me.Today, Told = true };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.ChangeContactAsync(id, Input, Me, ct);
        }
        else
        {
            await service.AddContactAsync(Input, Me, ct);
        }
        return Done("Incidents.ContactSaved", "/Incidents/Contacts", null);
    }
}

using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Training;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>A version of the staff development policy, with a row for every kind of staff.</summary>
public sealed class EditPolicyModel(TrainingQueries queries, TrainingService service, IValidator<PolicyInput> validator, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PolicyInput Input { get; set; } = new();

    public PolicyInput? Stored { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Words.Manages)
        {
            throw new Forbidden("Writing the policy.");
        }
        Stored = Id is { } id ? PolicyInput.Of(await queries.PolicyAsync(id, ct)) : null;
    }

    public void OnGet() => Input = Stored ?? PolicyInput.Of(null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        return Done("Training.Saved", "/Training/Policy", new { id = await service.SavePolicyAsync(Id, Input, Me, ct) });
    }
}

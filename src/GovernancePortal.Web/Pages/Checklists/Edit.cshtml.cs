using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>A checklist of the office's own, and the head of any: name, basis, years, groups.</summary>
public sealed class EditModel(ChecklistQueries checklists, ChecklistService service, IValidator<ChecklistInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ChecklistInput Input { get; set; } = new();

    public Checklist? List { get; private set; }
    public ChecklistInput? Stored => List is null ? null : ChecklistInput.Of(List);

    protected override async Task LoadPageAsync(CancellationToken ct) => List = Id is { } id ? await checklists.FindAsync(id, ct) : null;

    public void OnGet() => Input = Stored ?? new ChecklistInput { FromFy = Now, OwnerSectionId = Me.Main?.SectionId, Groups = [new ChecklistGroupRow { Number = 1 }] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Groups", Input.Groups))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, Me, ct);
        }
        else
        {
            id = await service.BeginAsync(Input, Me, ct);
        }
        return Done("Checklists.Saved", "/Checklists/Details", new { id });
    }
}

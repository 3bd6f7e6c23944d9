using FluentValidation;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Account;

/// <summary>One's own absences: whoever assigns work and plans the season counts with them.</summary>
public sealed class AbsencesModel(CurrentActor current, AbsenceQueries queries, AbsenceService service, IValidator<AbsenceInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    public Actor Me { get; private set; } = null!;
    public IReadOnlyList<AbsenceLine> Lines { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Lines = await queries.OwnAsync(Me, ct);
    }

    public void OnGet() => Input = new AbsenceInput { From = Me.Today, To = Me.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(Me.UserId, Input, Me, ct);
        this.FlashMessage(texts["Absence.Entered"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, uint version, CancellationToken ct)
    {
        await service.RemoveAsync(id, version, Me, ct);
        this.FlashMessage(texts["Absence.Removed"]);
        return RedirectToPage();
    }
}

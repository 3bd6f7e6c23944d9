using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>債務負担行為, 長期継続契約 or 繰越 of a case: a new one (of=case) or one on record.</summary>
public sealed class AuthorityModel(AuthorityQueries queries, AuthorityService service, IValidator<AuthorityInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The case a new one is entered on.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Of { get; set; }

    [BindProperty]
    public AuthorityInput Input { get; set; } = new();

    public Consultation Case { get; private set; } = null!;
    public SpendingAuthority? Known { get; private set; }
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        if (Id is { } id)
        {
            (Known, Case) = await queries.FindAsync(id, actor, ct);
            return;
        }
        Case = await queries.CaseAsync(Of ?? throw new NotFound("Authority of no case"), actor, ct);
    }

    public void OnGet() => Input = Known is not null ? AuthorityInput.Of(Known)
        : new AuthorityInput { FromFy = Case.TargetFy, ToFy = Case.TargetFy.Plus(4), Years = [.. Enumerable.Range(0, 5).Select(n => new AuthorityYearInput { Fy = Case.TargetFy.Plus(n) })] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Years", Input.Years) || !await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, actor, ct);
        }
        else
        {
            await service.AddAsync(Case.Id, Input, actor, ct);
        }
        this.FlashMessage(texts["Authority.Saved"]);
        return RedirectToPage("/Consultations/Funds/Case", null, new { id = Case.Id, of = (Guid?)null }, "authority");
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await service.RemoveAsync(Id ?? throw new NotFound("Authority"), version, actor, ct);
        this.FlashMessage(texts["Authority.Removed"]);
        return RedirectToPage("/Consultations/Funds/Case", null, new { id = Case.Id }, "authority");
    }
}

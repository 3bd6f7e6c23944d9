using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>実施計画: purpose, scope, method, team and time of one audit.</summary>
public sealed class EditModel(AuditQueries queries, AuditService service, IValidator<AuditPreparationInput> validator, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditPreparationInput Input { get; set; } = new();

    public string? BlockedBy { get; private set; }
    public AuditPreparationInput Stored => AuditPreparationInput.Of(Shown);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        BlockedBy = Blocked(AuditAct.Prepare);
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PrepareAsync(Id, Input, Me, ct);
        return Saved();
    }
}

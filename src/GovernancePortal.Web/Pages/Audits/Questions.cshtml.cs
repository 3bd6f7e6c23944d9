using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>The questions of the preliminary questionnaire, as this audit asks them.</summary>
public sealed class QuestionsModel(AuditQueries queries, AuditService service, IValidator<AuditQuestionsInput> validator, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditQuestionsInput Input { get; set; } = new();

    public string? BlockedBy { get; private set; }
    public AuditQuestionsInput Stored => AuditQuestionsInput.Of(Shown);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        BlockedBy = Blocked(AuditAct.EditQuestions);
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EditQuestionsAsync(Id, Input, Me, ct);
        return Saved();
    }
}

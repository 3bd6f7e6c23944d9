using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>The set of questions: one is added or worded anew, and the rest stands below.</summary>
public sealed class QuestionsModel(SelfCheckQueries queries, SelfCheckService service, IValidator<SelfCheckQuestionInput> validator, SelfCheckWords words) : ModulePage<SelfCheckWords>(words)
{
    private const int Step = 10;

    /// <summary>The question that is changed; null adds one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public SelfCheckQuestionInput Input { get; set; } = new();

    public IReadOnlyList<SelfCheckQuestion> All { get; private set; } = [];
    public SelfCheckQuestion? Shown { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        All = await queries.QuestionsAsync(ct);
        Shown = Id is null ? null : All.FirstOrDefault(q => q.Id == Id) ?? throw new NotFound($"Self-check question {Id}.");
    }

    public void OnGet() => Input = Shown is not null ? SelfCheckQuestionInput.Of(Shown) : new SelfCheckQuestionInput { IsActive = true, Position = All.Count == 0 ? Step : All.Max(q => q.Position) + Step };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } known)
        {
            await service.EditQuestionAsync(known, Input, Me, ct);
        }
        else
        {
            await service.AddQuestionAsync(Input, Me, ct);
        }
        return Done("SelfChecks.QuestionSaved", "/SelfChecks/Questions", new { id = (Guid?)null });
    }
}

using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>"Can the work go on?" for one system in this fiscal year, with what was found in earlier ones.</summary>
public sealed class CheckModel(WorkCheckQueries checks, WorkCheckService service, SystemContinuityQueries systems, CodeQueries codes, IValidator<WorkCheckInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public WorkCheckInput Input { get; set; } = new();

    public SystemContinuity System { get; private set; } = null!;
    public IReadOnlyList<WorkCheck> Known { get; private set; } = [];
    public CodeBook Codes { get; private set; } = null!;
    public FiscalYear Fy => FiscalYear.Of(Me.Today);
    public WorkCheck? Current => Known.FirstOrDefault(c => c.Fy == Fy);
    public bool MayWrite { get; private set; }
    /// <summary>The questions of today; a check made before keeps its own.</summary>
    public IReadOnlyList<CodeEntry> Questions { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        System = await systems.OfAsync(Id, ct) ?? throw new NotFound($"System {Id}.");
        Known = await checks.OfSystemAsync(Id, ct);
        Codes = await codes.BookAsync(ct);
        Questions = Codes.Choices(WorkCheck.Questions, Me.Today);
        MayWrite = ContinuityAccess.MayWrite(Me, System.OwnerSectionId);
    }

    public void OnGet() => Input = WorkCheckInput.Of(Questions.Select(q => q.Code), Current);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // The questions are the office's: what was posted is read in their order, others are not.
        Input = Input with { Answers = [.. Questions.Select((q, n) => Input.Answers.ElementAtOrDefault(n) is { } answer && answer.Code == q.Code ? answer : new WorkCheckAnswerInput { Code = q.Code })] };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SaveAsync(Id, Input, Me, ct);
        return Done("Bcp.CheckSaved", "/Bcp/Check", new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>One act of the table that needs something said.</summary>
public sealed class ActModel(AuditFindingQueries queries, FindingService service, IValidator<FindingActInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    private const int UsualDays = 30;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FindingAct Act { get; set; }

    [BindProperty]
    public FindingActInput Input { get; set; } = new();

    public FindingView View { get; private set; } = null!;
    public AuditFinding Shown => View.Finding;
    /// <summary>Why it is not possible now; null where it is.</summary>
    public string? BlockedBy { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (FindingActInput.IsPlain(Act) || FindingActInput.IsWritten(Act))
        {
            throw new NotFound($"{Act} has no such page.");
        }
        View = await queries.ViewAsync(Id, Me, ct);
        BlockedBy = View.Act(Act) is { } offered ? offered.BlockedBy : FindingWorkflow.Find(Shown.State, Act) is null ? "AuditFinding.NotNow" : throw new Forbidden($"{Act} of a finding.");
    }

    public void OnGet() => Input = new FindingActInput
    {
        Version = Shown.Version, DueOn = FindingActInput.NeedsDue(Act) ? Me.Today.AddDays(UsualDays) : null, Title = Shown.Title, Fact = Shown.Fact, Criterion = Shown.Criterion, Severity = Shown.Severity,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var again = await service.DoAsync(Id, input, Me, ct);
        return again is { } next ? Done("AuditFindings.RaisedAgain", "/Audits/Findings/Details", new { id = next }) : Done("AuditFindings.Done", "/Audits/Findings/Details", new { Id });
    }
}

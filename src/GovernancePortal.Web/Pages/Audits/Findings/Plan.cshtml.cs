using FluentValidation;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>改善計画: root cause, improvement, and measures with their days.</summary>
public sealed class PlanModel(AuditFindingQueries queries, FindingService service, IValidator<FindingPlanInput> validator, FindingWords words) : ModulePage<FindingWords>(words)
{
    private const int Blank = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public FindingPlanInput Input { get; set; } = new();

    public FindingView View { get; private set; } = null!;
    public AuditFinding Shown => View.Finding;
    public string? BlockedBy { get; private set; }

    public FindingPlanInput Stored => new()
    {
        RootCause = Shown.RootCause, Improvement = Shown.Improvement, Version = Shown.Version,
        Actions = [.. Shown.Actions.OrderBy(a => a.Number).Select(a => new FindingActionInput { Text = a.Text, DueOn = a.DueOn }).Concat(Enumerable.Repeat(new FindingActionInput(), Blank)).Take(AuditFinding.MostActions)],
    };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        BlockedBy = View.Act(FindingAct.Plan) is { } offered ? offered.BlockedBy : Shown.State != AuditFindingState.PlanAwaited ? "AuditFinding.NotNow" : throw new Forbidden("Planning a finding.");
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PlanAsync(Id, Input, Me, ct);
        return Done("AuditFindings.Planned", "/Audits/Findings/Details", new { Id });
    }
}

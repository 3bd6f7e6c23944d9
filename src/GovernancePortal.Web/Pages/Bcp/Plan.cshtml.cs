using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>One plan: the version in force or the one asked for, its versions, reviews and history, and what may be done now.</summary>
public sealed class PlanModel(PlanQueries plans, DrillQueries drills, ContinuityPlanService service, TrailQueries trail, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version to be shown; without it the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public PlanView View { get; private set; } = null!;
    public PlanVersion Shown { get; private set; } = null!;
    public IReadOnlyList<FindingLine> Answered { get; private set; } = [];
    public TrailView History { get; private set; } = null!;
    public ContinuityPlan Plan => View.Plan;

    public bool MaySubmit => View.MayWrite && Plan.Open?.State == PlanVersionState.Draft;
    public bool MayDecide => View.MayApprove && Plan.Open?.State == PlanVersionState.Waiting;
    public bool MayRevise => View.MayWrite && Plan.Open is null;
    public bool MayReview => View.MayWrite && Plan.InForce is not null;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await plans.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Plan {Id}.");
        // Who decides looks at what waits.
        Shown = View.Shown(Number ?? (MayDecide ? Plan.Open!.Number : null));
        Answered = Shown.Findings.Count == 0 ? [] : [.. (await drills.FindingsForAsync(Plan, ct)).Where(f => Shown.Findings.Contains(f.Id))];
        History = HistoryOf(await trail.OfAsync(Plan.Subject, View.MayReadPhones, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostSubmitAsync(uint version, CancellationToken ct) => ActAsync(() => service.SubmitAsync(Id, version, Me, ct), "Bcp.PlanSubmitted");

    public Task<IActionResult> OnPostApproveAsync(uint version, CancellationToken ct) => ActAsync(() => service.ApproveAsync(Id, version, Me, ct), "Bcp.PlanApproved");

    public Task<IActionResult> OnPostDropAsync(uint version, CancellationToken ct) => ActAsync(() => service.DropRevisionAsync(Id, version, Me, ct), "Bcp.RevisionDropped");

    public async Task<IActionResult> OnPostReviseAsync(uint version, CancellationToken ct)
    {
        await service.BeginRevisionAsync(Id, version, Me, ct);
        return RedirectToPage("/Bcp/EditPlan", new { Id });
    }

    public async Task<IActionResult> OnPostSendBackAsync(uint version, CancellationToken ct)
    {
        if (Note is null)
        {
            ModelState.AddModelError(nameof(Note), Texts["Validation.NotEmpty"]);
        }
        else if (Note.Length > ContinuityPlan.ReasonLength)
        {
            ModelState.AddModelError(nameof(Note), Texts["Rule.Form.TooLong", ContinuityPlan.ReasonLength, Note.Length]);
        }
        return ModelState.IsValid ? await ActAsync(() => service.SendBackAsync(Id, version, Note!, Me, ct), "Bcp.PlanSentBack") : Page();
    }

    private async Task<IActionResult> ActAsync(Func<Task> act, string said)
    {
        await act();
        return Done(said, "/Bcp/Plan", new { Id });
    }
}

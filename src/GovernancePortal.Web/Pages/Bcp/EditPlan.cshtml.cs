using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The version that is being written: one form, works without script.</summary>
public sealed class EditPlanModel(PlanQueries plans, DrillQueries drills, ContinuityPlanService service, SystemContinuityQueries systems, IValidator<PlanInput> validator, BcpWords words) : BcpPage(words)
{
    private const int EmptyRows = 2;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public PlanView View { get; private set; } = null!;
    public PlanVersion Draft { get; private set; } = null!;
    public IReadOnlyList<FindingLine> Findings { get; private set; } = [];
    public IReadOnlyList<SystemContinuity> Important { get; private set; } = [];

    public PlanInput Stored => PlanInput.Of(View.Plan, Draft);
    public IReadOnlyList<SelectListItem> FindingChoices => [.. Findings.Select(f => new SelectListItem($"{f.DrillTitle}: {f.Text}", f.Id.ToString()))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await plans.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Plan {Id}.");
        if (!View.MayWrite)
        {
            throw new Forbidden("Writing this plan.");
        }
        Draft = View.Plan.Open is { State: PlanVersionState.Draft } draft ? draft : throw new NotFound("No version of this plan is being written.");
        Findings = Draft.Number == 1 ? [] : await drills.FindingsForAsync(View.Plan, ct);
        Important = await systems.ImportantAsync([], ct);
    }

    public void OnGet()
    {
        Input = Stored;
        Input.Contacts.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new ContactRow()));
        Input.Steps.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new StepRow()));
        Input.Rebuild.AddRange(Enumerable.Range(0, EmptyRows).Select(_ => new RebuildRow()));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Contacts", Input.Contacts) || this.ChangeRows("Input.Steps", Input.Steps) || this.ChangeRows("Input.Rebuild", Input.Rebuild))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.WriteAsync(Id, Input, Me, ct);
        return Done("Bcp.PlanWritten", "/Bcp/Plan", new { Id, number = Draft.Number });
    }
}

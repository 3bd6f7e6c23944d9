using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The yearly review of a plan, recorded with its result.</summary>
public sealed class ReviewModel(PlanQueries plans, ContinuityPlanService service, IValidator<PlanReviewInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PlanReviewInput Input { get; set; } = new();

    public PlanView View { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await plans.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Plan {Id}.");
        if (!View.MayWrite)
        {
            throw new Forbidden("Reviewing this plan.");
        }
    }

    public void OnGet() => Input = new PlanReviewInput { On = Me.Today, NextOn = Me.Today.AddYears(1), Version = View.Plan.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ReviewAsync(Id, Input, Me, ct);
        return Done("Bcp.Reviewed", "/Bcp/Plan", new { Id });
    }
}

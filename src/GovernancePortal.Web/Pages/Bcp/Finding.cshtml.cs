using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>A finding of a drill is mended.</summary>
public sealed class FindingModel(DrillQueries drills, DrillService service, IValidator<SettleInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Finding { get; set; }

    [BindProperty]
    public SettleInput Input { get; set; } = new();

    public DrillView View { get; private set; } = null!;
    public DrillFinding Shown { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await drills.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Drill {Id}.");
        Shown = View.Drill.Findings.FirstOrDefault(f => f.Id == Finding) ?? throw new NotFound($"Finding {Finding}.");
        if (Shown.State == FindingState.Open && !View.MaySettle(Shown, Me))
        {
            throw new Forbidden("Settling this finding.");
        }
    }

    public void OnGet() => Input = new SettleInput { Version = View.Drill.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SettleAsync(Id, Finding, Input, Me, ct);
        return Done("Bcp.FindingSettled", "/Bcp/Drill", new { Id });
    }
}

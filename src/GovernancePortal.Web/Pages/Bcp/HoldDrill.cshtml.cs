using FluentValidation;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>What came of a drill: attendants, result, findings with who mends them until when.</summary>
public sealed class HoldDrillModel(DrillQueries drills, DrillService service, IValidator<DrillResultInput> validator, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DrillResultInput Input { get; set; } = new();

    public DrillView View { get; private set; } = null!;
    public DrillResultInput Stored => DrillResultInput.Of(View.Drill);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await drills.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Drill {Id}.");
        if (!View.MayWrite)
        {
            throw new Forbidden("Writing this drill.");
        }
    }

    public void OnGet()
    {
        Input = Stored;
        Input.Findings.Add(new FindingRow());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Findings", Input.Findings))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.HoldAsync(Id, Input, Me, ct);
        return Done("Bcp.DrillRecorded", "/Bcp/Drill", new { Id });
    }

    public bool IsDone(Guid? finding) => View.Drill.Findings.Any(f => f.Id == finding && f.State == FindingState.Done);
}

using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>One act of the table that needs its reason: sending back within the section, returning by the office.</summary>
public sealed class ActModel(SelfCheckQueries queries, SelfCheckService service, IValidator<SelfCheckActInput> validator, SelfCheckWords words) : ModulePage<SelfCheckWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public SelfCheckAct Act { get; set; }

    [BindProperty]
    public SelfCheckActInput Input { get; set; } = new();

    public SelfCheckSheetView View { get; private set; } = null!;
    /// <summary>Why it is not possible now; null where it is.</summary>
    public string? BlockedBy { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.SheetAsync(Id, Me, ct);
        if (!SelfCheckActInput.NeedsReason(Act))
        {
            throw new NotFound($"{Act} has no page.");
        }
        BlockedBy = View.Act(Act) is { } offered ? offered.BlockedBy : SelfCheckWorkflow.Find(View.Sheet.State, Act) is null ? "SelfCheck.NotNow" : throw new Forbidden($"{Act} of a self-check.");
    }

    public void OnGet() => Input = new SelfCheckActInput { Version = View.Sheet.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        await service.DoAsync(Id, input, Me, ct);
        return Done("SelfChecks.Done." + Act, "/SelfChecks/Sheet", new { Id });
    }
}

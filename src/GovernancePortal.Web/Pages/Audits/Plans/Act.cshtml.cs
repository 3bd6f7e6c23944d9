using FluentValidation;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>The CISO approves or returns a plan, or somebody records that the CISO did (decision 11).</summary>
public sealed class ActModel(AuditPlanQueries queries, AuditPlanService service, PeopleQueries people, IValidator<AuditPlanActInput> validator, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public AuditPlanAct Act { get; set; }

    [BindProperty]
    public AuditPlanActInput Input { get; set; } = new();

    public AuditPlanView View { get; private set; } = null!;
    public AuditPlan Plan => View.Plan;
    public string? BlockedBy { get; private set; }
    public bool IsRecorded => AuditPlanWorkflow.Records(Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (Act is not (AuditPlanAct.Approve or AuditPlanAct.Return))
        {
            throw new NotFound($"Act {Act}.");
        }
        View = await queries.ViewAsync(Id, Me, ct);
        BlockedBy = View.Act(Act) is { } offered ? offered.BlockedBy : AuditPlanWorkflow.Find(Plan.State, Act) is null ? "AuditPlan.NotNow" : throw new Forbidden($"{Act} of a plan of audits.");
    }

    public async Task OnGetAsync(CancellationToken ct) => Input = new AuditPlanActInput
    {
        Version = Plan.Version, SaidBy = IsRecorded ? (await people.HolderNamesAsync(Role.Ciso, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null, SaidOn = IsRecorded ? Me.Today : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var breaches = await service.DoAsync(Id, input, Me, ct);
        if (breaches.Count > 0)
        {
            Words.Say(ModelState, breaches, View.Office);
            return Page();
        }
        return Done("AuditPlans.Done." + Act, "/Audits/Plans/Details", new { Id, act = (string?)null });
    }
}

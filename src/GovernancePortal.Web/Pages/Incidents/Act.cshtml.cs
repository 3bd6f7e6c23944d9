using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>One act of the table that needs something said: judging, telling the CISO, recovery, closing, opening again.</summary>
public sealed class ActModel(IncidentQueries queries, IncidentService service, PeopleQueries people, IValidator<IncidentActInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public IncidentAct Act { get; set; }

    [BindProperty]
    public IncidentActInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;
    /// <summary>Why it is not possible now; null where it is.</summary>
    public string? BlockedBy { get; private set; }
    /// <summary>What is decided here is the CISO's word, written down by the CSIRT.</summary>
    public bool IsRecorded => Act == IncidentAct.ApproveClosing && IncidentWorkflow.IsRecorded(IncidentMover.Ciso, Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        if (!IncidentActInput.IsPlain(Act))
        {
            throw new NotFound($"{Act} has a page of its own.");
        }
        BlockedBy = View.Act(Act) is { } offered ? offered.BlockedBy : "Incident.NotNow";
    }

    public async Task OnGetAsync(CancellationToken ct) => Input = new IncidentActInput
    {
        Version = Shown.Version, AtOn = IncidentActInput.NeedsTime(Act) ? Me.Today : null, AtTime = IncidentActInput.NeedsTime(Act) ? IncidentClock.Of(Me.Now) : null, Cause = Act == IncidentAct.WriteClosing ? Shown.Cause : null,
        Prevention = Act == IncidentAct.WriteClosing ? Shown.Prevention : null, SaidBy = IsRecorded ? (await people.HolderNamesAsync(Role.Ciso, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null, SaidOn = IsRecorded ? Me.Today : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        await service.DoAsync(Id, input, Me, ct);
        return Done("Incidents.Done." + Act, "/Incidents/Details", new { Id });
    }
}

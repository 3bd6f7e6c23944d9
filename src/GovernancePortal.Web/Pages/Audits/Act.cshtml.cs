using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>One act of the table that needs something said.</summary>
public sealed class ActModel(AuditQueries queries, AuditTeamQueries teams, AuditService service, IValidator<AuditActInput> validator, AuditWords words) : AuditPage(queries, words)
{
    private const int UsualDays = 14;

    [BindProperty(SupportsGet = true)]
    public AuditAct Act { get; set; }

    [BindProperty]
    public AuditActInput Input { get; set; } = new();

    public string? BlockedBy { get; private set; }
    public IReadOnlyList<TeamCandidate> Candidates { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        BlockedBy = AuditActInput.IsWorded(Act) ? Blocked(Act) : throw new NotFound($"A page for {Act}.");
        Candidates = Act == AuditAct.ChangeTeam ? await teams.CandidatesAsync(Me.Today, ct) : [];
    }

    public void OnGet() => Input = new AuditActInput
    {
        Version = Shown.Version, DueOn = Act == AuditAct.BeginSurvey ? Me.Today.AddDays(UsualDays) : null, On = Act is AuditAct.Present or AuditAct.RecordDebrief ? Me.Today : null, Month = Act == AuditAct.Postpone ? Shown.Month.AddMonths(1) : null,
        Members = [.. Shown.Team.Where(m => !m.IsLead).Select(m => m.AuditorId)], Lead = Shown.Team.FirstOrDefault(m => m.IsLead)?.AuditorId,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        if (Act == AuditAct.ChangeTeam)
        {
            this.DemandOffered("Input.Lead", Input.Lead?.ToString() ?? "", Candidates.Where(c => c.MayLead).Select(c => c.Id.ToString()));
        }
        await service.DoAsync(Id, input, Me, ct);
        return Saved();
    }
}

using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>特命監査を命じる: by the CISO, or recorded by the audit office.</summary>
public sealed class SpecialModel(AuditTeamQueries teams, AuditService service, PeopleQueries people, IValidator<SpecialAuditInput> validator, AuditWords words) : ModulePage<AuditWords>(words)
{
    [BindProperty]
    public SpecialAuditInput Input { get; set; } = new();

    public IReadOnlyList<TeamCandidate> Candidates { get; private set; } = [];
    /// <summary>The order is somebody else's word.</summary>
    public bool Records => !Me.May(Permission.AuditApprove);

    protected override async Task LoadPageAsync(CancellationToken ct) => Candidates = await teams.CandidatesAsync(Me.Today, ct);

    public async Task OnGetAsync(CancellationToken ct) => Input = new SpecialAuditInput
    {
        Month = Me.Today, OrderedBy = Records ? (await people.HolderNamesAsync(Role.Ciso, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        this.DemandOffered("Input.Lead", Input.Lead?.ToString() ?? "", Candidates.Where(c => c.MayLead).Select(c => c.Id.ToString()));
        var id = await service.OrderSpecialAsync(Input, Me, ct);
        return Done("Audits.Ordered", "/Audits/Details", new { id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>指示・勧告・助言をする: what a section has to do for containment and recovery (R224).</summary>
public sealed class InstructModel(IncidentQueries queries, IncidentService service, IValidator<IncidentOrderInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IncidentOrderInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;
    public bool IsBlocked => !View.May(IncidentAct.Instruct);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
    }

    public void OnGet() => Input = new IncidentOrderInput { Kind = IncidentOrderKind.Instruction, SectionId = Shown.SectionId, DueOn = Me.Today, Version = Shown.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.SectionId", Input.SectionId?.ToString(), Words.Ledger.Sections(null).Select(s => s.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.InstructAsync(Id, Input, Me, ct);
        return Done("Incidents.Instructed", "/Incidents/Details", new { Id });
    }
}

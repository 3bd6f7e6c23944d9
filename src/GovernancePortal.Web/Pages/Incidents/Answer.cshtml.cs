using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>指示に回答する; for the CSIRT giving an answer back.</summary>
public sealed class AnswerModel(IncidentQueries queries, IncidentService service, IValidator<IncidentAnswerInput> validator, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IncidentAnswerInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;

    [BindProperty(SupportsGet = true)]
    public Guid Order { get; set; }

    public IncidentOrder Told { get; private set; } = null!;
    /// <summary>The CSIRT gives the answer back.</summary>
    public bool Returns => Told.State == IncidentOrderState.Answered && View.May(IncidentAct.ReturnAnswer);
    public bool IsBlocked => !Returns && !(Told.State == IncidentOrderState.Given && View.May(IncidentAct.Answer) && IncidentWorkflow.IsOf(Told, Me));

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Told = View.Orders.FirstOrDefault(o => o.Id == Order) ?? throw new NotFound($"Instruction {Order}.");
    }

    public void OnGet() => Input = new IncidentAnswerInput { Version = Shown.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Returns)
        {
            await service.ReturnAnswerAsync(Id, Order, Input, Me, ct);
            return Done("Incidents.AnswerReturned", "/Incidents/Details", new { Id });
        }
        await service.AnswerAsync(Id, Order, Input, Me, ct);
        return Done("Incidents.Answered", "/Incidents/Details", new { Id });
    }
}

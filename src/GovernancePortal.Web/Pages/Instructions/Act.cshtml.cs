using FluentValidation;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>One act of the table that needs something said: accepting, returning, looking again, another day, withdrawing.</summary>
public sealed class ActModel(InstructionQueries queries, InstructionService service, PeopleQueries people, IValidator<InstructionActInput> validator, InstructionWords words) : ModulePage<InstructionWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public InstructionAct Act { get; set; }

    [BindProperty]
    public InstructionActInput Input { get; set; } = new();

    public InstructionView View { get; private set; } = null!;
    public Instruction Shown => View.Instruction;
    /// <summary>Why it is not possible now; null where it is.</summary>
    public string? BlockedBy { get; private set; }
    /// <summary>What is decided here is somebody else's word.</summary>
    public bool IsRecorded => InstructionWorkflow.Find(Shown.State, Act) is { } step && InstructionWorkflow.IsRecorded(step.By, Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        BlockedBy = View.Act(Act) is { } offered ? offered.BlockedBy : InstructionWorkflow.Find(Shown.State, Act) is null ? "Instruction.NotNow" : throw new Forbidden($"{Act} of an instruction.");
    }

    public async Task OnGetAsync(CancellationToken ct) => Input = new InstructionActInput
    {
        Version = Shown.Version, DueOn = InstructionActInput.NeedsDue(Act) ? Shown.DueOn < Me.Today ? Me.Today.AddDays(14) : Shown.DueOn : null,
        SaidBy = IsRecorded ? (await people.HolderNamesAsync(Role.Cio, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null, SaidOn = IsRecorded ? Me.Today : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Act = Act };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        await service.DoAsync(Id, input, Me, ct);
        return Done("Instructions.Done." + Act, "/Instructions/Details", new { Id });
    }
}

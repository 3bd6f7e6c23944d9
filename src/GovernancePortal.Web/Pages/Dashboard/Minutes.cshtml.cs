using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>The minutes of a sitting on paper: the agenda, what was decided and what was asked of whom, with who wrote it down.</summary>
public sealed class MinutesModel(CioMeetingQueries queries, InstructionQueries instructions, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CioMeeting Shown { get; private set; } = null!;
    public IReadOnlyList<InstructionLine> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = await queries.FindAsync(Id, ct);
        Given = (await instructions.PageAsync(new InstructionFilter { MeetingId = Id }, null, Me, ct)).Items;
    }
}

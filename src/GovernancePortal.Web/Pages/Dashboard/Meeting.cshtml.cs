using FluentValidation;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>会議モード: the agenda as it was when the sitting began; decisions and instructions are written down as they are given.</summary>
public sealed class MeetingModel(CioMeetingQueries queries, CioMeetingService service, InstructionQueries instructions, PeopleQueries people, IValidator<MeetingEntryInput> validator, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The item that the form begins with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Item { get; set; }

    [BindProperty]
    public MeetingEntryInput Input { get; set; } = new();

    public CioMeeting Shown { get; private set; } = null!;
    public IReadOnlyList<InstructionLine> Given { get; private set; } = [];
    public bool MayRecord => CioMeetingService.MayRecord(Me) && Shown.IsOpen;
    public bool Records => InstructionAccess.Records(Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await queries.FindAsync(Id, ct);
        Given = (await instructions.PageAsync(new InstructionFilter { MeetingId = Id }, null, Me, ct)).Items;
    }

    public async Task OnGetAsync(CancellationToken ct) => Input = new MeetingEntryInput
    {
        Kind = MeetingEntryKind.Decision, ItemKey = Item, SaidBy = Records ? (await people.HolderNamesAsync(Role.Cio, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.ItemKey", Input.ItemKey, Items.Select(i => i.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.RecordAsync(Id, Input, Me, ct);
        return Done("Dashboard.Recorded", "/Dashboard/Meeting", new { Id });
    }

    public async Task<IActionResult> OnPostCloseAsync(uint version, CancellationToken ct)
    {
        await service.CloseAsync(Id, version, Me, ct);
        return Done("Dashboard.MeetingWasClosed", "/Dashboard/Minutes", new { Id });
    }

    public IReadOnlyList<SelectListItem> Items => [.. Shown.Agenda.Select(i => new SelectListItem(Words.Title(i), i.Key, i.Key == Input.ItemKey))];

    public IEnumerable<CioMeetingEntry> EntriesOf(string? key) => Shown.Entries.Where(e => e.ItemKey == key).OrderBy(e => e.Position);
}

using FluentValidation;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>改善指示をする: by the CIO, or written down by who heard it.</summary>
public sealed class NewModel(InstructionSubjectQueries subjects, InstructionService service, PeopleQueries people, IValidator<InstructionInput> validator, InstructionWords words) : ModulePage<InstructionWords>(words)
{
    private const int UsualDays = 30;

    [BindProperty(SupportsGet = true)]
    public InstructionSubject Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    /// <summary>The sitting in which it is given.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Meeting { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Section { get; set; }

    [BindProperty]
    public InstructionInput Input { get; set; } = new();

    public InstructionTarget? Target { get; private set; }
    /// <summary>What is given here is somebody else's word.</summary>
    public bool Records => InstructionAccess.Records(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Target = await subjects.FindAsync(Kind, Subject, Me, ct);

    public async Task OnGetAsync(CancellationToken ct) => Input = new InstructionInput
    {
        SectionId = Section ?? Target?.SectionId, DueOn = Me.Today.AddDays(UsualDays), SaidBy = Records ? (await people.HolderNamesAsync(Role.Cio, Me.Today, ct)).Select(h => h.Name).FirstOrDefault() : null, SaidOn = Records ? Me.Today : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var input = Input with { Kind = Kind, SubjectId = Target?.Id, MeetingId = Meeting };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var id = await service.GiveAsync(input, Me, ct);
        return Meeting is { } meeting ? Done("Instructions.Given", "/Dashboard/Meeting", new { id = meeting }) : Done("Instructions.Given", "/Instructions/Details", new { id });
    }
}

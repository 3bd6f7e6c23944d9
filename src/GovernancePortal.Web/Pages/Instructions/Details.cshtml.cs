using FluentValidation;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>One instruction: what was asked, every answer with what became of it, the acts of the table and the history.</summary>
public sealed class DetailsModel(InstructionQueries queries, InstructionService service, FileIntake intake, TrailQueries trail, IValidator<InstructionAnswerInput> answers, IValidator<InstructionActInput> acts, InstructionWords words)
    : ModulePage<InstructionWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InstructionAnswerInput Answer { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public InstructionActInput Input { get; set; } = new();

    public InstructionView View { get; private set; } = null!;
    public Instruction Shown => View.Instruction;
    public TrailView History { get; private set; } = null!;
    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct));
    }

    public void OnGet() => Answer = new InstructionAnswerInput { Text = Shown.Draft, Version = Shown.Version };

    /// <summary>Saves the answer as it is being written.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(answers, Answer, nameof(Answer)))
        {
            return Page();
        }
        var evidence = new List<StoredFile>();
        foreach (var upload in Uploads)
        {
            if (await intake.TakeAsync(upload, nameof(Uploads), Me, ct) is { } file)
            {
                evidence.Add(file);
            }
        }
        await service.WriteAsync(Id, Answer, evidence, Me, ct);
        return Done("Instructions.Written", "/Instructions/Details", new { Id });
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(acts, Input))
        {
            return Page();
        }
        await service.DoAsync(Id, Input, Me, ct);
        return Done("Instructions.Done." + Input.Act, "/Instructions/Details", new { Id });
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    public IEnumerable<InstructionFile> FilesOf(int round) => Shown.Files.Where(f => f.Round == round).OrderBy(f => f.File.StoredAt);

    /// <summary>Acts that need nothing said.</summary>
    public IEnumerable<OfferedInstructionAct> Plain => View.Acts.Where(a => a.Act is InstructionAct.PassOn or InstructionAct.PullBack or InstructionAct.Submit);

    /// <summary>Acts with a page of their own.</summary>
    public IEnumerable<OfferedInstructionAct> Worded => View.Acts.Where(a => a.Act is not (InstructionAct.Write or InstructionAct.PassOn or InstructionAct.PullBack or InstructionAct.Submit));
}

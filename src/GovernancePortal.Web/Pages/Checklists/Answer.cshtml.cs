using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Beside;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>The items of one guideline answered on one page; a file beside each answer.</summary>
public sealed class AnswerModel(ChecklistQueries checklists, AssessmentService assessments, KpiBesideQueries kpis, FileIntake intake, IValidator<AnswersInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Group { get; set; }

    [BindProperty]
    public AnswersInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The item whose answer a file is put beside, or taken from.</summary>
    [BindProperty]
    public Guid? Item { get; set; }

    public AssessmentView View { get; private set; } = null!;
    public IReadOnlyList<ItemLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, KpiBeside> Kpis { get; private set; } = new Dictionary<Guid, KpiBeside>();
    public ChecklistGroup Asked => Lines[0].Group;

    /// <summary>The next guideline of the checklist; null after the last.</summary>
    public Guid? Next => View.Lines.Select(l => l.Group).DistinctBy(g => g.Id).Where(g => g.Number > Asked.Number).Select(g => (Guid?)g.Id).FirstOrDefault();

    public AnswersInput Stored => new()
    {
        Version = View.Assessment!.Version,
        Answers = [.. Lines.Select(l => new AnswerInput { ItemId = l.Item.Id, Value = l.Answer?.Value, Evidence = l.Answer?.Evidence, Link = l.Answer?.Link })],
    };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await checklists.ViewAsync(Id, ct);
        Lines = [.. View.OfGroup(Group)];
        if (Lines.Count == 0)
        {
            throw new NotFound("Group of the checklist.");
        }
        Kpis = await kpis.OfAsync([.. Lines.SelectMany(l => l.Item.KpiIds).Distinct()], View.Fy, ct);
    }

    public void OnGet() => Input = Stored;

    /// <summary>The items with an answer, to put a file beside.</summary>
    public IReadOnlyList<SelectListItem> Answered => [.. Lines.Where(l => l.Answer is not null).Select(l => new SelectListItem(l.Number, l.Item.Id.ToString(), l.Item.Id == Item))];

    public IReadOnlyList<SelectListItem> Choices(CheckAnswer? chosen) => Words.Names(chosen);

    /// <param name="go">next: on to the next guideline.</param>
    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        // The items are the checklist's: what was posted is read in their order, others are not.
        Input = Input with { Answers = [.. Lines.Select((l, n) => Input.Answers.ElementAtOrDefault(n) is { } answer && answer.ItemId == l.Item.Id ? answer : new AnswerInput { ItemId = l.Item.Id })] };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await assessments.AnswerAsync(Id, Input, Me, ct);
        return go == "next" && Next is { } next ? Done("Checklists.AnswersSaved", "/Checklists/Answer", new { Id, group = next }) : Done("Checklists.AnswersSaved", "/Checklists/Assessment", new { Id, group = (Guid?)null });
    }

    public async Task<IActionResult> OnPostAttachAsync(uint version, CancellationToken ct)
    {
        Input = Stored;
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), Texts["SystemSheets.FileMissing"]);
        }
        this.DemandOffered(nameof(Item), Item?.ToString() ?? "", Answered.Select(a => a.Value));
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var file = await intake.TakeAsync(Upload!, nameof(Upload), Me, ct);
        await assessments.AttachAsync(Id, Item!.Value, file, version, Me, ct);
        return Done("Checklists.FileAttached", "/Checklists/Answer", new { Id, Group });
    }

    public async Task<IActionResult> OnPostDetachAsync(uint version, CancellationToken ct)
    {
        Input = Stored;
        await assessments.AttachAsync(Id, Item ?? throw new NotFound("Item of the checklist."), null, version, Me, ct);
        return Done("Checklists.FileDropped", "/Checklists/Answer", new { Id, Group });
    }
}

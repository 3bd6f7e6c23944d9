using FluentValidation;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>予備調査: the questions, answered by the section with documents, read by the auditors.</summary>
public sealed class SurveyModel(AuditQueries queries, AuditService service, FileIntake intake, IValidator<AuditSurveyInput> validator, AuditWords words) : AuditPage(queries, words)
{
    [BindProperty]
    public AuditSurveyInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The question that a document is put beside.</summary>
    [BindProperty]
    public Guid? Question { get; set; }

    public bool MayAnswer => View.May(AuditAct.AnswerSurvey);
    public IReadOnlyList<AuditQuestion> Questions => [.. Shown.Questions.OrderBy(q => q.Position)];
    public AuditSurveyInput Stored => AuditSurveyInput.Of(Shown);
    public IReadOnlyList<SelectListItem> Choices => [.. Questions.Select(q => new SelectListItem($"{q.Position} {q.Text}", q.Id.ToString(), q.Id == Question))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        if (Shown.NotifiedAt is null && !View.SeesPapers)
        {
            throw new NotFound($"Questionnaire of audit {Id}.");
        }
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // The questions are the audit's: what was posted is read in their order, others are not.
        Input = Input with { Answers = [.. Questions.Select((q, n) => Input.Answers.ElementAtOrDefault(n) is { } answer && answer.Id == q.Id ? answer : new AuditAnswerRow { Id = q.Id, Answer = q.Answer })] };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AnswerSurveyAsync(Id, Input, new Dictionary<Guid, IReadOnlyList<StoredFile>>(), Me, ct);
        return Saved("/Audits/Survey");
    }

    public async Task<IActionResult> OnPostAttachAsync(uint version, CancellationToken ct)
    {
        Input = Stored;
        this.DemandOffered(nameof(Question), Question?.ToString() ?? "", Choices.Select(c => c.Value));
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), Texts["Rule.Audit.NoFile"]);
        }
        if (!ModelState.IsValid || await intake.TakeAsync(Upload!, nameof(Upload), Me, ct) is not { } file)
        {
            return Page();
        }
        var asked = Questions.FirstOrDefault(q => q.Id == Question) ?? throw new RuleViolation("Audit.NoQuestion", nameof(Question));
        await service.AnswerSurveyAsync(Id, new AuditSurveyInput { Answers = [new AuditAnswerRow { Id = asked.Id, Answer = asked.Answer }], Version = version }, new Dictionary<Guid, IReadOnlyList<StoredFile>> { [asked.Id] = [file] }, Me, ct);
        return Saved("/Audits/Survey");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }
}

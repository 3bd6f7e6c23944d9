using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Answers.Sheets;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork;

/// <summary>
/// The checklist of one audit, made for a tablet in the field: js/fieldwork.js sends each line by itself and keeps what
/// cannot be sent; without script every chapter has its button.
/// </summary>
public sealed class IndexModel(AuditAnswerQueries queries, AuditAnswerService service, IValidator<AuditChapterInput> chapters, IValidator<AuditAnswerInput> answers, FieldworkWords words) : ModulePage<FieldworkWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AuditChapterInput Input { get; set; } = new();

    [BindProperty]
    public AuditAnswerInput Line { get; set; } = new();

    public AuditSheet Sheet { get; private set; } = null!;
    /// <summary>Every line in the order of the page; the form's rows stand in the same.</summary>
    public IReadOnlyList<AuditAnswer> Lines { get; private set; } = [];
    public bool MayTakeIn => Sheet.MayWrite && Me.May(Permission.AuditConduct);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Sheet = await queries.SheetAsync(Id, Me, ct);
        Lines = [.. Sheet.Lines];
        Align();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(chapters, Input))
        {
            return Page();
        }
        var outcomes = await service.SaveAllAsync(Id, Input.Lines, Me, ct);
        if (!outcomes.Any(o => o.Conflict))
        {
            return Done("AuditChecks.AnswersSaved", "/Audits/Fieldwork/Index", new { Id });
        }
        // What was not in conflict is stored; the rest stands beside what the other wrote.
        HttpContext.MarkConflict();
        ModelState.AddModelError("", Texts["AuditChecks.ConflictIn", string.Join(Texts["Systems.ConditionSeparator"], outcomes.Where(o => o.Conflict).Select(o => o.Stored.Item.Number))]);
        await LoadPageAsync(ct);
        return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    /// <summary>One line from the script: 200 with the line as it is now, 409 with what the other stored, 422 with why not.</summary>
    public async Task<IActionResult> OnPostLineAsync(Guid user, CancellationToken ct)
    {
        // Somebody else has signed in in another tab since the page was opened: these are not that person's answers.
        if (user != Me.UserId)
        {
            return new JsonResult(new { otherUser = true }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        if (!await this.ValidateAsync(answers, Line, nameof(Line)))
        {
            return new JsonResult(new { errors = ModelState.Where(x => x.Value!.Errors.Count > 0).ToDictionary(x => x.Key, x => x.Value!.Errors.Select(e => e.ErrorMessage).ToArray(), StringComparer.Ordinal) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        var outcome = await service.SaveAsync(Id, Line, Me, ct);
        var now = await queries.CurrentAsync(outcome.Stored.Id, ct);
        return new JsonResult(new
        {
            id = now.Id, version = now.Version.ToString(CultureInfo.InvariantCulture), result = now.Result?.ToString() ?? "", resultText = Words.Name(now.Result), note = now.Note ?? "", systemId = now.SystemId?.ToString() ?? "", system = now.SystemName ?? "",
            by = now.AnsweredBy ?? "", who = Words.Who(now), key = now.LastKey?.ToString() ?? "",
        })
        { StatusCode = outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK };
    }

    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        var name = Texts["AuditChecks.SheetFile", Sheet.Audit.Number, Sheet.Audit.SectionName].Value;
        await service.RecordExportAsync(Id, name, Me, ct);
        return await WrittenWorkbook.OfAsync(name, Me.Today, target =>
        {
            AuditAnswerSheet.Write(target, Texts["AuditChecks.Checklist"], Sheet);
            return Task.CompletedTask;
        });
    }

    // Rows are found by their line, so that a form with more or fewer of them than the page is still right; what was not
    // sent stands as it is stored and counts as untouched.
    private void Align()
    {
        var typed = Input.Lines.GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.First());
        Input = new AuditChapterInput { Lines = [.. Lines.Select(l => typed.GetValueOrDefault(l.Id) ?? AuditAnswerInput.Of(l))] };
    }
}

using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Core.Kpis.Beside;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>One body's answers of a year: by guideline, with evidence, KPIs beside, what is to be improved, and the acts.</summary>
public sealed class AssessmentModel(ChecklistQueries checklists, ChecklistService service, AssessmentService assessments, KpiBesideQueries kpis, TrailQueries trail, IValidator<ReturnInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public AssessmentView View { get; private set; } = null!;
    public ChecklistAssessment Assessment => View.Assessment!;
    public IReadOnlyDictionary<Guid, KpiBeside> Kpis { get; private set; } = new Dictionary<Guid, KpiBeside>();
    public TrailView History { get; private set; } = null!;
    public string BodyName => View.Body.Kind == BodyKind.Prefecture ? Words.Name(View.Body) : Assessment.BodyName;

    public bool May(AssessmentAct act) => ChecklistWorkflow.Allows(Assessment.State, act, View.Closed is not null, Me);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await checklists.ViewAsync(Id, ct);
        Kpis = await kpis.OfAsync([.. View.Lines.SelectMany(l => l.Item.KpiIds).Distinct()], View.Fy, ct);
        History = HistoryOf(await trail.OfAsync(Assessment.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet() => Input = new ReturnInput { Version = Assessment.Version };

    public async Task<IActionResult> OnGetAnswersAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(View.List.Id, $"{BodyName} {Words.Formats.Year(View.Fy)}", Me, ct);
        return ListFile.Of(kind, Texts["Checklists.SheetFile", BodyName], Me.Today, Words.Columns(), View.Lines.ToAsyncEnumerable());
    }

    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        var name = Texts["Checklists.SheetFile", BodyName].Value;
        await service.RecordExportAsync(View.List.Id, $"{name} {Words.Formats.Year(View.Fy)}", Me, ct);
        return await WrittenWorkbook.OfAsync(name, Me.Today, target =>
        {
            AnswerSheet.Write(target, Texts["Checklists.SheetName"], [View]);
            return Task.CompletedTask;
        });
    }

    public async Task<IActionResult> OnGetFileAsync(Guid item, CancellationToken ct)
    {
        var (file, content) = await assessments.OpenAsync(Id, item, Me, ct);
        return this.HandOut(file.Name, file.ContentType, content);
    }

    public async Task<IActionResult> OnPostSubmitAsync(uint version, CancellationToken ct)
    {
        await assessments.SubmitAsync(Id, version, Me, ct);
        return Done("Checklists.WasSubmitted", "/Checklists/Assessment", new { Id });
    }

    public async Task<IActionResult> OnPostConfirmAsync(uint version, CancellationToken ct)
    {
        await assessments.ConfirmAsync(Id, version, Me, ct);
        return Done("Checklists.WasConfirmed", "/Checklists/Assessment", new { Id });
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await assessments.ReturnAsync(Id, Input, Me, ct);
        return Done("Checklists.WasReturned", "/Checklists/Assessment", new { Id });
    }
}

using FluentValidation;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>A year of a checklist: every body that it asks, how far each is, workbooks to fill in, and the closing of the year.</summary>
public sealed class YearModel(ChecklistQueries checklists, ChecklistService service, AssessmentService assessments, IValidator<CloseYearInput> validator, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty]
    public CloseYearInput Input { get; set; } = new();

    public FiscalYear Shown => Fy ?? Now;
    public Checklist List { get; private set; } = null!;
    public IReadOnlyList<AssessmentView> Views { get; private set; } = [];
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public ChecklistYear? Closed { get; private set; }
    public bool MayClose => Words.MayConfirm && Closed is null && Shown <= Now;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        List = await checklists.FindAsync(Id, ct);
        Views = await checklists.OfYearAsync(Id, Shown, ct);
        Years = await checklists.YearsAsync(Now, ct);
        Closed = Views.Count > 0 ? Views[0].Closed : null;
    }

    public void OnGet() => Input = new CloseYearInput { Fy = Shown };

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var name = Texts["Checklists.YearFile"].Value;
        await service.RecordExportAsync(Id, $"{name} {Words.Formats.Year(Shown)}", Me, ct);
        return ListFile.Of(kind, name, Me.Today,
        [
            new CsvColumn<AssessmentView>(Texts["Checklists.BodyCode"], v => v.Body.Code), new(Texts["Checklists.Body"], v => Words.Name(v.Body)), new(Texts["ChecklistAssessment.State"], v => v.Assessment is { } a ? Words.Formats.Name(a.State) : Texts["Checklists.NotBegun"].Value), new(Texts["CheckAnswer.Yes"], v => v.Progress.Yes),
            new(Texts["CheckAnswer.Partly"], v => v.Progress.Partly), new(Texts["CheckAnswer.No"], v => v.Progress.No), new(Texts["Checklists.OpenItems"], v => v.Progress.Open), new(Texts["CheckAnswer.NotApplicable"], v => v.Progress.NotApplicable), new(Texts["Checklists.Rate"], v => v.Progress.Rate),
        ], Views.ToAsyncEnumerable());
    }

    /// <summary>Answers of one body or of all in one sheet, to be filled in and taken back.</summary>
    public async Task<IActionResult> OnGetSheetAsync(Guid? body, CancellationToken ct)
    {
        var views = Views.Where(v => body is null || v.Body.Id == body).ToList();
        var name = Texts["Checklists.SheetFile", body is null ? Texts["Checklists.AllBodies"].Value : Words.Name(views[0].Body)].Value;
        await service.RecordExportAsync(Id, $"{name} {Words.Formats.Year(Shown)}", Me, ct);
        return await WrittenWorkbook.OfAsync(name, Me.Today, target =>
        {
            AnswerSheet.Write(target, Texts["Checklists.SheetName"], views);
            return Task.CompletedTask;
        });
    }

    public async Task<IActionResult> OnPostBeginAsync(Guid body, CancellationToken ct)
    {
        var assessment = await assessments.BeginAsync(Id, body, Shown, Me, ct);
        return RedirectToPage("/Checklists/Assessment", new { id = assessment });
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.CloseYearAsync(Id, Input, Me, ct);
        return Done("Checklists.YearWasClosed", "/Checklists/Year", new { Id, fy = Shown.Year });
    }
}

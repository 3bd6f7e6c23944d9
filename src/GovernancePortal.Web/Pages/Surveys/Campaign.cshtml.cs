using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>One survey: how far it is, the sections' answers, and the policy office's acts on all of them.</summary>
public sealed class CampaignModel(SurveyQueries surveys, SurveyCampaignService service, SurveyActService acts, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : SurveyPage(current)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public SurveyFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public CampaignView Shown { get; private set; } = null!;
    public Page<AnswerLine> Lines { get; private set; } = Page<AnswerLine>.Empty;
    public int Total { get; private set; }
    /// <summary>What became of each answer of a bulk act; empty before.</summary>
    public IReadOnlyList<SurveyBulkLine> Results { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await surveys.CampaignAsync(Id, Me, ct);
        if (Shown.Campaign.State != CampaignState.Draft)
        {
            Lines = await surveys.AnswersAsync(Id, Filter, Cursor.Read(At), Me, ct);
            Total = IsFiltered || Lines.Next is not null || Lines.Previous is not null ? await surveys.CountAsync(Id, Filter, Me, ct) : Lines.Items.Count;
        }
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetCsv() => new CsvResult<AnswerLine>(Shown.Campaign.Name, Me.Today,
    [
        new(texts["Surveys.Bureau"], l => l.BureauName), new(texts["Surveys.Section"], l => l.SectionName), new(texts["SurveyAnswer.State"], l => formats.Name(l.State)),
        new(texts["Surveys.NoneShort"], l => l.IsNone), new(texts["Surveys.Rows"], l => l.Rows), new(texts["Surveys.Answered"], l => l.Answered), new(texts["Surveys.ChangedRows"], l => l.Changed),
        new(texts["Surveys.MissingRows"], l => l.Missing), new(texts["Surveys.FindingRows"], l => l.Findings), new(texts["Surveys.MergedRows"], l => l.Merged), new(texts["Surveys.Plans"], l => l.Plans),
        new(texts["SurveyAnswer.ConfirmedBy"], l => l.ConfirmedBy), new(texts["SurveyAnswer.ConfirmedOn"], l => l.ConfirmedOn), new(texts["Surveys.Late"], l => l.IsLate), new(texts["SurveyAnswer.ProxyBy"], l => l.ProxyBy),
    ], surveys.Export(Id, Filter, Me, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostLaunchAsync(uint version, CancellationToken ct)
    {
        var sections = await service.LaunchAsync(Id, version, Me, ct);
        this.FlashMessage(texts["Surveys.WasLaunched", formats.Number(sections)]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostCloseAsync(uint version, CancellationToken ct)
    {
        await service.CloseAsync(Id, version, Me, ct);
        this.FlashMessage(texts["Surveys.WasClosed"]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostFinishAsync(uint version, CancellationToken ct)
    {
        await service.FinishAsync(Id, version, Me, ct);
        this.FlashMessage(texts["Surveys.WasFinished"]);
        return RedirectToPage(new { Id });
    }

    /// <summary>Fixes the chosen answers, or all submitted ones without anything odd; the page tells what became of each.</summary>
    public async Task<IActionResult> OnPostFixAsync(List<Guid> chosen, CancellationToken ct)
    {
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("", texts["Surveys.NothingChosen"]);
            return Page();
        }
        Results = await acts.FixAllAsync(chosen, Me, ct);
        await LoadPageAsync(ct);
        return Page();
    }

    public bool IsFiltered => Filter != new SurveyFilter();

    public string Address(SurveyFilter filter, string? at = null, string? handler = null) => Url.Page("/Surveys/Campaign", handler, new
    {
        Id, filter.State, filter.BureauId, filter.Text, Doubtful = filter.Doubtful ? "true" : null, Changed = filter.Changed ? "true" : null, At = at,
    })!;

    /// <summary>What is written is read whole; what is being written opens where one writes.</summary>
    public string Open(AnswerLine line) =>
        Url.Page(line.State is SurveyAnswerState.Submitted or SurveyAnswerState.Fixed or SurveyAnswerState.HeadCheck ? "/Surveys/Check" : "/Surveys/Answer", new { line.Id })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.BureauId is { } bureau ? Shown.Bureaus.FirstOrDefault(b => b.BureauId == bureau)?.Bureau : null, f => f with { BureauId = null });
        Add(Filter.Doubtful ? texts["Surveys.Doubtful"].Value : null, f => f with { Doubtful = false });
        Add(Filter.Changed ? texts["Surveys.WithChanges"].Value : null, f => f with { Changed = false });
        return new Chips(chips, Address(new SurveyFilter()));

        void Add(string? label, Func<SurveyFilter, SurveyFilter> without)
        {
            if (label is not null)
                chips.Add(new Chip(label, Address(without(Filter))));
        }
    }

    public Pager Pager() => new(Lines.Items.Count, SurveyQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    public IReadOnlyList<SelectListItem> States() => [.. Enum.GetValues<SurveyAnswerState>().Select(s => new SelectListItem(formats.Name(s), s.ToString(), s == Filter.State))];

    public IReadOnlyList<SelectListItem> Bureaus() => [.. Shown.Bureaus.Select(b => new SelectListItem(b.Bureau, b.BureauId.ToString(), b.BureauId == Filter.BureauId))];

    /// <summary>How far the bureaus are, drawn from the same counts as the table.</summary>
    public Chart Progress() => new("survey-progress", texts["Surveys.Progress"], texts["Surveys.Bureau"], ChartKind.StackedBars, [.. Enum.GetValues<SurveyAnswerState>().Select(s => new ChartSeries(formats.Name(s)))],
        [.. Shown.Bureaus.Select(b => new ChartRow(b.Bureau, [.. Enum.GetValues<SurveyAnswerState>().Select(s => (decimal?)b.Of(s))], Address(new SurveyFilter { BureauId = b.BureauId })))]);

    public int DaysLeft => Shown.Campaign.Deadline.DayNumber - Me.Today.DayNumber;
}

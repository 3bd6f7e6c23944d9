using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>未提出の所属, by bureau.</summary>
public sealed class MissingModel(SurveyQueries surveys, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : SurveyPage(current)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CampaignView Shown { get; private set; } = null!;
    public IReadOnlyList<MissingLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await surveys.CampaignAsync(Id, Me, ct);
        Lines = await surveys.MissingAsync(Id, Me, ct);
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetCsv() => FileOf("csv");

    public IActionResult OnGetXlsx() => FileOf("xlsx");

    private IActionResult FileOf(string kind) => ListFile.Of(kind, texts["Surveys.MissingFile"], Me.Today, Columns(), Lines.ToAsyncEnumerable());

    private CsvColumn<MissingLine>[] Columns() =>
    [
        new(texts["Surveys.Bureau"], l => l.Bureau), new(texts["Surveys.Section"], l => l.Section), new(texts["SurveyAnswer.State"], l => formats.Name(l.State)),
        new(texts["Surveys.Rows"], l => l.Rows), new(texts["Surveys.Answered"], l => l.Answered),
    ];
}

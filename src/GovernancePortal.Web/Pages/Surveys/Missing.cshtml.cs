using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
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

    public IActionResult OnGetCsv() => new CsvResult<MissingLine>(texts["Surveys.MissingFile"], Me.Today, Columns(), Lines.ToAsyncEnumerable());

    public IActionResult OnGetXlsx()
    {
        var file = new MemoryStream();
        var columns = Columns();
        using (var book = new XlsxWriter(file, texts["Surveys.Lists"]))
        {
            var sheet = book.Sheet(texts["Surveys.Missing"], [.. columns.Select(c => new SheetColumn(c.Heading, 24))], guarded: false);
            foreach (var line in Lines)
            {
                sheet.Row([.. columns.Select(c => c.Cell(line))]);
            }
        }
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(file, XlsxWriter.ContentType, string.Create(CultureInfo.InvariantCulture, $"{texts["Surveys.MissingFile"].Value}_{Me.Today:yyyyMMdd}.xlsx"));
    }

    private CsvColumn<MissingLine>[] Columns() =>
    [
        new(texts["Surveys.Bureau"], l => l.Bureau), new(texts["Surveys.Section"], l => l.Section), new(texts["SurveyAnswer.State"], l => formats.Name(l.State)),
        new(texts["Surveys.Rows"], l => l.Rows), new(texts["Surveys.Answered"], l => l.Answered),
    ];
}

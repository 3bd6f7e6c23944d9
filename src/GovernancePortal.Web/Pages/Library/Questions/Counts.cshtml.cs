using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Questions;

/// <summary>What is asked about most, and how much of it reached the briefing material.</summary>
public sealed class CountsModel(QuestionQueries queries, QuestionService service, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public IReadOnlyList<TopicCount> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Counts = await queries.CountsAsync(Fy, Me.Today, ct);

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await service.RecordExportAsync(Texts["Questions.Counts"], Me, ct);
        IReadOnlyList<CsvColumn<TopicCount>> columns =
        [
            new(Texts["LibraryQuestion.Topic"], c => Words.Topic(c.Topic)), new(Texts["Questions.CountReceived"], c => c.Received), new(Texts["QuestionState.Open"], c => c.Open), new(Texts["QuestionState.Published"], c => c.Published),
            new(Texts["LibraryQuestion.ForMaterial"], c => c.ForMaterial), new(Texts["Questions.CountInMaterial"], c => c.InMaterial),
        ];
        return ListFile.Of(file, Texts["Questions.Counts"], Me.Today, columns, (await queries.CountsAsync(Fy, Me.Today, ct)).ToAsyncEnumerable());
    }
}

using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Questions;

/// <summary>Q&amp;A for everybody; for the policy office also what waits for an answer.</summary>
public sealed class IndexModel(QuestionQueries queries, QuestionService service, ReadingWords words) : ReadingPage(words)
{
    private const int ShownOfText = 120;

    [BindProperty(SupportsGet = true)]
    public QuestionFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<QuestionLine> Lines { get; private set; } = Page<QuestionLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Me, ct);
        Total = await queries.CountAsync(Filter, Me, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await service.RecordExportAsync(Conditions(Texts["Navigation.Questions"], Chips()), Me, ct);
        return ListFile.Of(file, Texts["Questions.File"], Me.Today, Columns(), queries.Export(Filter, Me));
    }

    public string Short(string text) => text.Length > ShownOfText ? string.Concat(text.AsSpan(0, ShownOfText), "…") : text;

    public string Address(QuestionFilter filter, string? at = null, string? handler = null, string? file = null) =>
        Url.Page("/Library/Questions/Index", handler, new { filter.Text, filter.Topic, filter.State, Fy = Number(filter.Fy), MaterialOpen = filter.MaterialOpen ? "true" : null, filter.BriefingId, At = at, file })!;

    public Chips Chips() => Chip.Of(new QuestionFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.Topic is { } topic ? Words.Topic(topic) : null, Filter with { Topic = null }),
        (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
        (Filter.Fy is { } fy ? Words.Formats.Year(fy) : null, Filter with { Fy = null }),
        (Filter.MaterialOpen ? Texts["Questions.MaterialOpen"].Value : null, Filter with { MaterialOpen = false }),
        (Filter.BriefingId is not null ? Texts["Questions.OfOneBriefing"].Value : null, Filter with { BriefingId = null }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, QuestionQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<QuestionLine>> Columns() =>
    [
        new(Texts["LibraryQuestion.Number"], l => l.Number), new(Texts["LibraryQuestion.Topic"], l => Words.Topic(l.Topic)), new(Texts["LibraryQuestion.About"], l => l.About), new(Texts["LibraryQuestion.Text"], l => l.Text), new(Texts["LibraryQuestion.Answer"], l => l.Answer),
        new(Texts["LibraryQuestion.State"], l => Words.Formats.Name(l.State)), new(Texts["LibraryQuestion.ReceivedOn"], l => l.ReceivedOn), new(Texts["LibraryQuestion.Means"], l => l.Means is { } means ? Words.Formats.Name(means) : null), new(Texts["Questions.Section"], l => l.SectionName),
        new(Texts["LibraryQuestion.ForMaterial"], l => l.ForMaterial ? Texts["Form.Yes"].Value : null), new(Texts["Questions.Material"], l => l.Material),
    ];
}

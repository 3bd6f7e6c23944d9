using System.Globalization;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Briefings;

public static class BriefingWords
{
    /// <summary>10:00–11:30</summary>
    public static string Hours(TimeOnly from, TimeOnly to) => string.Create(CultureInfo.InvariantCulture, $"{from:HH\\:mm}–{to:HH\\:mm}");

    /// <summary>62.5%; a dash where nobody was invited.</summary>
    public static string Percent(decimal? share, string none) => share is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + "%" : none;
}

/// <summary>Sessions, planned and held, the newest first.</summary>
public sealed class IndexModel(BriefingQueries queries, QuestionService exports, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public BriefingFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<BriefingLine> Lines { get; private set; } = Page<BriefingLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await queries.CountAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordExportAsync(Conditions(Texts["Navigation.Briefings"], Chips()), Me, ct);
        return ListFile.Of(file, Texts["Navigation.Briefings"], Me.Today, Columns(), queries.Export(Filter));
    }

    public string Address(BriefingFilter filter, string? at = null, string? handler = null, string? file = null) => Url.Page("/Library/Briefings/Index", handler, new { filter.Text, Fy = Number(filter.Fy), filter.State, At = at, file })!;

    public Chips Chips() => Chip.Of(new BriefingFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }), (Filter.Fy is { } fy ? Words.Formats.Year(fy) : null, Filter with { Fy = null }), (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, BriefingQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<BriefingLine>> Columns() =>
    [
        new(Texts["BriefingSession.Title"], l => l.Title), new(Texts["Bcp.Fy"], l => l.Fy), new(Texts["BriefingSession.HeldOn"], l => l.HeldOn), new(Texts["Briefings.Hours"], l => BriefingWords.Hours(l.From, l.To)), new(Texts["BriefingSession.Place"], l => l.Place),
        new(Texts["BriefingSession.State"], l => Words.Formats.Name(l.State)), new(Texts["BriefingSession.Capacity"], l => l.Capacity), new(Texts["Briefings.Seats"], l => l.Registered), new(Texts["Briefings.People"], l => l.Attended), new(Texts["Briefings.Invited"], l => l.Invited),
        new(Texts["Briefings.SectionsCame"], l => l.SectionsCame), new(Texts["Briefings.Questions"], l => l.Questions),
    ];
}

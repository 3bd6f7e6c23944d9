using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Search;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Search;

/// <summary>One search over everything the person may see: an overview of all kinds, or the pages of one.</summary>
public sealed class IndexModel(SearchQueries search, SystemQueries systems, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? SectionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public SearchAsk Ask { get; private set; } = new((string?)null);
    public SystemWords Words { get; private set; } = null!;
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public Page<SearchHit> Hits { get; private set; } = Page<SearchHit>.Empty;
    public SearchSource? Shown { get; private set; }
    public IReadOnlyList<SearchSource> Sources { get; private set; } = [];
    public int Total => Counts.Values.Sum();

    private IReadOnlyList<OwnerChoice> owners = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var actor = await ReadAsync(ct);
        if (!Ask.IsReady)
        {
            return Page();
        }
        var rows = Shown is null ? await search.FirstAsync(Ask, actor, ct) : (Hits = await search.PageAsync(Ask, Shown, Cursor.Read(At), actor, ct)).Items;
        if (Shown is null)
        {
            // A number typed as a whole leads to its record, if the person may see it.
            if (BureauId is null && SectionId is null && rows.FirstOrDefault(h => h.Number is { } number && Ask.NumberOf(SearchSources.Find(h.Kind)!) == number) is { } meant)
            {
                return Redirect(Href(meant));
            }
            Hits = new Page<SearchHit>(rows, null, null);
        }
        Counts = await search.CountAsync(Ask, actor, ct);
        return Page();
    }

    /// <summary>Everything that was found: of all kinds, or of the one that is shown.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        var actor = await ReadAsync(ct);
        string[] conditions = [texts["Search.TitleOf", Q ?? ""], .. Shown is null ? [] : new[] { texts[SearchKinds.Of(Shown.Kind).TextKey].Value }, .. Chips().Items.Select(c => c.Label)];
        await search.RecordExportAsync(string.Join(texts["Systems.ConditionSeparator"], conditions), actor, ct);
        return ListFile.Of(file, texts["Search.FileName"], actor.Today, Columns(), search.Export(Ask, Shown, actor, ct));
    }

    public string Href(SearchHit hit) => Url.Page(SearchKinds.Of(hit.Kind).Page, new { id = hit.Id, tab = (string?)null })!;

    public string Address(string? kind, string? at = null, string? file = null) => Url.Page("/Search/Index", file is null ? null : "File", new { Q, Kind = kind, BureauId, SectionId, At = at, file })!;

    public string CountOf(string kind) => Number(Counts.GetValueOrDefault(kind));

    public string Number(int count) => count > SearchQueries.CountLimit ? texts["Search.CountOver", formats.Number(SearchQueries.CountLimit)] : formats.Number(count);

    /// <summary>Section and bureau of a hit; null for a section that is gone.</summary>
    public (string Text, string? Lang)? OwnerOf(SearchHit hit) => hit.SectionId is { } id && owners.FirstOrDefault(o => o.SectionId == id) is { } owner
        && Words.Owner(id, owner.Bureau, owner.Section) is var (bureau, section, lang) ? (bureau + " " + section, lang) : null;

    public Tabs Tabs() => new(texts["Search.Kinds"],
    [
        new Tab(texts["Search.AllKinds"], Address(null), Shown is null, Total) { CountAs = Number(Total) },
        .. Sources.Select(s => new Tab(texts[SearchKinds.Of(s.Kind).TextKey], Address(s.Kind), s == Shown, Counts.GetValueOrDefault(s.Kind)) { CountAs = CountOf(s.Kind) }),
    ]);

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (BureauId is { } bureau)
        {
            chips.Add(new Chip(Words.BureauName(bureau) ?? texts["Systems.FormerSection"], Url.Page("/Search/Index", new { Q, Kind, SectionId })!));
        }
        if (SectionId is { } section)
        {
            chips.Add(new Chip(Words.SectionName(section) ?? texts["Systems.FormerSection"], Url.Page("/Search/Index", new { Q, Kind, BureauId })!));
        }
        return new Chips(chips, Url.Page("/Search/Index", new { Q, Kind })!);
    }

    public Pager Pager() => new(Hits.Items.Count, SearchQueries.PageSize,
        Hits.Next is { } next ? Address(Shown!.Kind, next) : null, Hits.Previous is { } previous ? Address(Shown!.Kind, previous) : null,
        Counts.GetValueOrDefault(Shown!.Kind) is var count && count <= SearchQueries.CountLimit ? count : null);

    private async Task<Actor> ReadAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(actor.Today, ct);
        owners = await systems.OwnersAsync(actor.Today, ct);
        Sources = [.. SearchSources.For(actor)];
        Shown = Sources.FirstOrDefault(s => s.Kind == Kind);
        Ask = new SearchAsk(Q) { SectionIds = SectionId is { } section ? [section] : BureauId is { } bureau ? [.. owners.Where(o => o.BureauId == bureau).Select(o => o.SectionId)] : null };
        return actor;
    }

    private CsvColumn<SearchHit>[] Columns() =>
    [
        new(texts["Search.Kind"], h => texts[SearchKinds.Of(h.Kind).TextKey].Value), new(texts["TableImport.Key"], h => h.Number), new(texts["TableImport.Name"], h => h.Title.Length > 0 ? h.Title : texts["Search.Untitled"].Value),
        new(texts["SystemSheets.State"], h => h.State is { } state ? texts[state].Value : null), new(texts["Search.Section"], h => OwnerOf(h)?.Text),
        new(texts["Search.Places"], h => string.Join("\n", SearchSnippet.Of(h, Ask).Select(s => $"{texts[s.Label].Value}: {string.Concat(s.Parts.Select(p => p.Text))}"))),
    ];
}

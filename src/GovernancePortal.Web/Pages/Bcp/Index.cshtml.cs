using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The conditions of the list of what is missing.</summary>
public sealed record GapFilter
{
    public GapSeverity? Severity { get; init; }
    public BcpGapKind? Kind { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>The first line shown, by steps of a page.</summary>
    public int From { get; init; }

    public bool Takes(BcpGap gap) => (Severity is null || gap.Severity == Severity) && (Kind is null || gap.Kind == Kind) && (BureauId is null || gap.BureauId == BureauId) && (SectionId is null || gap.SectionId == SectionId);
}

/// <summary>How the continuity of work stands: a few numbers, and what is missing with the way out.</summary>
public sealed class IndexModel(BcpGapQueries gaps, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public GapFilter Filter { get; set; } = new();

    public BcpOverview Overview { get; private set; } = null!;
    public IReadOnlyList<BcpGap> Found { get; private set; } = [];
    public IReadOnlyList<BcpGap> Shown => [.. Found.Skip(Math.Max(0, Filter.From)).Take(PageSize)];

    /// <summary>Where it is mended, or for who may not, where it shows.</summary>
    public string LinkOf(BcpGap gap) => gap.Subject != GapSubject.System || PageAccess.MayOpen(Me, gap.Link) ? gap.Link : $"/Systems/Details/{gap.SubjectId}/continuity";

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Overview = await gaps.OverviewAsync(Me, ct);
        Found = [.. Overview.Gaps.Where(Filter.Takes)];
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordAsync(Texts["Bcp.GapsFile"], Me, ct);
        return ListFile.Of(file, Texts["Bcp.GapsFile"], Me.Today, Columns(), Found.ToAsyncEnumerable());
    }

    public string Say(BcpGap gap) => Texts["BcpGapKind." + gap.Kind + ".Is", [.. gap.Arguments.Select(Words.Formats.Argument)]];

    public string Address(GapFilter filter, string? handler = null, string? file = null) => Url.Page("/Bcp/Index", handler, new
    {
        filter.Severity, filter.Kind, file, filter.BureauId, filter.SectionId, From = filter.From == 0 ? null : (int?)filter.From,
    })!;

    public Chips Chips() => Chip.Of(new GapFilter(), f => Address(f with { From = 0 }),
    [
        (Filter.Severity is { } severity ? Words.Formats.Name(severity) : null, Filter with { Severity = null }),
        (Filter.Kind is { } kind ? Words.Formats.Name(kind) : null, Filter with { Kind = null }),
        (Filter.BureauId is { } bureau ? Words.Ledger.BureauName(bureau) ?? Texts["Systems.FormerSection"] : null, Filter with { BureauId = null }),
        (Filter.SectionId is { } section ? Words.Ledger.SectionName(section) ?? Texts["Systems.FormerSection"] : null, Filter with { SectionId = null }),
    ]);

    public Pager Pager() => new(Shown.Count, PageSize, Filter.From + PageSize < Found.Count ? Address(Filter with { From = Filter.From + PageSize }) : null,
        Filter.From > 0 ? Address(Filter with { From = Math.Max(0, Filter.From - PageSize) }) : null, Found.Count);

    private IReadOnlyList<CsvColumn<BcpGap>> Columns() =>
    [
        new(Texts["Bcp.Severity"], g => Words.Formats.Name(g.Severity)), new(Texts["Bcp.Gap"], Say), new(Texts["Bcp.GapSubject"], g => g.Name), new(Texts["InformationSystem.Code"], g => g.Code),
        new(Texts["Bcp.Section"], g => g.SectionName), new(Texts["Bcp.Since"], g => g.Since), new(Texts["Bcp.WayOut"], g => Texts["Bcp.WayOut." + g.Kind].Value),
    ];
}

using System.Globalization;
using GovernancePortal.Core.Audits.Figures;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Findings;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>監査の集計: counts for everybody; a number leads to its list for those who may know of all of it.</summary>
public sealed class FiguresModel(AuditFigureQueries figures, FindingWords words) : ModulePage<FindingWords>(words)
{
    public AuditPicture Picture { get; private set; } = null!;

    private bool MayList => FindingAccess.SeesAll(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Picture = await figures.ReadAsync(Me.Today, ct);

    public void OnGet()
    {
    }

    public Chart Coverage() => new("coverage", Texts["AuditFigures.Coverage"], Texts["AuditFindings.Fy"], ChartKind.Columns,
        [new ChartSeries(Texts["AuditFigures.Cumulative"]), new ChartSeries(Texts["AuditFigures.Target"], AsLine: true)],
        [.. Picture.Coverage.Select(c => new ChartRow(Words.Formats.ShortYear(c.Year), [c.Year > Picture.Year ? null : c.Cumulative, c.Target]))]);

    public Chart Chapters() => Groups("chapters", Texts["AuditFigures.ByChapter"], Texts["AuditFindings.Chapter"], Picture.Chapters, g => g.Key.Length == 0 ? Texts["AuditFigures.NoChapter"].Value : g.Key,
        g => g.Key.Length == 0 ? null : "Chapter=" + Uri.EscapeDataString(g.Key));

    public Chart Severities() => Groups("severities", Texts["AuditFigures.BySeverity"], Texts["AuditFinding.Severity"], [.. Picture.Severities.OrderBy(g => Enum.Parse<FindingSeverity>(g.Key))], g => Texts["FindingSeverity." + g.Key], g => "Severity=" + g.Key);

    public Chart Bureaus() => Groups("bureaus", Texts["AuditFigures.ByBureau"], Texts["InformationSystem.Bureau"], Picture.Bureaus, g => g.Id is { } id ? Words.Ledger.BureauName(id) ?? g.Key : g.Key, g => "BureauId=" + g.Id);

    public Chart Ages() => new("ages", Texts["AuditFigures.ByAge"], Texts["AuditFigures.Age"], ChartKind.Columns, [new ChartSeries(Texts["AuditFigures.Open"])],
        [.. Picture.Ages.Select(a => new ChartRow(Words.Formats.Name(a.Key), [a.Value]))]);

    public string Percent(decimal? value) => value is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + "%" : Texts["Format.None"].Value;

    public string Days(decimal? value) => value is { } days ? Texts["AuditFigures.Days", days.ToString("0.0", CultureInfo.InvariantCulture)].Value : Texts["Format.None"].Value;

    private Chart Groups(string id, string title, string head, IReadOnlyList<FindingGroup> groups, Func<FindingGroup, string> name, Func<FindingGroup, string?> query) => new(id, title, head, ChartKind.Bars,
        [new ChartSeries(Texts["AuditFigures.All"]), new ChartSeries(Texts["AuditFigures.Open"]), new ChartSeries(Texts["AuditFigures.Overdue"])],
        [.. groups.Select(g => new ChartRow(name(g), [g.All, g.Open, g.Overdue], MayList && query(g) is { } conditions ? "/Audits/Findings?" + conditions : null))]);
}

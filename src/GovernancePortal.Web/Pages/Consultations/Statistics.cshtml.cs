using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>差戻し理由の統計: cases by reason, bureau and check; every number leads to its list.</summary>
public sealed class StatisticsModel(ReasonStatisticsQueries queries, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private const int YearsBack = 4;
    private Actor actor = null!;
    private CodeBook book = null!;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? TargetFy { get; set; }

    public FiscalYear Fy => TargetFy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(actor.Today).Next;
    public IReadOnlyList<ReasonCount> Reasons { get; private set; } = [];
    public IReadOnlyList<CheckCount> Checks { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        book = await codes.BookAsync(ct);
        Reasons = await queries.ReasonsAsync(Fy, actor, ct);
        Checks = await queries.ChecksAsync(Fy, actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    /// <summary>Both tables as one list: of reasons one row a bureau, of checks one row each.</summary>
    public IActionResult OnGetFile(string? kind) => ListFile.Of(kind, texts["Statistics.Title"], actor.Today, Columns(), Rows().ToAsyncEnumerable());

    public IReadOnlyList<string> Codes => [.. Reasons.Select(r => r.Code).Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<(Guid Id, string Name)> Bureaus => [.. Reasons.Select(r => (r.BureauId, r.BureauName)).Distinct()];

    public int CountOf(Guid bureau, string code) => Reasons.FirstOrDefault(r => r.BureauId == bureau && r.Code == code)?.Cases ?? 0;

    public string NameOf(string code) => $"{code} {book.Name(ConsultationCodes.ReturnReason, code)}";

    public string HrefOf(string code, Guid? bureau = null) => Url.Page("/Consultations/Index", new { Reason = code, BureauId = bureau, TargetFy = Fy.Year.ToString(CultureInfo.InvariantCulture) })!;

    public string HrefOf(CheckCount check) => Url.Page("/Consultations/Index", new { Check = check.Number, check.Stage, TargetFy = Fy.Year.ToString(CultureInfo.InvariantCulture) })!;

    public IReadOnlyList<SelectListItem> Years() =>
        [.. Enumerable.Range(0, YearsBack).Select(n => FiscalYear.Of(actor.Today).Next.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Fy))];

    public Chart Chart() => new("reasons", texts["Statistics.ByReason"], texts["Statistics.Reason"], ChartKind.Bars, [new ChartSeries(texts["Statistics.Cases"])],
        [.. Reasons.GroupBy(r => r.Code).OrderByDescending(g => g.Sum(r => r.Cases)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new ChartRow(NameOf(g.Key), [g.Sum(r => r.Cases)], HrefOf(g.Key)))]);

    private sealed record Row(string What, string Where, int Cases, int? Judged, int? Returned);

    private IEnumerable<Row> Rows() => Reasons.Select(r => new Row(NameOf(r.Code), r.BureauName, r.Cases, null, null))
        .Concat(Checks.Select(c => new Row($"{c.Number} {SectionForm.Pick(c.TextJa, c.TextEn).Item1}", formats.Name(c.Stage), c.Improve + c.Bad, c.Judged, c.Returned)));

    private CsvColumn<Row>[] Columns() =>
    [
        new(texts["Statistics.What"], r => r.What), new(texts["Statistics.Where"], r => r.Where), new(texts["Statistics.Cases"], r => r.Cases), new(texts["Statistics.Judged"], r => r.Judged), new(texts["Statistics.Returned"], r => r.Returned),
    ];
}

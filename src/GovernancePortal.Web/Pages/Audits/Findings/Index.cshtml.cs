using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>指摘事項の一覧: those the person may know of.</summary>
public sealed class IndexModel(AuditFindingQueries queries, FindingService service, FindingWords findingWords, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<FindingFilter, FindingLine>(current, source, texts, formats)
{
    private const int YearsBack = 8;

    public FindingWords Said => findingWords;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Said.ReadAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["AuditFindings.FileName"], Actor.Today, FileColumns(), queries.Export(Filter, Actor));
    }

    public override string Address(FindingFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Audits/Findings/Index", handler, new
    {
        filter.Text, filter.State, filter.Severity, filter.Chapter, filter.BureauId, filter.SectionId, Fy = Number(filter.Fy), filter.EngagementId, filter.SystemId, Open = Yes(filter.Open), Overdue = Yes(filter.Overdue), Repeat = Yes(filter.Repeat), At = at, form,
    })!;

    public IReadOnlyList<SelectListItem> Years() => YearChoices([.. Enumerable.Range(0, YearsBack).Select(back => FiscalYear.Of(Actor.Today).Plus(-back))], Filter.Fy);

    public Pager Pager() => PagerOf(AuditFindingQueries.PageSize, Total);

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Severity is { } severity ? Formats.Name(severity) : null, f => f with { Severity = null }),
        new(Filter.Chapter, f => f with { Chapter = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Fy is { } fy ? Formats.Year(fy) : null, f => f with { Fy = null }),
        new(Filter.EngagementId is null ? null : Texts["AuditFindings.OfOneAudit"].Value, f => f with { EngagementId = null }),
        new(Filter.SystemId is null ? null : Texts["AuditFindings.OfOneSystem"].Value, f => f with { SystemId = null }),
        new(Filter.Open ? Texts["AuditFindings.OnlyOpen"].Value : null, f => f with { Open = false }),
        new(Filter.Overdue ? Texts["AuditFindings.OnlyOverdue"].Value : null, f => f with { Overdue = false }),
        new(Filter.Repeat ? Texts["AuditFindings.OnlyRepeat"].Value : null, f => f with { Repeat = false }),
    ];

    private CsvColumn<FindingLine>[] FileColumns() =>
    [
        new(Texts["AuditFinding.Number"], f => f.Number), new(Texts["AuditFinding.Title"], f => f.Title), new(Texts["AuditFinding.Severity"], f => Formats.Name(f.Severity)), new(Texts["AuditFinding.State"], f => Formats.Name(f.State)),
        new(Texts["AuditFindings.Repeat"], f => f.IsRepeat ? Texts["Form.Yes"].Value : ""), new(Texts["AuditFindings.Fy"], f => f.FiscalYear), new(Texts["AuditFindings.Audit"], f => f.EngagementNumber), new(Texts["InformationSystem.Bureau"], f => f.BureauName),
        new(Texts["AuditFinding.SectionId"], f => f.SectionName), new(Texts["AuditFindings.Item"], f => f.ItemNumber), new(Texts["AuditFindings.Chapter"], f => f.Chapter), new(Texts["AuditFindings.CreatedBy"], f => f.CreatedBy),
        new(Texts["AuditFindings.ConfirmedOn"], f => f.ConfirmedOn), new(Texts["AuditFindings.DueOn"], f => f.DueOn), new(Texts["AuditFinding.RiskUntil"], f => f.RiskUntil), new(Texts["AuditFindings.ClosedOn"], f => f.ClosedOn),
    ];
}

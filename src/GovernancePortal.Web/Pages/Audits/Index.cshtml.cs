using System.Globalization;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>監査の一覧: the audits the person may know of, and how far each is.</summary>
public sealed class IndexModel(AuditQueries queries, AuditService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : ListPage<AuditFilter, AuditListLine>(current, source, texts, formats)
{
    private const int YearsBack = 6;

    public int Total { get; private set; }
    public bool MayOrder => AuditEngagementAccess.MayOrder(Actor);

    public IReadOnlyList<SelectListItem> Years => YearChoices(Enumerable.Range(-YearsBack, YearsBack + 3).Reverse().Select(n => FiscalYear.Of(Actor.Today).Plus(n)), Filter.Fy is { } fy ? new FiscalYear(fy) : null);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Audits.FileName"], Actor.Today, FileColumns(), queries.Export(Filter, Actor));
    }

    public override string Address(AuditFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Audits/Index", handler, new
    {
        filter.Text, filter.State, filter.Nature, filter.Fy, filter.BureauId, filter.SectionId, Mine = Yes(filter.Mine), Open = Yes(filter.Open), At = at, form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Nature is { } nature ? Formats.Name(nature) : null, f => f with { Nature = null }),
        new(Filter.Fy is { } fy ? fy is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear ? Formats.Year(new FiscalYear(fy)) : fy.ToString(CultureInfo.InvariantCulture) : null, f => f with { Fy = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Mine ? Texts["Audits.OnlyMine"].Value : null, f => f with { Mine = false }),
        new(Filter.Open ? Texts["Audits.OnlyOpen"].Value : null, f => f with { Open = false }),
    ];

    public Pager Pager() => PagerOf(AuditQueries.PageSize, Total);

    private CsvColumn<AuditListLine>[] FileColumns() =>
    [
        new(Texts["AuditEngagement.Number"], a => a.Number), new(Texts["Audits.FiscalYear"], a => Formats.Year(a.FiscalYear)), new(Texts["AuditEngagement.Month"], a => a.Month), new(Texts["AuditEngagement.KindCode"], a => Formats.Name(a.Nature)),
        new(Texts["InformationSystem.Bureau"], a => a.BureauName), new(Texts["AuditEngagement.SectionId"], a => a.SectionName), new(Texts["AuditEngagement.State"], a => Formats.Name(a.State)), new(Texts["AuditEngagement.HeldOn"], a => a.HeldOn),
        new(Texts["Audits.Team"], a => string.Join("、", a.Team)), new(Texts["Audits.ReportedAt"], a => a.ReportedAt), new(Texts["Audits.ClosedAt"], a => a.ClosedAt),
    ];
}

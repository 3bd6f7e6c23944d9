using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>インシデントの一覧: for the CSIRT all of them, for everybody else the own reports and the way to report.</summary>
public sealed class IndexModel(IncidentQueries queries, IncidentService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<IncidentFilter, IncidentLine>(current, source, texts, formats)
{
    public int Total { get; private set; }
    /// <summary>Numbers of the whole office, which everybody may know.</summary>
    public bool Handles => IncidentAccess.Handles(Actor);

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
        return ListFile.Of(form, Texts["Incidents.FileName"], Actor.Today, FileColumns(), queries.Export(Filter, Actor));
    }

    public override string Address(IncidentFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Incidents/Index", handler, new
    {
        filter.Text, filter.State, filter.Severity, filter.Kind, filter.SectionId, filter.SystemId, Fy = Number(filter.Fy), Open = Yes(filter.Open), Overdue = Yes(filter.Overdue), At = at, form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Severity is { } severity ? Formats.Name(severity) : null, f => f with { Severity = null }),
        new(Filter.Kind is { Length: > 0 } kind ? Words.Code(Incident.Kinds, kind) : null, f => f with { Kind = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.SystemId is null ? null : Texts["Incidents.OfOneSystem"].Value, f => f with { SystemId = null }),
        new(Filter.Fy is { } fy ? Formats.Year(fy) : null, f => f with { Fy = null }),
        new(Filter.Open ? Texts["Incidents.OnlyOpen"].Value : null, f => f with { Open = false }),
        new(Filter.Overdue ? Texts["Incidents.OnlyOverdue"].Value : null, f => f with { Overdue = false }),
    ];

    public Pager Pager() => PagerOf(IncidentQueries.PageSize, Total);

    public IEnumerable<FiscalYear> Years => Enumerable.Range(0, 4).Select(n => new FiscalYear(FiscalYear.Of(Actor.Today).Year - n));

    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> YearItems => YearChoices(Years, Filter.Fy);

    private CsvColumn<IncidentLine>[] FileColumns() =>
    [
        new(Texts["Incident.Number"], i => i.Number), new(Texts["Incident.Title"], i => i.Title), new(Texts["Incident.KindCode"], i => Words.Code(Incident.Kinds, i.KindCode)), new(Texts["InformationSystem.Bureau"], i => i.BureauName),
        new(Texts["Incident.SectionId"], i => i.SectionName), new(Texts["Incident.ReportedBy"], i => i.ReportedBy), new(Texts["Incidents.ReportedAt"], i => i.ReportedAt), new(Texts["Incident.State"], i => Formats.Name(i.State)),
        new(Texts["Incident.Severity"], i => i.Severity is { } s ? Formats.Name(s) : null), new(Texts["Incidents.JudgedAt"], i => i.JudgedAt), new(Texts["Incidents.CisoInformedAt"], i => i.CisoInformedAt), new(Texts["Incidents.RecoveredAt"], i => i.RecoveredAt),
        new(Texts["Incidents.ClosedAt"], i => i.ClosedAt),
    ];
}

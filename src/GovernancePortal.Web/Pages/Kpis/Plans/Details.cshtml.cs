using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Sheets;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>One plan as its table: objectives, initiatives, what is done and what is aimed at in each year.</summary>
public sealed class DetailsModel(KpiPlanQueries queries, KpiPlanService service, KpiSheetQueries sheets, SystemQueries systems, TrailQueries trail, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public KpiPlanView View { get; private set; } = null!;
    public KpiPlan Plan => View.Plan;
    public TrailView History { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, SystemReference> Systems { get; private set; } = new Dictionary<Guid, SystemReference>();

    /// <summary>Parts may be written now, by this person.</summary>
    public bool MayWrite => Words.MayDefine && Plan.IsOpen;
    public bool MayAdopt => Words.MayAdopt && Plan.IsOpen;
    public bool MayRevise => Words.MayAdopt && Plan is { State: KpiPlanState.InForce, RevisionOpen: false };

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, ct);
        Systems = View.Initiatives.Any(i => i.Systems.Count > 0) ? (await systems.OptionsAsync(null, ct)).ToDictionary(s => s.Id) : Systems;
        History = HistoryOf(await trail.OfAsync(Plan.Subject, showRestricted: true, most: 30, ct: ct));
    }

    public void OnGet()
    {
    }

    /// <summary>The wide sheet, or (of targets) one row for each KPI and year as it was understood.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? file, bool targets, CancellationToken ct)
    {
        var table = targets ? await sheets.TargetsAsync(Id, ct) : await sheets.WideAsync(Id, ct);
        await service.RecordExportAsync(Plan.Name + " " + table.Name, Me, ct);
        return file == "xlsx" ? await WrittenWorkbook.OfAsync(table.Name, Me.Today, target =>
        {
            KpiSheetQueries.WriteWorkbook(table, target);
            return Task.CompletedTask;
        }) : new CsvResult<IReadOnlyList<string?>>(table.Name, Me.Today, [.. table.Headings.Select((h, at) => new CsvColumn<IReadOnlyList<string?>>(h, row => row[at]))], table.Rows.ToAsyncEnumerable());
    }

    public async Task<IActionResult> OnPostEndAsync(uint version, CancellationToken ct)
    {
        await service.EndAsync(Id, version, Me, ct);
        return Done("KpiPlans.Ended", "/Kpis/Plans/Details", new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(uint version, CancellationToken ct)
    {
        await service.DropAsync(Id, version, Me, ct);
        return Done("KpiPlans.Dropped", "/Kpis/Plans/Index", new { id = (Guid?)null });
    }
}

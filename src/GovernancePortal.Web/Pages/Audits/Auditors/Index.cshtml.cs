using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Plans;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Auditors;

/// <summary>監査人名簿: who may audit, from which pool, how often a year, and who may lead.</summary>
public sealed class IndexModel(AuditOfficeQueries offices, AuditPlanService service, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public AuditorPool? Pool { get; set; }

    /// <summary>Those whose days are over too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    public IReadOnlyList<OfficeAuditor> Auditors { get; private set; } = [];
    public bool MayEdit => AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) =>
        Auditors = [.. (await offices.AuditorsAsync(Me.Today, ct)).Where(a => (Pool is null || a.Pool == Pool) && (Ended || a.ValidTo is null || a.ValidTo >= Me.Today))];

    public void OnGet()
    {
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync(Texts["Navigation.Auditors"], Me, ct);
        return ListFile.Of(form, Texts["Navigation.Auditors"], Me.Today, Columns(), Auditors.ToAsyncEnumerable());
    }

    public string SectionOf(OfficeAuditor auditor) => auditor.SectionId is { } id ? Words.Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : "";

    private CsvColumn<OfficeAuditor>[] Columns() =>
    [
        new(Texts["Auditor.Name"], a => a.Name), new(Texts["Auditor.Pool"], a => Words.Formats.Name(a.Pool)), new(Texts["Auditor.SectionId"], SectionOf), new(Texts["Auditor.LeadTrainedOn"], a => a.LeadTrainedOn),
        new(Texts["Auditor.CapacityPerYear"], a => a.CapacityPerYear), new(Texts["Auditor.ValidFrom"], a => a.ValidFrom), new(Texts["Auditor.ValidTo"], a => a.ValidTo),
    ];
}

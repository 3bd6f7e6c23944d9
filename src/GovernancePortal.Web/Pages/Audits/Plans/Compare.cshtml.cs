using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>What a version changes against another one.</summary>
public sealed class CompareModel(AuditPlanQueries queries, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The plan before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid With { get; set; }

    public AuditPlanComparison Found { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Found = await queries.CompareAsync(With, Id, Me, ct);

    public void OnGet()
    {
    }

    public string Section(PlannedAudit audit) => Found.Office.Section(audit.SectionCode)?.Name ?? audit.SectionCode;

    public string When(PlannedAudit audit) => $"{Words.Formats.ShortYear(audit.FiscalYear)} {Words.Month(audit.Month)}";

    public string Kind(PlannedAudit audit) => Words.Formats.Name(audit.Kind == PlannerKind.MyNumber ? AuditNature.MyNumber : AuditNature.General);

    public string Team(PlannedAudit audit) => string.Join("、", audit.Members.Prepend(audit.Lead).Select(a => Found.Office.Auditor(a)?.Name ?? a));
}

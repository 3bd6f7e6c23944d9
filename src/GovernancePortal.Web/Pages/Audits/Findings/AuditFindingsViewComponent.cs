using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>The findings of one audit, or on one system, as another page shows them.</summary>
/// <param name="Lines">Those the person may know of whole.</param>
/// <param name="Counts">Of an audit, for everybody.</param>
/// <param name="Brief">Of a system: number and severity (decision 23).</param>
public sealed record FindingsOf(Guid? EngagementId, Guid? SystemId, IReadOnlyList<FindingLine> Lines, FindingCounts? Counts, IReadOnlyList<SystemFinding> Brief, bool MayDraft, FindingWords Words)
{
    /// <summary>Open 重大 ones: the caution line of a consultation.</summary>
    public IReadOnlyList<SystemFinding> Grave => [.. Brief.Where(f => f.Severity == FindingSeverity.Grave && FindingWorkflow.IsOpen(f.State))];
}

/// <summary>
/// <c>@await Component.InvokeAsync("AuditFindings", new { engagement = id })</c> on an audit's page: counts for everybody, the list for those who
/// may know. <c>new { system = id }</c> on a karte, with <c>brief = true</c> on the pages of a case: number and severity. No command while no
/// finding was ever written.
/// </summary>
public sealed class AuditFindingsViewComponent(AuditFindingQueries queries, FindingWorkQueries work, FindingWords words, CurrentActor current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid? engagement = null, Guid? system = null, bool brief = false)
    {
        var ct = HttpContext.RequestAborted;
        var actor = await current.GetAsync(ct);
        var exist = await work.ExistAsync(ct);
        if (engagement is { } audit)
        {
            var mayDraft = await queries.MayDraftAsync(audit, actor, ct);
            if (!exist && !mayDraft)
            {
                return Content("");
            }
            await words.ReadAsync(ct);
            return View(new FindingsOf(audit, null, exist && FindingAccess.MayKnowAny(actor) ? await queries.OfEngagementAsync(audit, actor, ct) : [], await queries.CountsAsync(audit, ct), [], mayDraft, words));
        }
        if (!exist || system is not { } known)
        {
            return Content("");
        }
        var numbers = await queries.OnSystemsAsync([known], ct);
        IReadOnlyList<FindingLine> lines = brief || !FindingAccess.MayKnowAny(actor) ? [] : await queries.OfSystemAsync(known, actor, ct);
        if (numbers.Count == 0 && lines.Count == 0)
        {
            return Content("");
        }
        await words.ReadAsync(ct);
        return View(brief ? "Brief" : "Default", new FindingsOf(null, known, lines, null, [.. numbers.Where(n => lines.All(l => l.Number != n.Number))], false, words));
    }
}

/// <summary><c>@await Component.InvokeAsync("AuditReportFindings", new { engagement = id })</c>: the findings as the report prints them, for those who may read them.</summary>
public sealed class AuditReportFindingsViewComponent(AuditFindingQueries queries, CurrentActor current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid engagement)
    {
        var ct = HttpContext.RequestAborted;
        return View(await queries.OfReportAsync(engagement, await current.GetAsync(ct), ct));
    }
}

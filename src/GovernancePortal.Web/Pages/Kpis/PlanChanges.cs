using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>What differs between two versions of a plan, or between one and the plan as it stands.</summary>
public sealed class PlanChanges(KpiPlanQueries queries, SystemQueries systems)
{
    /// <param name="to">Null: the plan as it stands now.</param>
    public async Task<IReadOnlyList<PlanChange>> BetweenAsync(Guid planId, int from, int? to, DateOnly day, CancellationToken ct)
    {
        var before = (await queries.VersionAsync(planId, from, ct)).Content;
        var after = to is { } number ? (await queries.VersionAsync(planId, number, ct)).Content
            : await queries.ContentAsync(planId, (await systems.OptionsAsync(null, ct)).ToDictionary(s => s.Id, s => s.Code + " " + s.Name), day, ct);
        return PlanDifference.Between(before, after);
    }
}

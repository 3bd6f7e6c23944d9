using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>A case that is still to be finished.</summary>
public sealed record HandoverCase(Guid Id, Stage Stage, string? Number, string Title, ConsultationState State, Holder Holder, FiscalYear TargetFy, DateOnly? DueOn, DateTimeOffset Since);

/// <summary>A condition of a decision that is not yet fulfilled.</summary>
public sealed record HandoverCondition(Guid CaseId, string? Number, string Title, string Text, DueGate Gate, ConditionState State);

/// <summary>What a section's next people must know of its cases.</summary>
public sealed class ConsultationHandoverQueries(PortalDb db)
{
    private static readonly ConsultationState[] Over = [ConsultationState.Rejected, ConsultationState.Withdrawn, ConsultationState.Expired, ConsultationState.Superseded, ConsultationState.Closed];

    /// <summary>Open cases, the soonest due first, and open conditions; nothing of a case the person may not read whole. Two commands.</summary>
    public async Task<(IReadOnlyList<HandoverCase> Cases, IReadOnlyList<HandoverCondition> Conditions)> OfAsync(Guid sectionId, Actor actor, CancellationToken ct = default)
    {
        var own = db.Set<Consultation>().AsNoTracking().Where(c => c.SectionId == sectionId).Where(ConsultationAccess.FullFor(actor));
        var cases = await own.Where(c => !Over.Contains(c.State)).OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.Since)
            .Select(c => new HandoverCase(c.Id, c.Stage, c.Number, c.Title, c.State, c.Holder, c.TargetFy, c.DueOn, c.Since)).ToListAsync(ct);
        var conditions = await own.SelectMany(c => c.Conditions.Where(k => k.State != ConditionState.Fulfilled), (c, k) => new { c.Id, c.Number, c.Title, k.Text, k.Gate, k.State, Order = k.Number })
            .OrderBy(x => x.Gate).ThenBy(x => x.Number).ThenBy(x => x.Order).Select(x => new HandoverCondition(x.Id, x.Number, x.Title, x.Text, x.Gate, x.State)).ToListAsync(ct);
        return (cases, conditions);
    }
}

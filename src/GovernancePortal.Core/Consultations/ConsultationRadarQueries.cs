using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>A consultation about a system that was filed and is still alive: neither refused, withdrawn nor closed.</summary>
public sealed record FiledCase(Guid Id, Guid SystemId, Stage Stage, ConsultationKind Kind, ConsultationState State, string? Number, FiscalYear TargetFy, DateTimeOffset SubmittedAt)
{
    /// <summary>It decides how the system goes on, and not only changes something in it.</summary>
    public bool DecidesTheFuture => Kind is not (ConsultationKind.Enhancement or ConsultationKind.LegalChange);

    public bool IsRenewal => Kind is ConsultationKind.Renewal or ConsultationKind.CloudService or ConsultationKind.HardwareOnly;
}

/// <summary>What the radar asks of consultations. It tells only that and when something was filed, never what was written.</summary>
public sealed class ConsultationRadarQueries(PortalDb db)
{
    private static readonly ConsultationState[] Dead =
    [
        ConsultationState.Draft, ConsultationState.SectionReview, ConsultationState.Rejected, ConsultationState.Withdrawn, ConsultationState.Expired, ConsultationState.Superseded, ConsultationState.Closed,
    ];

    /// <summary>Of the systems given, one command.</summary>
    public async Task<ILookup<Guid, FiledCase>> FiledAsync(IReadOnlyCollection<Guid> systems, CancellationToken ct = default)
    {
        var filed = await db.Set<Consultation>().AsNoTracking().Where(c => c.SystemId != null && systems.Contains(c.SystemId.Value) && c.SubmittedAt != null && !Dead.Contains(c.State) && (c.Stage == Stage.PreBudget || c.Stage == Stage.PreProcurement))
            .Select(c => new FiledCase(c.Id, c.SystemId!.Value, c.Stage, c.Kind, c.State, c.Number, c.TargetFy, c.SubmittedAt!.Value)).ToListAsync(ct);
        return filed.ToLookup(c => c.SystemId);
    }
}

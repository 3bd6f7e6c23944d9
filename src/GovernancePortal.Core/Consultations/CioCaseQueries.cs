using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>A case by its name and section, for a record that refers to it.</summary>
public sealed record CaseName(Guid Id, string? Number, string Title, Stage Stage, Guid SectionId);

/// <summary>A case that the CIO decides or has lately seen decided; no restricted amount.</summary>
/// <param name="IsWaiting">For the committee or for the CIO; else it was decided.</param>
/// <param name="TotalYen">Of a first stage: whole yen.</param>
public sealed record CioCase(Guid Id, string? Number, string Title, Stage Stage, string SectionName, bool IsWaiting, bool ForCommittee, ConsultationState State, ConsultationAct? Proposed, long? TotalYen, DateTimeOffset Since, DateTimeOffset? DecidedAt, string? DecidedBy);

/// <summary>What of the cases concerns the CIO.</summary>
public sealed class CioCaseQueries(PortalDb db)
{
    public const int Most = 50;

    /// <summary>Null where there is none, or the person may not know of it.</summary>
    public Task<CaseName?> NameAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.Id == id).Select(c => new CaseName(c.Id, c.Number, c.Title, c.Stage, c.SectionId)).SingleOrDefaultAsync(ct);

    /// <summary>
    /// Cases that wait for the committee or for the CIO's decision, longest first, and those that either decided since then, newest
    /// first; one command. Shown to people who may read every case.
    /// </summary>
    public async Task<IReadOnlyList<CioCase>> ReadAsync(DateTimeOffset since, Actor actor, CancellationToken ct = default)
    {
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => !c.IsMigrated && (
                c.Holder == Holder.Committee || (c.Holder == Holder.PolicyHead && (c.OfPolicyOffice || c.DecidingOffice == DecidingOffice.Cio))
                || (c.DecidedAt != null && c.DecidedAt > since && (c.NeedsCommittee || c.OfPolicyOffice || c.DecidingOffice == DecidingOffice.Cio))))
            .OrderBy(c => c.Holder == Holder.Committee || c.Holder == Holder.PolicyHead ? 0 : 1).ThenBy(c => c.Since).ThenBy(c => c.Id).Take(Most)
            .Select(c => new
            {
                c.Id, c.Number, c.Title, c.Stage, c.Holder, c.State, c.ProposedResult, c.TotalYen, c.Since, c.DecidedAt, Decider = c.Decision == null ? null : c.Decision.Decider,
                Section = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(),
            }).ToListAsync(ct);
        return [.. rows.Select(c => new CioCase(c.Id, c.Number, c.Title, c.Stage, c.Section, c.Holder is Holder.Committee or Holder.PolicyHead, c.Holder == Holder.Committee, c.State, c.ProposedResult, c.TotalYen, c.Since, c.DecidedAt, c.Decider))];
    }
}

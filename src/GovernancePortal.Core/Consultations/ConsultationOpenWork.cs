using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// What a person who moves leaves behind: cases they review, and cases of theirs that their section still has to finish.
/// The section's work stays with the section (decision 21); the list tells who must be told.
/// </summary>
internal sealed class ConsultationOpenWorkQueries(PortalDb db) : IOpenWork
{
    public async Task<IReadOnlyList<OpenWorkLine>> OfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct = default)
    {
        var rows = await db.Set<Consultation>().AsNoTracking()
            .Where(c => (c.ReviewerId != null && userIds.Contains(c.ReviewerId.Value) && (c.Holder == Holder.Reviewer || c.Holder == Holder.PolicyHead || c.State == ConsultationState.Inquiry))
                || (userIds.Contains(c.CreatedById) && (c.Holder == Holder.Section || c.Holder == Holder.SectionHead) && !ConsultationStates.Decided.Contains(c.State)))
            .OrderBy(c => c.Since).Select(c => new { c.Id, c.Number, c.Title, c.State, c.ReviewerId, c.CreatedById, c.DueOn }).ToListAsync(ct);
        return
        [
            .. from row in rows
               from user in new[] { row.ReviewerId, row.CreatedById }.OfType<Guid>().Distinct()
               where userIds.Contains(user)
               select new OpenWorkLine(user, row.Number ?? "", row.Title, $"ConsultationState.{row.State}", ConsultationNotices.Link(row.Id), row.DueOn),
        ];
    }
}

using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Review;

/// <summary>How much each reviewer has in hand: open cases, and the open days left of each.</summary>
public sealed class ReviewerLoadQueries(PortalDb db, PeopleQueries people)
{
    private static readonly ConsultationState[] InHand = [ConsultationState.Accepted, ConsultationState.UnderReview, ConsultationState.Inquiry];

    /// <summary>Of those who hold the role today, by reading; two commands.</summary>
    public async Task<IReadOnlyList<ReviewerLoad>> LoadsAsync(OfficeCalendar calendar, Actor actor, Role role = Role.Reviewer, CancellationToken ct = default)
    {
        var holders = await people.HolderNamesAsync(role, actor.Today, ct);
        Guid[] ids = [.. holders.Select(h => h.Id)];
        var rows = await db.Set<Consultation>().AsNoTracking().Where(c => InHand.Contains(c.State) && c.ReviewerId != null && ids.Contains(c.ReviewerId.Value))
            .Select(c => new { c.ReviewerId, c.DueOn, c.State }).ToListAsync(ct);
        var open = rows.ToLookup(r => r.ReviewerId!.Value);
        return [.. holders.Select(h => new ReviewerLoad(h.Id, h.Name, open[h.Id].Count(),
            [.. open[h.Id].Where(r => r.State != ConsultationState.Inquiry && r.DueOn is not null).Select(r => calendar.BusinessDays.Between(actor.Today, r.DueOn!.Value)).Order()]))];
    }
}

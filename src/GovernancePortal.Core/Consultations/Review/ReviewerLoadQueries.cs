using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Review;

/// <summary>How much each reviewer has in hand: open cases, the open days left of each, and who is away meanwhile.</summary>
public sealed class ReviewerLoadQueries(PortalDb db, AbsenceQueries absences)
{
    private static readonly ConsultationState[] InHand = [ConsultationState.Accepted, ConsultationState.UnderReview, ConsultationState.Inquiry];

    /// <summary>Of those who hold the role today, by reading; three commands.</summary>
    public async Task<IReadOnlyList<ReviewerLoad>> LoadsAsync(OfficeCalendar calendar, Actor actor, Role role = Role.Reviewer, CancellationToken ct = default)
    {
        var until = calendar.BusinessDays.Add(actor.Today, calendar.Setting(SettingName.ReviewDays, actor.Today));
        var duty = await absences.DutyAsync(role, actor.Today, until, ct);
        var holders = duty.Where(d => d.Spans.Any(s => s.From <= actor.Today && (s.To is null || actor.Today <= s.To))).ToList();
        var days = Enumerable.Range(0, until.DayNumber - actor.Today.DayNumber + 1).Select(actor.Today.AddDays).Where(calendar.BusinessDays.IsOpen).ToList();
        Guid[] ids = [.. holders.Select(h => h.UserId)];
        var rows = await db.Set<Consultation>().AsNoTracking().Where(c => InHand.Contains(c.State) && c.ReviewerId != null && ids.Contains(c.ReviewerId.Value))
            .Select(c => new { c.ReviewerId, c.DueOn, c.State }).ToListAsync(ct);
        var open = rows.ToLookup(r => r.ReviewerId!.Value);
        return [.. holders.Select(h => new ReviewerLoad(h.UserId, h.Name, open[h.UserId].Count(),
            [.. open[h.UserId].Where(r => r.State != ConsultationState.Inquiry && r.DueOn is not null).Select(r => calendar.BusinessDays.Between(actor.Today, r.DueOn!.Value)).Order()])
        { Presence = days.Count == 0 ? 1m : days.Sum(h.PresentOn) / days.Count })];
    }
}

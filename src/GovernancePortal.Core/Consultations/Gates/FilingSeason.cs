using GovernancePortal.Core.Calendar;

namespace GovernancePortal.Core.Consultations.Gates;

/// <summary>What a section is told before it files: until when, and by which day the answer would come if it filed today.</summary>
/// <param name="Closes">The bureau's own last day, or that of the window; null without one.</param>
/// <param name="FastLaneUntil">Filed complete until then, the case is answered sooner.</param>
/// <param name="AnsweredBy">Filed and taken in today, the review is due on this day.</param>
public sealed record FilingSeason(DateOnly? Closes, bool ClosesForBureau, DateOnly? FastLaneUntil, bool IsFastLane, DateOnly AnsweredBy)
{
    /// <summary>Null once the case has been filed: it keeps what it was filed under.</summary>
    public static FilingSeason? Of(Consultation c, CaseContext context, OfficeCalendar calendar, DateOnly today)
    {
        if (c.SubmittedAt is not null || c.State is not (ConsultationState.Draft or ConsultationState.SectionReview))
        {
            return null;
        }
        var inSeason = c.Stage == Stage.PreBudget && c.ChangeOfId is null;
        var early = today <= context.FastLaneUntil;
        var review = calendar.Setting(SettingName.ReviewDays, today);
        var due = early ? Math.Min(review, calendar.Setting(SettingName.FastLaneReviewDays, today)) : review;
        return new FilingSeason(inSeason ? calendar.FilingCloses(c.TargetFy, c.BudgetKind, c.BureauId) : null, inSeason && calendar.BureauDeadline(c.TargetFy, c.BudgetKind, c.BureauId) is not null,
            context.FastLaneUntil, early, calendar.BusinessDays.Add(today, due));
    }
}

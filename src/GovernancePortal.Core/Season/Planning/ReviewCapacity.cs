using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Absences;

namespace GovernancePortal.Core.Season.Planning;

/// <summary>
/// What can be reviewed in a week: the open days on which each reviewer is there, times the share of the working time that the
/// office gives to reviews on that day. Pure.
/// </summary>
public static class ReviewCapacity
{
    public static decimal Of(DutyLine reviewer, DateOnly monday, OfficeCalendar calendar) =>
        Enumerable.Range(0, 7).Select(monday.AddDays).Where(calendar.BusinessDays.IsOpen).Sum(day => reviewer.PresentOn(day) * calendar.Setting(SettingName.ReviewSharePercent, day) / 100m);

    public static IReadOnlyList<WeekCapacity> Of(IReadOnlyCollection<DutyLine> reviewers, IEnumerable<DateOnly> mondays, OfficeCalendar calendar) =>
        [.. mondays.Select(monday => new WeekCapacity(monday, reviewers.Sum(r => Of(r, monday, calendar))))];

    /// <summary>Days of review a case takes, by the settings of the day.</summary>
    public static decimal Effort(bool simplified, bool throughCommittee, OfficeCalendar calendar, DateOnly day) =>
        calendar.Setting(throughCommittee ? SettingName.ReviewEffortCommittee : simplified ? SettingName.ReviewEffortSimplified : SettingName.ReviewEffortFull, day) / 2m;
}

using GovernancePortal.Core.Calendar;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>The last day on which a 稼働前協議 is filed in time: the dated number of 開庁日 before the planned go-live (domain.md 3.2).</summary>
public static class GoLiveGate
{
    public static DateOnly LastDay(DateOnly goLive, OfficeCalendar calendar, DateOnly today) => calendar.BusinessDays.Subtract(goLive, calendar.Setting(SettingName.GoLiveLeadDays, today));
}

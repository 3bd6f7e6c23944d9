using GovernancePortal.Core.Calendar;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>The last day on which a 稼働前協議 is filed in time: the dated number of 開庁日 before the planned go-live (domain.md 3.2).</summary>
public static class GoLiveGate
{
    /// <summary>The next day that moves for nobody: the last day to file, then the planned go-live itself; null for any other case.</summary>
    public static HardGate? Of(StageOccasion? occasion, DateOnly? goLive, ConsultationState state, bool isFiled, OfficeCalendar calendar, DateOnly today) =>
        occasion != StageOccasion.GoLive || goLive is not { } live || state.IsDecided() || state == ConsultationState.Withdrawn ? null
        : isFiled ? new HardGate(GateKind.GoLive, live) : new HardGate(GateKind.GoLiveFiling, LastDay(live, calendar, today));

    public static DateOnly LastDay(DateOnly goLive, OfficeCalendar calendar, DateOnly today) => calendar.BusinessDays.Subtract(goLive, calendar.Setting(SettingName.GoLiveLeadDays, today));
}

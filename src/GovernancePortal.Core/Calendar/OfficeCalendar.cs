using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

public enum FilingState
{
    /// <summary>No window is set, or the case needs no budget: filing is free.</summary>
    None,
    NotYet,
    Open,
    /// <summary>In the late window: 理由書, and the case is marked 期限後.</summary>
    Late,
    /// <summary>After the late window. Filing still works, with 理由書 and the mark (decision 4).</summary>
    Closed,
}

/// <summary>Where a day stands towards the filing window of a budget.</summary>
/// <param name="BudgetKind">The budget the windows are those of; another than asked about in a 骨格予算 year.</param>
public sealed record FilingWindow(FilingState State, BudgetKind BudgetKind, DateOnly? From, DateOnly? To, DateOnly? LateFrom, DateOnly? LateTo)
{
    public bool NeedsLateReason => State is FilingState.Late or FilingState.Closed;
}

public enum GateKind
{
    CommitteeMeeting,  // IT推進会議
    CommitteeSpare,    // IT推進会議（予備日）
    BudgetRequest,     // 予算要求締切
    ProcurementFiling, // 調達前協議の提出期限
    ProcurementNotice, // 公告・見積依頼の予定日
    GoLiveFiling,      // 稼働前協議の提出期限
    GoLive,            // 稼働予定日
}

/// <summary>A day that does not move for one case: a meeting, the close of requests, what the planned notice leaves.</summary>
public sealed record HardGate(GateKind Kind, DateOnly Day);

public sealed record WindowLine(FiscalYear FiscalYear, BudgetKind BudgetKind, WindowKind WindowKind, DateOnly From, DateOnly To);

/// <param name="HasLapsed">The day asked about lies after the row's last day: the amount still counts, and the office is reminded to set the next.</param>
public sealed record ThresholdLine(Guid Id, ThresholdKind Kind, ThresholdBasis Basis, long AmountYen, DateOnly ValidFrom, DateOnly? ValidTo, ThresholdRoute Route, bool HasLapsed = false)
{
    public bool IsMetBy(long amountYen) => Kind.IsMet(amountYen, AmountYen);

    public bool IsMetBy(ThresholdFigures figures) => IsMetBy(figures.AmountYen(Basis));
}

public sealed record SettingLine(SettingName Name, int Value, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>
/// Everything of the calendar that counts, read once: approved rows only. Immutable; other modules ask it instead of
/// the database.
/// </summary>
public sealed class OfficeCalendar
{
    private static readonly (WindowKind Window, GateKind Gate)[] Hard =
    [
        (WindowKind.CommitteeMeeting, GateKind.CommitteeMeeting), (WindowKind.CommitteeSpare, GateKind.CommitteeSpare), (WindowKind.BudgetRequest, GateKind.BudgetRequest),
    ];

    private readonly Dictionary<(FiscalYear, BudgetKind, WindowKind), WindowLine> windows;
    private readonly ILookup<ThresholdKind, ThresholdLine> thresholds;
    private readonly Dictionary<(FiscalYear, BudgetKind, Guid), DateOnly> deadlines;
    private readonly ILookup<SettingName, SettingLine> settings;

    public OfficeCalendar(IEnumerable<DateOnly> closedDays, IEnumerable<WindowLine> windows, IEnumerable<ThresholdLine> thresholds, IEnumerable<SettingLine> settings, IEnumerable<DeadlineLine>? deadlines = null)
    {
        BusinessDays = new BusinessDays(closedDays);
        this.windows = windows.ToDictionary(w => (w.FiscalYear, w.BudgetKind, w.WindowKind));
        this.thresholds = thresholds.ToLookup(t => t.Kind);
        this.settings = settings.ToLookup(s => s.Name);
        this.deadlines = (deadlines ?? []).ToDictionary(d => (d.FiscalYear, d.BudgetKind, d.BureauId), d => d.ClosesOn);
    }

    public BusinessDays BusinessDays { get; }

    public WindowLine? Window(FiscalYear year, BudgetKind budget, WindowKind kind) =>
        windows.GetValueOrDefault((year, EffectiveBudget(year, budget), kind));

    /// <summary>As <see cref="Window"/>; of a year the office has not set yet, as the product would propose it.</summary>
    public WindowLine? PlannedWindow(FiscalYear year, BudgetKind budget, WindowKind kind) =>
        Window(year, budget, kind) ?? CalendarDefaults.WindowsOf(year, BusinessDays).FirstOrDefault(w => w.BudgetKind == EffectiveBudget(year, budget) && w.WindowKind == kind);

    /// <summary>In a 骨格予算 year (elections) what would go to the initial budget goes to the June supplement.</summary>
    public BudgetKind EffectiveBudget(FiscalYear year, BudgetKind budget) =>
        budget == BudgetKind.Initial && IsSkeleton(year) ? BudgetKind.June : budget;

    public bool IsSkeleton(FiscalYear year) => Setting(SettingName.SkeletonBudget, year.Start) == 1;

    /// <summary>The bureau's own last day of the filing window, where the office has confirmed one.</summary>
    public DateOnly? BureauDeadline(FiscalYear year, BudgetKind budget, Guid bureauId) =>
        deadlines.TryGetValue((year, EffectiveBudget(year, budget), bureauId), out var day) ? day : null;

    /// <summary>The last day of filing in time: the bureau's own, else that of the window; null where no window is set.</summary>
    public DateOnly? FilingCloses(FiscalYear year, BudgetKind budget, Guid? bureauId) =>
        (bureauId is { } bureau ? BureauDeadline(year, budget, bureau) : null) ?? Window(year, budget, WindowKind.Filing)?.To;

    /// <summary>Until when a complete case is filed to be answered sooner: open days before the close (product.md 6, load levelling).</summary>
    public DateOnly? FastLaneUntil(FiscalYear year, BudgetKind budget, Guid? bureauId) =>
        FilingCloses(year, budget, bureauId) is { } closes ? BusinessDays.Subtract(closes, Setting(SettingName.FastLaneLeadDays, closes)) : null;

    /// <param name="bureauId">The filing bureau: its own deadline counts where one is confirmed; what lies between it and the late window is late too.</param>
    public FilingWindow WindowFor(FiscalYear year, BudgetKind budget, DateOnly day, Guid? bureauId = null)
    {
        var effective = EffectiveBudget(year, budget);
        var filing = Window(year, budget, WindowKind.Filing);
        if (filing is null)
        {
            return new FilingWindow(FilingState.None, effective, null, null, null, null);
        }

        var late = Window(year, budget, WindowKind.LateFiling);
        var closes = FilingCloses(year, budget, bureauId) ?? filing.To;
        var state = day < filing.From ? FilingState.NotYet
            : day <= closes ? FilingState.Open
            : day <= late?.To ? FilingState.Late
            : FilingState.Closed;
        return new FilingWindow(state, effective, filing.From, closes, closes < filing.To ? closes.AddDays(1) : late?.From, late?.To);
    }

    /// <summary>The days that move for nobody, in order: committee meetings and the close of budget requests.</summary>
    public IReadOnlyList<HardGate> HardGates(FiscalYear year, BudgetKind budget) =>
        [.. from hard in Hard
            let window = Window(year, budget, hard.Window)
            where window is not null
            orderby window.To
            select new HardGate(hard.Gate, window.To)];

    /// <summary>The next hard day on or after <paramref name="day"/>; cases below the committee's amount pass its meetings by.</summary>
    public HardGate? NextHardGate(FiscalYear year, BudgetKind budget, DateOnly day, bool throughCommittee) =>
        HardGates(year, budget).FirstOrDefault(gate => gate.Day >= day && (throughCommittee || gate.Kind == GateKind.BudgetRequest));

    /// <summary>
    /// The rule of the day: of the rows valid on it the one with the latest first day. When every row has run out the
    /// last one goes on and is marked as lapsed, because a forgotten renewal must not lift a rule; null only before
    /// the first row.
    /// </summary>
    public ThresholdLine? Threshold(ThresholdKind kind, DateOnly day)
    {
        var begun = thresholds[kind].Where(rule => rule.ValidFrom <= day).ToList();
        var valid = begun.Where(rule => rule.ValidTo is null || day <= rule.ValidTo).MaxBy(rule => rule.ValidFrom);
        return valid ?? (begun.MaxBy(rule => rule.ValidTo) is { } last ? last with { HasLapsed = true } : null);
    }

    /// <summary>The first day from which a switch (0 or 1) is on to stay; null when it is never on.</summary>
    public DateOnly? OnSince(SettingName name)
    {
        var rows = settings[name].OrderBy(s => s.ValidFrom).ToList();
        return rows.Count > 0 && rows[^1].Value == 1 ? rows.AsEnumerable().Reverse().TakeWhile(s => s.Value == 1).Last().ValidFrom : null;
    }

    /// <summary>The value of the day, or the product's default where the office has set none.</summary>
    public int Setting(SettingName name, DateOnly day) =>
        settings[name].Where(s => s.ValidFrom <= day && (s.ValidTo is null || day <= s.ValidTo)).MaxBy(s => s.ValidFrom)?.Value
        ?? CalendarSetting.DefaultOf(name);

    /// <summary>The clock of a case with the review days of the day it was taken in.</summary>
    /// <param name="fastLane">Filed early and complete: the shorter review of that day.</param>
    public ReviewClockReading ReviewClockOf(IReadOnlyCollection<ReviewClockEvent> events, DateOnly today, bool fastLane = false)
    {
        var accepted = events.Where(e => e.Kind == ReviewClockEventKind.Accepted).Select(e => (DateTimeOffset?)e.At).Min();
        var day = accepted is { } at ? OfficeTime.DayOf(at) : today;
        var dueDays = Setting(SettingName.ReviewDays, day);
        dueDays = fastLane ? Math.Min(dueDays, Setting(SettingName.FastLaneReviewDays, day)) : dueDays;
        return ReviewClock.Read(events, BusinessDays, dueDays, today);
    }

    /// <summary>Until when a 調達前協議 is filed: open days counted back from the planned 執行伺い (decision 5).</summary>
    public DateOnly FileBeforeExecution(DateOnly execution) =>
        BusinessDays.Subtract(execution, Setting(SettingName.ExecutionLeadDays, execution));

    /// <summary>The same counted back from the planned notice of tender; a 特定調達 needs longer (domain.md 3.2).</summary>
    public DateOnly FileBeforeNotice(DateOnly notice, bool isWto) =>
        BusinessDays.Subtract(notice, Setting(isWto ? SettingName.NoticeLeadDaysWto : SettingName.NoticeLeadDays, notice));

    /// <summary>The first day bids of a 特定調達 may close: 40 calendar days after the notice (平成7年政令372号).</summary>
    public DateOnly EarliestBidding(DateOnly notice) => notice.AddDays(Setting(SettingName.WtoNoticeDays, notice));
}

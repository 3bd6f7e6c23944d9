using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Gates;

/// <summary>The hard days of a case, in the order in which they usually come.</summary>
public enum CaseGate
{
    FilingCloses,      // 受付締切
    CommitteeMeeting,  // IT推進会議
    BudgetRequest,     // 予算要求締切
    Vote,              // 予算の議決
    ProcurementFiling, // 調達前協議の提出期限
    Notice,            // 公告・見積依頼・執行伺い
    Contract,          // 契約
    GoLive,            // 稼働
}

/// <summary>What the ladder of a case is worked out from.</summary>
public sealed record LadderFacts(Stage Stage, FiscalYear TargetFy, BudgetKind BudgetKind)
{
    public Guid? BureauId { get; init; }
    public bool ThroughCommittee { get; init; }
    /// <summary>A change of a decision is not tied to the season.</summary>
    public bool IsChange { get; init; }
    /// <summary>Already filed: a gate is then reached from the answer, not from the filing.</summary>
    public bool IsFiled { get; init; }
    /// <summary>When the answer is due, as the review clock stands.</summary>
    public DateOnly? AnswerDue { get; init; }
    public DateOnly? Notice { get; init; }
    /// <summary>Estimates are asked for without a notice: counted back from the 執行伺い (decision 5).</summary>
    public bool WithoutNotice { get; init; }
    public bool IsWto { get; init; }
    public DateOnly? Contract { get; init; }
    public DateOnly? GoLive { get; init; }
}

/// <summary>One hard day.</summary>
/// <param name="Day">The day that does not move.</param>
/// <param name="LastSafe">The last day on which what this gate needs may be filed and still be answered before it.</param>
/// <param name="Slack">開庁日 left: to the last safe day before filing, from the answer to the gate after it; negative when missed.</param>
public sealed record LadderRung(CaseGate Gate, DateOnly Day, DateOnly LastSafe, int Slack)
{
    public bool IsMissed => Slack < 0;
}

/// <summary>
/// Every hard day of a case with the last safe filing day, counted back in 開庁日 over review and lead days of the office
/// (domain.md 3.2, decision 5), by day. Pure: the season, the queue, home and the case page ask the same ladder.
/// </summary>
public sealed record GateLadder(IReadOnlyList<LadderRung> Rungs)
{
    /// <summary>The gate that comes next, passed ones apart.</summary>
    public LadderRung? NextAfter(DateOnly today) => Rungs.FirstOrDefault(r => r.Day >= today);

    /// <summary>The last day on which the case itself may be filed: the earliest of those its own gates allow.</summary>
    public DateOnly? LastSafeFiling => Rungs.Where(r => r.Gate is CaseGate.FilingCloses or CaseGate.CommitteeMeeting or CaseGate.BudgetRequest or CaseGate.ProcurementFiling).Select(r => (DateOnly?)r.LastSafe).Min();

    public static GateLadder Of(LadderFacts facts, OfficeCalendar calendar, DateOnly today)
    {
        var days = calendar.BusinessDays;
        var rungs = new List<LadderRung>();
        // Asked on the day of the gate: the review days that will hold then.
        DateOnly BeforeReview(DateOnly gate) => days.Subtract(gate, calendar.Setting(SettingName.ReviewDays, gate));
        if (facts is { Stage: Stage.PreBudget, IsChange: false })
        {
            if (!facts.IsFiled && calendar.FilingCloses(facts.TargetFy, facts.BudgetKind, facts.BureauId) is { } closes)
            {
                Add(CaseGate.FilingCloses, closes, closes);
            }
            if (facts.ThroughCommittee && calendar.Window(facts.TargetFy, facts.BudgetKind, WindowKind.CommitteeMeeting) is { } meeting)
            {
                Add(CaseGate.CommitteeMeeting, meeting.To, BeforeReview(meeting.To));
            }
            if (calendar.Window(facts.TargetFy, facts.BudgetKind, WindowKind.BudgetRequest) is { } request)
            {
                Add(CaseGate.BudgetRequest, request.To, BeforeReview(request.To));
                if (calendar.Window(facts.TargetFy, facts.BudgetKind, WindowKind.BudgetResult) is { } result)
                {
                    // What is voted on was requested: the vote is missed with the request.
                    Add(CaseGate.Vote, result.To, BeforeReview(request.To));
                }
            }
        }
        if (facts.Notice is { } notice)
        {
            var file = facts.WithoutNotice ? calendar.FileBeforeExecution(notice) : calendar.FileBeforeNotice(notice, facts.IsWto);
            if (facts.Stage != Stage.PreProcurement || !facts.IsFiled)
            {
                Add(CaseGate.ProcurementFiling, file, file);
            }
            Add(CaseGate.Notice, notice, file);
            if (facts.Contract is { } contract)
            {
                Add(CaseGate.Contract, contract, file);
            }
        }
        if (facts.GoLive is { } live)
        {
            Add(CaseGate.GoLive, live, days.Subtract(live, calendar.Setting(SettingName.GoLiveLeadDays, live)));
        }
        return new GateLadder([.. rungs.OrderBy(r => r.Day).ThenBy(r => r.Gate)]);

        void Add(CaseGate gate, DateOnly day, DateOnly lastSafe)
        {
            var answered = facts.AnswerDue is { } due && due > today ? due : today;
            var ofBudget = gate is CaseGate.FilingCloses or CaseGate.CommitteeMeeting or CaseGate.BudgetRequest or CaseGate.Vote;
            var own = gate != CaseGate.GoLive && ofBudget == (facts.Stage == Stage.PreBudget);
            rungs.Add(new LadderRung(gate, day, lastSafe, facts.IsFiled && own ? days.Between(answered, day) : days.Between(today, lastSafe)));
        }
    }
}

using GovernancePortal.Core.Calendar;

namespace GovernancePortal.Core.Consultations.Gates;

/// <summary>The ladder of one case, from its own answers: what is still ahead of it, with the slack to each day.</summary>
public static class CaseLadder
{
    /// <summary>Empty once the case is over, and where no hard day lies ahead.</summary>
    public static GateLadder Of(Consultation c, bool throughCommittee, OfficeCalendar calendar, DateOnly today)
    {
        if (c.State.IsOver())
        {
            return new GateLadder([]);
        }
        var (notice, contract, goLive, method, wto) = c.Stage switch
        {
            Stage.PreBudget => (Answer('H', "H1.Notice"), Answer('H', "H1.Contract"), Answer('H', "H1.Launch"), Answer('H', "H3"), c.TotalYen is { } total && calendar.Threshold(ThresholdKind.WtoProcurement, today)?.IsMetBy(total) == true),
            Stage.PreProcurement => (Answer('Q', "Q11"), Answer('Q', "Q11.Contract"), null, Answer('Q', "Q1"), Answer('Q', "Q4") == "yes"),
            Stage.PreOperation or Stage.Evaluation => (null, null, null, null, false),
        };
        var ladder = GateLadder.Of(new LadderFacts(c.Stage, c.TargetFy, c.BudgetKind)
        {
            BureauId = c.BureauId, ThroughCommittee = throughCommittee, IsChange = c.ChangeOfId is not null,
            IsFiled = c.SubmittedAt is not null && c.State is not (ConsultationState.Draft or ConsultationState.SectionReview or ConsultationState.Returned or ConsultationState.Continued),
            AnswerDue = c.DueOn, Notice = ProcurementGate.Day(notice), WithoutNotice = ProcurementGate.WithoutNotice.Contains(method, StringComparer.Ordinal), IsWto = wto,
            Contract = ProcurementGate.Day(contract), GoLive = c.Stage == Stage.PreOperation ? c.GoLiveOn : ProcurementGate.Day(goLive),
        }, calendar, today);
        // What is decided waits for nobody's answer any more: its own filing and budget days are behind it once they have passed.
        return new GateLadder([.. ladder.Rungs.Where(r => r.Day >= today)]);

        string? Answer(char letter, string code) => c.Sections.FirstOrDefault(s => s.Letter == letter)?.Values[code];
    }
}

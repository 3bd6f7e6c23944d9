using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>What somebody has to do with a case: the verbs of the home page.</summary>
public enum WorkKind
{
    Write,            // 下書きを仕上げる
    Mend,             // 差戻しに対応する
    Answer,           // 質問に回答する
    Resume,           // 継続協議を再開する
    HeadCheck,        // 所属長として確認する
    Accept,           // 受け付ける
    StartReview,      // 審査を始める
    Review,           // 審査する
    Decide,           // 決裁する
    CommitteeDecide,  // IT推進会議の決定を記録する
    ReportCondition,  // 条件の履行を報告する
    ConfirmCondition, // 条件の履行を確認する
    RecordBudget,     // 予算結果を登録する
    StartNextStage,   // 調達前協議を始める
    RecordContract,   // 契約結果を登録する
    RecordGoLive,     // 稼働を記録する
    Forward,          // 部局で取りまとめて提出する
    StartPreOperation, // 稼働前協議を始める
}

/// <summary>A case that waits, with what is to be done. Due is the day set for this step, Gate the next day that moves for nobody.</summary>
public sealed record WorkLine(Guid Id, Stage Stage, string? Number, string Title, ConsultationState State, WorkKind Kind, string SectionName, DateTimeOffset Since, DateOnly? DueOn, HardGate? Gate, int Count)
{
    public DateOnly? Deadline => DueOn is { } due && (Gate is null || due < Gate.Day) ? due : Gate?.Day;
}

/// <summary>A case somebody else holds.</summary>
public sealed record AwaitedLine(Guid Id, string? Number, string Title, ConsultationState State, Holder Holder, string? ReviewerName, string SectionName, DateTimeOffset Since);

public sealed class WorkQueries(PortalDb db)
{
    /// <summary>More than fit on a page; the list shows the rest.</summary>
    public const int Most = 100;
    /// <summary>Open days before the last day of filing a 稼働前協議 that it becomes work.</summary>
    public const int GoLiveNoticeDays = 30;
    private const int BuildYears = 3;

    /// <summary>
    /// What waits for this person, by the role and section of the ball's holder (decision 21), oldest deadline first; one
    /// command.
    /// </summary>
    public async Task<IReadOnlyList<WorkLine>> WaitingAsync(Actor actor, OfficeCalendar calendar, CancellationToken ct = default)
    {
        var (drafting, submitting) = (actor.SectionsWhere(Permission.ConsultationDraft).ToArray(), actor.SectionsWhere(Permission.ConsultationSubmit).ToArray());
        var (reviews, advises, decides, decidesAbove) = (actor.May(Permission.ConsultationReview), actor.May(Permission.ConsultationOpinion), actor.May(Permission.ConsultationDecide), actor.May(Permission.ConsultationDecideAboveThreshold));
        var (records, finance) = (actor.May(Permission.CommitteeRecord), actor.Has(Role.Finance));
        Guid[] forwarding = [.. actor.BureausWhere(Permission.ConsultationForward)];
        var user = actor.UserId;
        var own = actor.Capacities.Where(x => x.StandsInFor is null).Select(x => x.SectionId).ToArray();
        var budgetSeason = FiscalYear.Of(actor.Today).Next;
        var today = actor.Today;
        var since = today.AddYears(-BuildYears);
        var open = ConsultationStates.Agreed;
        // By name: kept as words, gates have no order in the database.
        DueGate[] soon = [DueGate.BudgetRequest, DueGate.PreProcurement, DueGate.Contract];
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c =>
                (c.Holder == Holder.Section && drafting.Contains(c.SectionId) && !open.Contains(c.State))
                || (c.Holder == Holder.SectionHead && submitting.Contains(c.SectionId))
                || (c.Holder == Holder.Coordinator && forwarding.Contains(c.BureauId))
                || (c.ProxyIds.Contains(user) && (c.Holder == Holder.SectionHead || (c.Holder == Holder.Section && !open.Contains(c.State))))
                || (reviews && !decides && !c.OfPolicyOffice && c.Holder == Holder.Reception && !own.Contains(c.SectionId))
                || (c.Holder == Holder.Reviewer && c.ReviewerId == user)
                || (advises && c.OfPolicyOffice && (c.Holder == Holder.Reception || c.Holder == Holder.Reviewer))
                || (decides && !c.OfPolicyOffice && c.DecidingOffice != Approvals.DecidingOffice.Cio && c.Holder == Holder.PolicyHead)
                || (decidesAbove && (c.OfPolicyOffice || c.DecidingOffice == Approvals.DecidingOffice.Cio) && c.Holder == Holder.PolicyHead)
                || ((records || decidesAbove) && c.Holder == Holder.Committee)
                || (open.Contains(c.State) && c.ReviewerId == user && c.Conditions.Any(k => k.State == ConditionState.Reported))
                || (open.Contains(c.State) && drafting.Contains(c.SectionId) && (
                    c.Conditions.Any(k => k.State == ConditionState.Open && (soon.Contains(k.Gate) || (c.Stage == Stage.PreOperation && k.Gate == DueGate.GoLive)))
                    || c.Stage == Stage.PreProcurement || c.Stage == Stage.PreOperation
                    || (c.Budget != null && c.Budget.Outcome != BudgetOutcome.NotGranted && !db.Set<Consultation>().Any(n => n.PreBudgetId == c.Id && n.State != ConsultationState.Withdrawn))))
                || (c.State == ConsultationState.Closed && c.Stage == Stage.PreProcurement && c.Contract != null && c.Contract.ContractOn >= since && drafting.Contains(c.SectionId) && !db.Set<Consultation>().Any(n => n.PreviousId == c.Id && n.Stage == Stage.PreOperation && n.State != ConsultationState.Withdrawn))
                || (finance && open.Contains(c.State) && c.Stage == Stage.PreBudget && c.Budget == null && c.TargetFy < budgetSeason))
            .OrderBy(c => c.DueOn ?? DateOnly.MaxValue).ThenBy(c => c.Since).Take(Most)
            .Select(c => new
            {
                c.Id, c.Stage, c.Number, c.Title, c.State, c.Holder, c.SectionId, c.Since, c.DueOn, c.TargetFy, c.BudgetKind, c.NeedsCommittee, c.ReviewerId, c.OfPolicyOffice,
                HasBudget = c.Budget != null, c.TotalYen,
                // The planned days that the next gate is counted from: of the second stage, or of a first stage that waits for it.
                Plan = db.Set<FormSection>().Where(s => (s.ConsultationId == c.Id && ((s.Letter == 'Q' && c.Stage == Stage.PreProcurement && !open.Contains(c.State) && c.State != ConsultationState.Closed) || (s.Letter == 'H' && c.Stage == Stage.PreBudget && open.Contains(c.State) && c.Budget != null))) || (s.ConsultationId == c.PreBudgetId && s.Letter == 'H' && c.State == ConsultationState.Closed))
                    .Select(s => s.Values).FirstOrDefault(),
                Section = db.Set<People.Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(),
                Comments = c.Comments.Count(m => m.SentAt != null && m.AnsweredAt == null),
                Questions = c.Questions.Count(q => q.AnsweredAt == null),
                Open = c.Conditions.Count(k => k.State == ConditionState.Open && (soon.Contains(k.Gate) || (c.Stage == Stage.PreOperation && k.Gate == DueGate.GoLive))),
                c.Occasion, c.GoLiveOn, c.SubmittedAt,
                Reported = c.Conditions.Count(k => k.State == ConditionState.Reported),
            }).AsSingleQuery().ToListAsync(ct);
        return [.. rows.Where(r => r.State != ConsultationState.Closed || IsGoLiveNear(r.Plan, calendar, today)).Select(r =>
        {
            var (kind, count) = r.State switch
            {
                ConsultationState.Closed => (WorkKind.StartPreOperation, 0),
                ConsultationState.Draft => (WorkKind.Write, 0),
                ConsultationState.Returned => (WorkKind.Mend, r.Comments),
                ConsultationState.Inquiry => (WorkKind.Answer, r.Questions),
                ConsultationState.Continued => (WorkKind.Resume, 0),
                ConsultationState.SectionReview => (WorkKind.HeadCheck, 0),
                ConsultationState.BureauReview => (WorkKind.Forward, 0),
                ConsultationState.Submitted => (WorkKind.Accept, 0),
                ConsultationState.Accepted => (WorkKind.StartReview, 0),
                ConsultationState.UnderReview => (r.Holder == Holder.PolicyHead ? WorkKind.Decide : WorkKind.Review, 0),
                ConsultationState.CommitteePending => (WorkKind.CommitteeDecide, 0),
                _ when r.Reported > 0 && r.ReviewerId == user => (WorkKind.ConfirmCondition, r.Reported),
                _ when drafting.Contains(r.SectionId) && r.Open > 0 => (WorkKind.ReportCondition, r.Open),
                _ when r.Stage == Stage.PreProcurement => (WorkKind.RecordContract, 0),
                _ when r.Stage == Stage.PreOperation => (WorkKind.RecordGoLive, 0),
                _ when !r.HasBudget => (WorkKind.RecordBudget, 0),
                _ => (WorkKind.StartNextStage, 0),
            };
            var gate = r.Stage == Stage.Evaluation ? null
                : kind == WorkKind.StartPreOperation ? new HardGate(GateKind.GoLiveFiling, Stages.GoLiveGate.LastDay(LaunchOf(r.Plan)!.Value, calendar, today))
                : r.Stage == Stage.PreOperation ? Stages.GoLiveGate.Of(r.Occasion, r.GoLiveOn, r.State, r.SubmittedAt is not null, calendar, today)
                : r.Stage == Stage.PreProcurement ? ProcurementGate.Of(r.Plan, r.State, calendar)
                : kind == WorkKind.StartNextStage ? ProcurementGate.OfPlan(r.Plan, r.TotalYen, calendar, today)
                : r.State.IsDecided() ? null : calendar.NextHardGate(r.TargetFy, r.BudgetKind, today, r.NeedsCommittee);
            return new WorkLine(r.Id, r.Stage, r.Number, r.Title, r.State, kind, r.Section, r.Since, r.DueOn, gate, count);
        }).OrderBy(w => w.Deadline ?? DateOnly.MaxValue).ThenBy(w => w.Since)];
    }

    // 稼働前協議 is work of the section from some weeks before its last day of filing on, and no longer once the system runs.
    private static bool IsGoLiveNear(FormValues? plan, OfficeCalendar calendar, DateOnly today) =>
        LaunchOf(plan) is { } launch && today <= launch && calendar.BusinessDays.Subtract(Stages.GoLiveGate.LastDay(launch, calendar, today), GoLiveNoticeDays) <= today;

    private static DateOnly? LaunchOf(FormValues? plan) => plan is null ? null : ProcurementGate.Day(plan["H1.Launch"]);

    /// <summary>What this person waits for and who holds it, longest first; one command.</summary>
    public async Task<IReadOnlyList<AwaitedLine>> AwaitedAsync(Actor actor, int most = 8, CancellationToken ct = default)
    {
        Guid[] own = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
        Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationReadBureau)];
        Guid[] submitting = [.. actor.SectionsWhere(Permission.ConsultationSubmit)];
        var user = actor.UserId;
        var decides = actor.May(Permission.ConsultationDecide);
        Holder[] office = [Holder.Coordinator, Holder.Reception, Holder.Reviewer, Holder.PolicyHead, Holder.Committee];
        return await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c =>
                (own.Contains(c.SectionId) && office.Contains(c.Holder))
                || (own.Contains(c.SectionId) && c.Holder == Holder.SectionHead && !submitting.Contains(c.SectionId))
                || (bureaus.Contains(c.BureauId) && office.Contains(c.Holder) && c.Holder != Holder.Coordinator)
                || (c.ReviewerId == user && (c.State == ConsultationState.Inquiry || c.State == ConsultationState.Returned || c.Holder == Holder.PolicyHead))
                || (decides && c.Holder == Holder.Reviewer))
            .OrderBy(c => c.Since).ThenBy(c => c.Id).Take(most)
            .Select(c => new AwaitedLine(c.Id, c.Number, c.Title, c.State, c.Holder, c.ReviewerName, db.Set<People.Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), c.Since))
            .ToListAsync(ct);
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>How far an audit is (domain.md 6.3).</summary>
public enum AuditState
{
    Planned,     // 計画
    Notified,    // 通知済
    Preliminary, // 予備調査中
    Fieldwork,   // 実地監査中
    Papers,      // 調書作成中
    FactCheck,   // 事実確認中
    Reported,    // 報告済
    Improving,   // 改善対応中
    FollowUp,    // フォローアップ中
    Closed,      // 完了
    Postponed,   // 延期
    Cancelled,   // 中止
}

/// <summary>
/// 監査（実施計画 onwards): one audit of one section. Only its methods change it; which act is allowed when is decided by
/// <see cref="AuditWorkflow"/>.
/// </summary>
public sealed class AuditEngagement : IVersioned, ITracked
{
    public const string SubjectType = "AuditEngagement";
    public const string Mark = "監";
    public const int NumberLength = 20;
    public const int TextLength = 2000;
    public const int ReportLength = 8000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int TimeLength = 40;
    public const int MostQuestions = 40;

    private readonly List<AuditTeamMember> team = [];
    private readonly List<AuditQuestion> questions = [];
    private readonly List<AuditPresentation> presentations = [];

    private AuditEngagement()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-監-0001.</summary>
    public string Number { get; private init; } = "";
    public FiscalYear FiscalYear { get; private set; }
    /// <summary>First day of the month it is planned for.</summary>
    public DateOnly Month { get; private set; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>What the section was called when the audit was set.</summary>
    public string SectionName { get; private set; } = "";
    public string KindCode { get; private init; } = "";
    public Plans.AuditNature Nature { get; private init; }
    public Guid? PlanId { get; private set; }
    public Guid? PlanLineId { get; private set; }
    /// <summary>Of a 特命監査: who ordered it.</summary>
    public string? OrderedBy { get; private init; }
    public string? OrderReason { get; private init; }
    public AuditState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public IReadOnlyList<AuditTeamMember> Team => team;

    // 実施計画
    public string? Purpose { get; private set; }
    public string? Scope { get; private set; }
    public string? Method { get; private set; }
    public string? Setup { get; private set; }
    public DateOnly? HeldOn { get; private set; }
    /// <summary>The hour, as it is announced.</summary>
    public string? HeldAt { get; private set; }
    public Guid? PlanDraftedById { get; private set; }
    public string? PlanDraftedBy { get; private set; }
    public string? PlanApprovedBy { get; private set; }
    public DateTimeOffset? PlanApprovedAt { get; private set; }

    // 実施通知, 予備調査
    public string? NoticeItems { get; private set; }
    public string? NotifiedBy { get; private set; }
    public DateTimeOffset? NotifiedAt { get; private set; }
    public IReadOnlyList<AuditQuestion> Questions => questions;
    public DateOnly? SurveyDueOn { get; private set; }
    public string? SurveyAnsweredBy { get; private set; }
    public DateTimeOffset? SurveyAnsweredAt { get; private set; }

    // 講評, 調書
    public DateOnly? DebriefOn { get; private set; }
    public string? DebriefWords { get; private set; }
    public string? DebriefPresent { get; private set; }
    public AuditPaper? Paper { get; private set; }

    // 報告 (domain.md 6.4)
    public string? ReportIntroduction { get; private set; }
    public string? ReportOverview { get; private set; }
    public string? ReportOpinion { get; private set; }
    public string? ReportRemarks { get; private set; }
    /// <summary>助言型: may not sound like assurance.</summary>
    public bool IsAdvisory { get; private set; } = true;
    public Guid? ReportWrittenById { get; private set; }
    public string? ReportWrittenBy { get; private set; }
    public string? ReportedBy { get; private set; }
    public DateTimeOffset? ReportedAt { get; private set; }
    public IReadOnlyList<AuditPresentation> Presentations => presentations;
    public string? ResultNotifiedBy { get; private set; }
    public DateTimeOffset? ResultNotifiedAt { get; private set; }

    /// <summary>Why it was postponed or cancelled, or the paper went back.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);
    public bool HasReport => !string.IsNullOrWhiteSpace(ReportOverview) && !string.IsNullOrWhiteSpace(ReportOpinion);

    /// <summary>An audit as the plan has it, or as it was ordered.</summary>
    public static AuditEngagement Plan(AuditOrder order, string number, Actor actor)
    {
        var audit = new AuditEngagement
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, FiscalYear = order.FiscalYear, Month = order.Month, SectionId = order.SectionId, BureauId = order.BureauId, SectionName = order.SectionName,
            KindCode = order.KindCode, Nature = order.Nature, PlanId = order.PlanId, PlanLineId = order.PlanLineId, OrderedBy = order.OrderedBy, OrderReason = order.OrderReason, State = AuditState.Planned, Since = actor.Now,
        };
        audit.Seat(order.Team);
        return audit;
    }

    public bool IsOnTeam(Actor actor) => team.Any(m => m.UserId == actor.UserId);

    internal void Prepare(AuditPreparationInput input, Actor actor)
    {
        if (input.HeldOn < actor.Today)
        {
            throw new RuleViolation("Audit.HeldPast", nameof(input.HeldOn), actor.Today);
        }
        Move(AuditAct.Prepare, AuditFacts.None, actor);
        (Purpose, Scope, Method, Setup, HeldOn, HeldAt) = (input.Purpose, input.Scope, input.Method, input.Setup, input.HeldOn, input.HeldAt);
        (PlanDraftedById, PlanDraftedBy, PlanApprovedBy, PlanApprovedAt) = (actor.UserId, actor.Name, null, null);
    }

    /// <summary>Another team; a plan of the audit that was approved has to be approved again.</summary>
    internal void ChangeTeam(IReadOnlyList<AuditTeamSeat> seats, Actor actor)
    {
        Move(AuditAct.ChangeTeam, AuditFacts.None, actor);
        Reseat(seats);
        (PlanApprovedBy, PlanApprovedAt) = (null, null);
    }

    /// <summary>
    /// A revision of the 年度計画 was approved: the audit belongs to it. While it is planned it takes over what the revision changed of
    /// its line, and has to be approved again; later it stays as it was announced.
    /// </summary>
    /// <param name="month">First day of the new month; null where the revision left it.</param>
    /// <param name="seats">The new team; null where the revision left it.</param>
    /// <returns>Whether month or team are others now.</returns>
    internal bool Follow(Guid planId, Guid lineId, DateOnly? month, IReadOnlyList<AuditTeamSeat>? seats)
    {
        (PlanId, PlanLineId) = (planId, lineId);
        if (State != AuditState.Planned || (month is null && seats is null))
        {
            return false;
        }
        if (month is { } first && first != Month)
        {
            (Month, HeldOn, HeldAt) = (first, null, null);
        }
        if (seats is not null)
        {
            Reseat(seats);
        }
        (PlanApprovedBy, PlanApprovedAt) = (null, null);
        Revision++;
        return true;
    }

    /// <summary>A revision of the 年度計画 without it was approved; refused once the section knows of it (Audit.NotNow).</summary>
    /// <param name="why">Name of the revision.</param>
    internal void FallAway(string why, Actor actor)
    {
        if (State != AuditState.Planned)
        {
            throw new RuleViolation("Audit.NotNow", null, "AuditState." + State);
        }
        (State, Since, Reason, ClosedAt, Revision) = (AuditState.Cancelled, actor.Now, why, actor.Now, Revision + 1);
    }

    internal void ApprovePlan(Actor actor)
    {
        Move(AuditAct.ApprovePlan, AuditFacts.None, actor);
        (PlanApprovedBy, PlanApprovedAt) = (AuditWorkflow.NameOf(actor), actor.Now);
    }

    /// <summary>実施通知; the questionnaire begins with the questions that are in force.</summary>
    internal void Notify(string items, Actor actor)
    {
        Move(AuditAct.Notify, AuditFacts.None, actor);
        (NoticeItems, NotifiedBy, NotifiedAt) = (items, AuditWorkflow.NameOf(actor), actor.Now);
        if (questions.Count == 0)
        {
            Ask([.. AuditQuestionTemplate.On(actor.Today, Nature).Select(t => new AuditQuestionInput { Text = t.Text, AsksDocument = t.AsksDocument })], actor);
        }
    }

    internal void EditQuestions(IReadOnlyList<AuditQuestionInput> rows, Actor actor)
    {
        Move(AuditAct.EditQuestions, AuditFacts.None, actor);
        questions.Clear();
        Ask(rows, actor);
    }

    internal void BeginSurvey(DateOnly due, Actor actor)
    {
        if (due <= actor.Today)
        {
            throw new RuleViolation("Audit.DuePast", nameof(AuditActInput.DueOn), actor.Today);
        }
        Move(AuditAct.BeginSurvey, AuditFacts.None, actor);
        SurveyDueOn = due;
    }

    internal void AnswerSurvey(IReadOnlyList<(Guid Id, string? Answer, IReadOnlyList<StoredFile> Files)> answers, Actor actor)
    {
        Move(AuditAct.AnswerSurvey, AuditFacts.None, actor);
        foreach (var (id, answer, files) in answers)
        {
            (questions.Find(q => q.Id == id) ?? throw new NotFound($"Question {id}.")).Say(answer, files, actor);
        }
    }

    internal void SubmitSurvey(Actor actor)
    {
        Move(AuditAct.SubmitSurvey, AuditFacts.None, actor);
        (SurveyAnsweredBy, SurveyAnsweredAt) = (AuditWorkflow.NameOf(actor), actor.Now);
    }

    internal void BeginFieldwork(Actor actor) => Move(AuditAct.BeginFieldwork, AuditFacts.None, actor);

    /// <summary>講評, on the day: who was there is kept.</summary>
    internal void RecordDebrief(DateOnly on, string present, string words, Actor actor)
    {
        if (on > actor.Today)
        {
            throw new RuleViolation("Audit.DayToCome", nameof(AuditActInput.On), actor.Today);
        }
        Move(AuditAct.RecordDebrief, AuditFacts.None, actor);
        (DebriefOn, DebriefPresent, DebriefWords) = (on, present, words);
    }

    internal void WritePaper(AuditPaperInput input, Actor actor)
    {
        Move(AuditAct.WritePaper, AuditFacts.None, actor);
        Paper ??= new AuditPaper { Id = Guid.CreateVersion7(actor.Now), EngagementId = Id };
        Paper.Write(input, actor);
    }

    internal void PassPaper(Actor actor)
    {
        Move(AuditAct.PassPaper, AuditFacts.None, actor);
        Paper!.Pass(actor);
    }

    internal void ReviewPaper(string? remark, Actor actor)
    {
        Move(AuditAct.ReviewPaper, AuditFacts.None, actor);
        Paper!.Review(remark, AuditWorkflow.NameOf(actor), actor);
    }

    internal void ReturnPaper(string reason, Actor actor)
    {
        Move(AuditAct.ReturnPaper, AuditFacts.None, actor);
        Paper!.Return(reason);
    }

    internal void BeginFactCheck(AuditFacts facts, Actor actor) => Move(AuditAct.BeginFactCheck, facts, actor);

    /// <summary>Refused where an advisory report sounds like assurance (Audit.SoundsLikeAssurance).</summary>
    internal void WriteReport(AuditReportInput input, Actor actor)
    {
        if (input.IsAdvisory)
        {
            foreach (var (field, text) in new[] { (nameof(input.Introduction), input.Introduction), (nameof(input.Overview), input.Overview), (nameof(input.Opinion), input.Opinion), (nameof(input.Remarks), input.Remarks) })
            {
                if (AssuranceWording.FoundIn(text) is { } word)
                {
                    throw new RuleViolation("Audit.SoundsLikeAssurance", field, word);
                }
            }
        }
        Move(AuditAct.WriteReport, AuditFacts.None, actor);
        (ReportIntroduction, ReportOverview, ReportOpinion, ReportRemarks, IsAdvisory) = (input.Introduction, input.Overview, input.Opinion, input.Remarks, input.IsAdvisory);
        (ReportWrittenById, ReportWrittenBy) = (actor.UserId, actor.Name);
    }

    internal void Issue(AuditFacts facts, Actor actor)
    {
        Move(AuditAct.Issue, facts, actor);
        (ReportedBy, ReportedAt) = (AuditWorkflow.NameOf(actor), actor.Now);
    }

    internal void Present(PresentedTo to, DateOnly on, string? note, Actor actor)
    {
        if (on > actor.Today)
        {
            throw new RuleViolation("Audit.DayToCome", nameof(AuditActInput.On), actor.Today);
        }
        Move(AuditAct.Present, AuditFacts.None, actor);
        presentations.Add(new AuditPresentation { Id = Guid.CreateVersion7(actor.Now), EngagementId = Id, To = to, On = on, Note = note, RecordedBy = actor.Name });
    }

    internal void NotifyResult(Actor actor)
    {
        Move(AuditAct.NotifyResult, AuditFacts.None, actor);
        (ResultNotifiedBy, ResultNotifiedAt) = (AuditWorkflow.NameOf(actor), actor.Now);
    }

    internal void BeginFollowUp(Actor actor) => Move(AuditAct.BeginFollowUp, AuditFacts.None, actor);

    internal void Close(AuditFacts facts, Actor actor)
    {
        Move(AuditAct.Close, facts, actor);
        ClosedAt = actor.Now;
    }

    internal void Postpone(DateOnly month, string reason, Actor actor)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        if (first <= Month)
        {
            throw new RuleViolation("Audit.MonthNotLater", nameof(AuditActInput.Month), Month);
        }
        Move(AuditAct.Postpone, AuditFacts.None, actor);
        (Month, Reason) = (first, reason);
    }

    /// <summary>Planned again: day and approval of the old plan are gone.</summary>
    internal void Resume(Actor actor)
    {
        Move(AuditAct.Resume, AuditFacts.None, actor);
        (HeldOn, HeldAt, PlanApprovedBy, PlanApprovedAt, SurveyDueOn) = (null, null, null, null, null);
        (SurveyAnsweredBy, SurveyAnsweredAt) = (null, null);
    }

    internal void Cancel(string reason, Actor actor)
    {
        Move(AuditAct.Cancel, AuditFacts.None, actor);
        (Reason, ClosedAt) = (reason, actor.Now);
    }

    /// <summary>組織改正: the section that takes over; the name it was set with stays.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    /// <summary>The step of the table; refused with Audit.NotNow, and forbidden to whom it is not given.</summary>
    internal AuditStep Demand(AuditAct act, Actor actor)
    {
        var step = AuditWorkflow.Find(State, act) ?? throw new RuleViolation("Audit.NotNow", null, "AuditState." + State);
        return AuditWorkflow.May(step.By, this, actor) ? step : throw new Forbidden($"{act} of an audit.");
    }

    private void Move(AuditAct act, AuditFacts facts, Actor actor)
    {
        var step = Demand(act, actor);
        if (step.Guards.FirstOrDefault(g => !g.Holds(this, actor, facts)) is { } guard)
        {
            throw new RuleViolation(guard.Code);
        }
        if (State != step.To)
        {
            (State, Since) = (step.To, actor.Now);
        }
        Revision++;
    }

    // Who stays keeps the row: the same key cannot be deleted and added in one save.
    private void Reseat(IReadOnlyList<AuditTeamSeat> seats)
    {
        team.RemoveAll(m => !seats.Any(s => s.AuditorId == m.AuditorId));
        team.ForEach(m => m.IsLead = seats.First(s => s.AuditorId == m.AuditorId).IsLead);
        Seat([.. seats.Where(s => !team.Exists(m => m.AuditorId == s.AuditorId))]);
    }

    private void Seat(IReadOnlyList<AuditTeamSeat> seats) =>
        team.AddRange(seats.Select(seat => new AuditTeamMember { EngagementId = Id, AuditorId = seat.AuditorId, UserId = seat.UserId, Name = seat.Name, IsLead = seat.IsLead }));

    private void Ask(IReadOnlyList<AuditQuestionInput> rows, Actor actor)
    {
        var asked = rows.Where(r => !string.IsNullOrWhiteSpace(r.Text)).ToList();
        if (asked.Count > MostQuestions)
        {
            throw new RuleViolation("Audit.TooManyQuestions", null, MostQuestions);
        }
        questions.AddRange(asked.Select((r, n) => new AuditQuestion { Id = Guid.CreateVersion7(actor.Now), EngagementId = Id, Position = n + 1, Text = r.Text!, AsksDocument = r.AsksDocument }));
    }
}

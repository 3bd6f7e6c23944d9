using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Loads a case whole, looks up what its guards need, and saves it with its Trail row and its notices.</summary>
public sealed class ConsultationCaseService(PortalDb db, CalendarQueries calendars, CodeQueries codes, SystemReadinessQueries readiness, FormRuleQueries rules, Forwarding.BureauRoutingQueries bureaus, Approvals.DecisionRuleQueries authority, TalkWorkQueries talks)
{
    /// <summary>The code list of fields whose change voids a mere answer (decision 9).</summary>
    public const string MaterialFieldList = MaterialFields.List;

    public Task<OfficeCalendar> CalendarAsync(CancellationToken ct = default) => calendars.CalendarAsync(ct);

    /// <summary>The case with all its parts, or NotFound when the actor may not know of it, Forbidden when only its summary is theirs.</summary>
    public async Task<Consultation> LoadAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>()
            .Include(x => x.Sections).Include(x => x.Attachments).ThenInclude(a => a.File).Include(x => x.Versions).Include(x => x.Acts.OrderBy(a => a.Number))
            .Include(x => x.Comments.OrderBy(m => m.At)).Include(x => x.Questions.OrderBy(q => q.Number)).Include(x => x.Checklist.OrderBy(i => i.Number)).Include(x => x.Conditions.OrderBy(k => k.Number))
            .SingleOrDefaultAsync(x => x.Id == id, ct);
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        return ConsultationAccess.Allows(actor, c, ConsultationOperation.View) ? c : throw new Forbidden("Only the summary of this case is open to you.");
    }

    /// <summary>The case as loaded for an act: the version that the form carried must still be the one in the database.</summary>
    public async Task<Consultation> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var c = await LoadAsync(id, actor, ct);
        db.Expect(c, version);
        return c;
    }

    /// <summary>Whether the actor may read the case whole.</summary>
    public Task<bool> SeesWholeAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).AnyAsync(c => c.Id == id, ct);

    public async Task<FormSurroundings> SurroundingsAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        var calendar = await calendars.CalendarAsync(ct);
        return await SurroundingsAsync(c, calendar, actor, ct);
    }

    private async Task<FormSurroundings> SurroundingsAsync(Consultation c, OfficeCalendar calendar, Actor actor, CancellationToken ct)
    {
        // The decided version of the first stage counts, not what a change case may be writing meanwhile; a change that was
        // agreed took the place of what it changed.
        var firsts = c.PreBudgetId is null ? [] : await db.Set<Consultation>().AsNoTracking().Where(x => x.CaseId == c.CaseId && x.Stage == Stage.PreBudget && (x.Id == c.PreBudgetId || x.ChangeOfId != null))
            .Select(x => new { x.Id, x.Stage, x.Size, x.State, x.ChangeOfId, x.IsMinorChange, x.TotalYen, Frozen = x.Versions.OrderByDescending(v => v.Number).FirstOrDefault() }).ToListAsync(ct);
        var first = firsts.Find(x => x.Id == c.PreBudgetId);
        while (first is { State: ConsultationState.Superseded } && firsts.Find(x => x.ChangeOfId == first.Id && TookOver(x.State, x.IsMinorChange)) is { } successor)
        {
            first = successor;
        }
        return new FormSurroundings(actor.Today)
        {
            IsLate = IsLate(c, calendar, actor.Today),
            WtoLimitYen = calendar.Threshold(ThresholdKind.WtoProcurement, actor.Today)?.AmountYen,
            FirstStageTotalYen = first?.TotalYen,
            First = first?.Frozen is { } frozen ? new FormFacts(first.Stage, first.Size, actor.Today, frozen.Form.ByLetter) : null,
            MaterialPercent = calendar.Setting(SettingName.MaterialChangePercent, actor.Today),
            LedgerMissing = await LedgerMissingAsync(c, ct),
            Rules = await rules.OfAsync(c.Stage, c.RulesOn, ct),
            SupplyChainFrom = calendar.OnSince(SettingName.SupplyChainDuty),
            Platform = new PlatformLimits(calendar.Setting(SettingName.PlatformCores, actor.Today), calendar.Setting(SettingName.PlatformMemoryGb, actor.Today),
                calendar.Setting(SettingName.PlatformStorageGb, actor.Today), calendar.Setting(SettingName.PlatformServers, actor.Today)),
        };
    }

    private static bool TookOver(ConsultationState state, bool isMinor) => !isMinor && (state.IsAgreed() || state is ConsultationState.Closed or ConsultationState.Superseded);

    // Only the consultation before go-live asks whether the ledger is ready.
    private async Task<int?> LedgerMissingAsync(Consultation c, CancellationToken ct) => c is { Stage: Stage.PreOperation, SystemId: { } system } && !c.State.IsDecided() ? await readiness.MissingAsync(system, ct) : null;

    // Windows belong to the first stage; a case once submitted in time is not late because it comes back, and a change of
    // a decision is not tied to the season.
    private static bool IsLate(Consultation c, OfficeCalendar calendar, DateOnly today) => c.ChangeOfId is null && c.Stage switch
    {
        Stage.PreBudget => c.SubmittedAt is null ? calendar.WindowFor(c.TargetFy, c.BudgetKind, today, c.BureauId).NeedsLateReason : c.IsLate,
        // Counted back from the planned go-live in 開庁日 (domain.md 3.2).
        Stage.PreOperation => c.SubmittedAt is null ? c.Occasion == StageOccasion.GoLive && c.GoLiveOn is { } live && today > Stages.GoLiveGate.LastDay(live, calendar, today) : c.IsLate,
        Stage.PreProcurement or Stage.Evaluation => false,
    };

    /// <summary>Until when the case, filed complete, gets the shorter review; null where it has no season.</summary>
    internal static DateOnly? FastLaneUntil(Consultation c, OfficeCalendar calendar) =>
        c.Stage == Stage.PreBudget && c.ChangeOfId is null ? calendar.FastLaneUntil(c.TargetFy, c.BudgetKind, c.BureauId) : null;

    /// <summary>What the guards of the workflow need, in one command besides the cached calendar and codes.</summary>
    public async Task<CaseContext> ContextAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        var calendar = await calendars.CalendarAsync(ct);
        var rows = await db.Set<Consultation>().AsNoTracking()
            .Where(x => x.Id != c.Id && (x.CaseId == c.CaseId || (c.SystemId != null && x.SystemId == c.SystemId && x.Stage == Stage.Evaluation && x.Occasion == StageOccasion.BeforeRenewal && x.DecidedAt == null)))
            .Select(x => new
            {
                x.Id, x.CaseId, x.Stage, x.State, x.TotalYen, x.PreBudgetId, x.ChangeOfId, x.Occasion, HasContract = x.Contract != null, x.IsMinorChange, Outcome = x.Budget == null ? (BudgetOutcome?)null : x.Budget.Outcome, PassedOn = x.Budget == null ? null : x.Budget.PassedOn,
                Open = x.Conditions.Where(k => k.State != ConditionState.Fulfilled).Select(k => k.Gate).ToList(),
            }).AsSingleQuery().ToListAsync(ct);
        var chain = rows.Where(x => x.CaseId == c.CaseId).ToList();
        var first = chain.SingleOrDefault(x => x.Id == c.PreBudgetId);
        var outcome = (first?.Outcome, first?.PassedOn);
        // A change that was agreed took the place of what it changed; the budget's result stands where none came since.
        while (first is { State: ConsultationState.Superseded } && chain.Find(x => x.ChangeOfId == first.Id && TookOver(x.State, x.IsMinorChange)) is { } successor)
        {
            first = successor;
            outcome = successor.Outcome is null ? outcome : (successor.Outcome, successor.PassedOn);
        }
        var surroundings = await SurroundingsAsync(c, calendar, actor, ct);
        return new CaseContext(ConsultationCompleteness.Of(c.Facts(surroundings)))
        {
            Surroundings = surroundings,
            IsLate = surroundings.IsLate,
            FastLaneUntil = FastLaneUntil(c, calendar),
            ConfirmationRequired = calendar.Setting(SettingName.ConfirmationStep, c.RulesOn) == 1,
            OnPaper = OnPaper(calendar, c.RulesOn),
            Bureau = c.State is ConsultationState.Draft or ConsultationState.SectionReview ? (await bureaus.RoutesAsync(ct)).Of(c, calendar, actor.Today) : null,
            Authority = c.State.IsDecided() ? Approvals.DecisionRules.None : await authority.RulesAsync(ct),
            FirstStage = first is null ? null : new FirstStageFacts(
                first.State.IsAgreed() || (first.State == ConsultationState.Closed && outcome.Outcome != BudgetOutcome.NotGranted),
                outcome.Outcome, outcome.PassedOn is { } passed && passed <= actor.Today, first.Open),
            FitGap = c.Stage == Stage.PreBudget ? null : await FitGapQueries.StandingAsync(db, c.CaseId, ct),
            HasNextStage = chain.Any(x => x.PreBudgetId == c.Id && x.State is not (ConsultationState.Withdrawn or ConsultationState.Rejected)),
            Later = new LaterStageFacts
            {
                PreviousContracted = chain.Any(x => x.Id == c.PreviousId && x.HasContract),
                GoLiveConditionOpen = chain.Any(x => x.Stage is Stage.PreBudget or Stage.PreProcurement && x.State is not (ConsultationState.Withdrawn or ConsultationState.Rejected or ConsultationState.Superseded) && x.Open.Any(gate => gate <= DueGate.GoLive)),
                HasOpenPreOperation = chain.Any(x => x.Stage == Stage.PreOperation && x.ChangeOfId is null && (x.State.IsDecided()
                    ? x.Occasion == StageOccasion.GoLive && x.State is not (ConsultationState.Rejected or ConsultationState.Expired) : x.State != ConsultationState.Withdrawn)),
                HasOpenEvaluation = chain.Any(x => x.Stage == Stage.Evaluation && !x.State.IsDecided() && x.State != ConsultationState.Withdrawn),
                RenewalEvaluationOpen = rows.Exists(x => x.Stage == Stage.Evaluation && x.Occasion == StageOccasion.BeforeRenewal && x.State is ConsultationState.Draft or ConsultationState.SectionReview or ConsultationState.Returned),
            },
            Change = await ChangeAsync(c, actor, ct),
            HasOpenChange = chain.Any(x => x.ChangeOfId == c.Id && !x.State.IsDecided() && x.State != ConsultationState.Withdrawn),
            CommitteeIsReady = c.State != ConsultationState.CommitteePending || await CommitteeIsReadyAsync(c, calendar, actor, ct),
            MaterialChange = c.State == ConsultationState.Inquiry && HasMaterialChange(c, await codes.BookAsync(ct), surroundings),
        };
    }

    /// <summary>A change case against the decided version of what it changes (decision 9); null for any other case.</summary>
    public async Task<ChangeReading?> ChangeAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        if (c.ChangeOfId is not { } old)
        {
            return null;
        }
        var decided = await db.Set<ConsultationVersion>().AsNoTracking().Where(v => v.ConsultationId == old).OrderByDescending(v => v.Number).Select(v => v.Form).FirstOrDefaultAsync(ct);
        return decided is null ? null : ChangeReading.Between(c.Stage, decided, c.FreezeForm(), await MaterialAsync(actor.Today, ct));
    }

    public async Task<MaterialFields> MaterialAsync(DateOnly day, CancellationToken ct = default) =>
        MaterialFields.On(day, await codes.BookAsync(ct), (await calendars.CalendarAsync(ct)).Setting(SettingName.MaterialChangePercent, day));

    // Of the last sitting that hears it; a 幹事会 only prepares. One command, and only while a case waits for the committee.
    private async Task<bool> CommitteeIsReadyAsync(Consultation c, OfficeCalendar calendar, Actor actor, CancellationToken ct)
    {
        var last = await db.Set<CommitteeMeeting>().AsNoTracking().Where(m => m.Kind != Committee.MeetingKind.Secretaries && m.Agenda.Any(a => a.ConsultationId == c.Id)).OrderByDescending(m => m.On).ThenByDescending(m => m.Id)
            .Select(m => new
            {
                Meeting = m,
                Members = db.Set<Committee.CommitteeMember>().Where(x => x.From <= m.On && (x.To == null || x.To >= m.On)).ToList(),
                Ballots = db.Set<Committee.CommitteeBallot>().Where(b => b.MeetingId == m.Id && b.ConsultationId == c.Id).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(ct);
        return last is null || Committee.CommitteeStanding.Of(last.Meeting, last.Members, last.Ballots, c.BureauId, calendar, actor.Today).IsReady;
    }

    private static HashSet<Mover> OnPaper(OfficeCalendar calendar, DateOnly day) =>
    [
        .. new[] { (SettingName.HeadOnPaper, Mover.Head), (SettingName.PolicyHeadOnPaper, Mover.Decider), (SettingName.CommitteeOnPaper, Mover.Committee) }
            .Where(x => calendar.Setting(x.Item1, day) == 1).Select(x => x.Item2),
    ];

    /// <summary>
    /// Whether a material field differs from the last frozen version. The amount counts only when it rises by more than
    /// the dated percentage (decision 9).
    /// </summary>
    public static bool HasMaterialChange(Consultation c, CodeBook book, FormSurroundings surroundings)
    {
        var last = c.Versions.MaxBy(v => v.Number);
        if (last is null)
        {
            return false;
        }
        var before = new FormFacts(c.Stage, c.Size, surroundings.Day, last.Form.ByLetter);
        var now = c.Facts(surroundings);
        foreach (var field in book.Choices(MaterialFieldList, surroundings.Day).Select(e => e.Code))
        {
            var (was, rose) = field switch
            {
                "G1" => (before.TotalYen, Rose(before.TotalYen, now.TotalYen)),
                "Q3" => (before.Yen("Q3") ?? 0, Rose(before.Yen("Q3") ?? 0, now.Yen("Q3") ?? 0)),
                _ => (-1L, false),
            };
            if (was >= 0 ? rose : Changed(field))
            {
                return true;
            }
        }
        return false;

        bool Rose(long old, long present) => present * 100 > old * (100 + surroundings.MaterialPercent);

        bool Changed(string field) => now.Of(field).ChangesFrom(before.Of(field)).Any(change => FormCatalogue.Find(change.Field["Field.".Length..])?.Item == field);
    }

    /// <summary>
    /// Saves the act with its Trail row. The root row is always touched, so that its version moves with every part; the
    /// hand-over goes to the outbox in the same save.
    /// </summary>
    public async Task SaveAsync(Consultation c, ConsultationAct act, Actor actor, string? reason = null, CancellationToken ct = default)
    {
        var calendar = await calendars.CalendarAsync(ct);
        c.SetDue(c.State == ConsultationState.BureauReview ? c.DueOn : c.State is ConsultationState.Accepted or ConsultationState.UnderReview ? calendar.ReviewClockOf(c.ClockEvents(), actor.Today, c.IsFastLane).Due : c.State == ConsultationState.Inquiry ? c.Questions.Where(q => q.AnsweredAt is null).Min(q => (DateOnly?)q.DueOn) : null);
        db.Entry(c).Property(x => x.Holder).IsModified = true;
        foreach (var paper in c.Attachments.Where(a => a.Kind == AttachmentRules.ApprovalPaper && db.Entry(a.File).State == EntityState.Detached))
        {
            db.Add(paper.File);
        }
        await NumberNoticeAsync(c, actor, ct);
        var later = Approvals.LaterReading.For(c, act, actor, calendar.BusinessDays.Add(actor.Today, Approvals.LaterReading.DueDays));
        if (later is not null)
        {
            db.Add(later);
            db.Add(ConsultationNotices.LaterReading(later, actor));
        }
        if (act == ConsultationAct.Submit && c.State == ConsultationState.BureauReview)
        {
            await ReceiveAsync(c, calendar, actor, ct);
        }
        db.Act(actor, act.ToString(), c.Subject, reason, Capacity(c, actor));
        db.Add(ConsultationNotices.HandOver(c, act, actor));
        foreach (var reminder in ConsultationNotices.Reminders(c, act, actor, calendar).Concat(FollowUp.ConditionNotices.Of(c, c.DateConditions(calendar, actor.Today), actor, calendar)))
        {
            db.Add(reminder);
        }
        await db.SaveChangesAsync(ct);
        if (later is not null)
        {
            talks.Forget();
        }
    }

    // 部局主管課 gets the case: its order and opinion of an earlier round stay.
    private async Task ReceiveAsync(Consultation c, OfficeCalendar calendar, Actor actor, CancellationToken ct)
    {
        var forwarding = await db.Set<Forwarding.BureauForwarding>().SingleOrDefaultAsync(f => f.ConsultationId == c.Id, ct);
        if (forwarding is null)
        {
            forwarding = new Forwarding.BureauForwarding { Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id };
            db.Add(forwarding);
        }
        var row = (await bureaus.RoutesAsync(ct)).For(c.BureauId, c.Stage, c.RulesOn);
        var close = c.Stage == Stage.PreBudget && c.ChangeOfId is null ? calendar.FilingCloses(c.TargetFy, c.BudgetKind, c.BureauId) : null;
        (forwarding.BureauId, forwarding.ReceivedAt) = (c.BureauId, actor.Now);
        forwarding.IsLate = row is not null && close is { } day && actor.Today > calendar.BusinessDays.Subtract(day, row.LeadDays);
    }

    /// <summary>The code list whose names begin the document numbers: the office sets them.</summary>
    public const string DocumentPrefixList = "DocumentPrefix";

    // 協議結果通知書: numbered in the save of the decision, by the counter of the fiscal year it is given in.
    private async Task NumberNoticeAsync(Consultation c, Actor actor, CancellationToken ct)
    {
        if (!c.NeedsNotice)
        {
            return;
        }
        var prefix = (await codes.BookAsync(ct)).Find(DocumentPrefixList, "ResultNotice")?.NameJa ?? "";
        var year = Platform.Time.FiscalYear.Of(actor.Today);
        c.IssueNotice($"{year.Short}-{prefix}第{await Counter.NextAsync(db, $"{year.Short}-文書", ct)}号", actor.Today);
    }

    /// <summary>The list of consultations as a whole, as a subject of the Trail.</summary>
    public static TrailSubject List { get; } = new("ConsultationList", Guid.Empty);

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "ConsultationsExported", List, conditions);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Load at the form's version, move, save: the shape of most acts.</summary>
    public async Task MoveAsync(Guid id, uint version, ConsultationAct act, Action<Consultation, CaseContext> move, Actor actor, string? reason, CancellationToken ct)
    {
        var c = await LoadAsync(id, version, actor, ct);
        move(c, await ContextAsync(c, actor, ct));
        await SaveAsync(c, act, actor, reason, ct);
    }

    // The last line of the history knows in which capacity the move was made; parts without a move fall back to the main one.
    private static Capacity? Capacity(Consultation c, Actor actor) => c.Acts.LastOrDefault(a => a.ActorId == actor.UserId && a.At == actor.Now) is { As: { } role } made
        ? actor.Capacities.FirstOrDefault(x => x.Role == role && x.StandsInFor?.Name == made.OnBehalfOf) : null;
}

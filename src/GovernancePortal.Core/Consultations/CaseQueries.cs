using System.Diagnostics.CodeAnalysis;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Reads what the pages of one case show: the whole, its summary, its history.</summary>
public sealed class CaseQueries(PortalDb db, ConsultationCaseService cases, PeopleQueries people, TrailQueries trail)
{
    /// <summary>The acts whose rows the policy office alone reads.</summary>
    private static readonly string[] ReviewActs = ["Comment", "RemoveComment", "AcceptComment", "ReopenComment", "Judge"];

    /// <summary>
    /// The summary for those to whom only it is open, null for those who see the whole; NotFound when the actor may not
    /// know of the case.
    /// </summary>
    public async Task<CaseSummary?> SummaryAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var head = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (head is null || !ConsultationAccess.Allows(actor, head, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        if (ConsultationAccess.Allows(actor, head, ConsultationOperation.View))
        {
            return null;
        }
        var (section, bureau) = await NamesAsync(head, ct);
        var answers = await db.Set<FormSection>().AsNoTracking().Where(s => s.ConsultationId == id && s.Letter == 'D').Select(s => s.Values).SingleOrDefaultAsync(ct);
        return new CaseSummary(id, head.Title, section, bureau, head.Stage, head.State, FormOf(answers), head.Purpose, head.TargetFy, head.Contract is null ? null : head.Supplier);
    }

    private static string? FormOf(FormValues? answers) => answers is null ? null
        : answers["D1"] == "Use" ? "D1" : new[] { "D2", "D3", "D4" }.FirstOrDefault(code => answers[code] == "Adopt");

    /// <summary>The case whole. NotFound when the actor may not know of it, Forbidden when only its summary is theirs.</summary>
    public async Task<CaseView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking()
            .Include(x => x.Sections).Include(x => x.Attachments.OrderBy(a => a.AddedAt)).ThenInclude(a => a.File).Include(x => x.Versions.OrderByDescending(v => v.Number).Take(1))
            .Include(x => x.Acts.OrderBy(a => a.Number)).Include(x => x.Comments.OrderBy(m => m.At)).Include(x => x.Questions.OrderBy(q => q.Number))
            .Include(x => x.Checklist.OrderBy(i => i.Number)).Include(x => x.Conditions.OrderBy(k => k.Number))
            .AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        Demand(c, id, actor);
        var context = await cases.ContextAsync(c, actor, ct);
        var calendar = await cases.CalendarAsync(ct);
        var (section, bureau) = await NamesAsync(c, ct);
        var restricted = ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted);
        var route = c.State.IsDecided() ? null : c.SubmittedAt is null ? ConsultationRoute.Of(c, calendar, context.Surroundings) : new RouteFacts(c.NeedsCommittee, c.ThresholdRuleId, c.ThresholdYen, context.Surroundings);
        return new CaseView(c, c.Facts(context.Surroundings), context, ConsultationWorkflow.Open(c, context, actor))
        {
            SectionName = section,
            BureauName = bureau,
            Chain = await ChainAsync(c, actor, ct),
            Clock = calendar.ReviewClockOf(c.ClockEvents(), actor.Today, c.IsFastLane),
            Season = Gates.FilingSeason.Of(c, context, calendar, actor.Today),
            Route = route,
            Gate = GateOf(c, context, calendar, route, actor),
            Ladder = Gates.CaseLadder.Of(c, route?.NeedsCommittee ?? c.NeedsCommittee, calendar, actor.Today),
            Assembly = c.Contract is null && !c.State.IsOver() && (c.Stage == Stage.PreBudget || restricted) ? Funds.AssemblyApproval.Of(c.Facts(context.Surroundings), calendar, actor.Today) : null,
            MayReassign = c.MayReassign(actor),
            MayWrite = c.State is (ConsultationState.Draft or ConsultationState.Inquiry) && ConsultationWorkflow.May(Mover.StaffOrHead, c, actor),
            MayViewRestricted = restricted,
            MayViewReview = ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview),
            AnswerBy = calendar.BusinessDays.Add(actor.Today, 5),
            DaysUntil = day => calendar.BusinessDays.Between(actor.Today, day),
        };
    }

    private static HardGate? GateOf(Consultation c, CaseContext context, OfficeCalendar calendar, RouteFacts? route, Actor actor) => (c.Stage, c.State) switch
    {
        (Stage.PreOperation, var state) => Stages.GoLiveGate.Of(c.Occasion, c.GoLiveOn, state, c.SubmittedAt is not null, calendar, actor.Today),
        (Stage.PreProcurement, var state) => ProcurementGate.Of(c.SectionOf('Q').Values, state, calendar),
        (Stage.PreBudget, ConsultationState.Approved or ConsultationState.ConditionallyApproved) =>
            context.HasNextStage ? null : ProcurementGate.OfPlan(c.SectionOf('H').Values, c.TotalYen, calendar, actor.Today),
        (Stage.PreBudget, var state) => state.IsDecided() || state == ConsultationState.Withdrawn ? null
            : calendar.NextHardGate(c.TargetFy, c.BudgetKind, actor.Today, route?.NeedsCommittee == true),
        _ => null,
    };

    private static void Demand([NotNull] Consultation? c, Guid id, Actor actor)
    {
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.View))
        {
            throw new Forbidden("Only the summary of this case is open to you.");
        }
    }

    private async Task<(string Section, string Bureau)> NamesAsync(Consultation c, CancellationToken ct)
    {
        var names = await db.Set<Section>().AsNoTracking().Where(s => s.Id == c.SectionId)
            .Select(s => new { s.Name, Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First() }).SingleAsync(ct);
        return (c.SectionNameThen ?? names.Name, names.Bureau);
    }

    private async Task<IReadOnlyList<ChainLink>> ChainAsync(Consultation c, Actor actor, CancellationToken ct)
    {
        var links = await db.Set<Consultation>().AsNoTracking().Where(x => x.CaseId == c.CaseId).Where(ConsultationAccess.FullFor(actor))
            .OrderBy(x => x.Stage).ThenBy(x => x.CreatedAt)
            .Select(x => new
            {
                x.Id, x.Stage, x.Number, x.Title, x.State, x.ChangeOfId, x.TotalYen, x.ExecutionYen, x.Budget, x.Contract, x.SettledYen, x.SubmittedAt, x.DecidedAt, x.VersionNumber, x.SystemId, x.SectionId, x.ReviewerId, x.DecidingOffice, Route = x.Decision != null && x.Decision.Result == x.State ? x.Decision.Route : (DecisionRoute?)null, x.NeedsCommittee, x.OfPolicyOffice, x.IsMinorChange, x.IsMigrated,
                SettledAt = x.Acts.Where(a => a.Act == ConsultationAct.RecordSettlement).Max(a => (DateTimeOffset?)a.At),
            }).ToListAsync(ct);
        // Each stage has its own reviewer: what one may read of this case is not what one may read of the other.
        return [.. links.Select(x => (x, MaySee: ConsultationAccess.SeesRestricted(actor, x.SectionId, x.ReviewerId, x.NeedsCommittee, x.OfPolicyOffice || x.DecidingOffice == Approvals.DecidingOffice.Cio))).Select(link => new ChainLink(link.x.Id, link.x.Stage,
            link.x.Number, link.x.Title, link.x.State, link.x.ChangeOfId, link.x.TotalYen, link.x.Budget, link.MaySee ? link.x.Contract : link.x.Contract?.WithoutPlannedPrice(), link.x.SettledYen,
            link.x.SettledAt is { } settled ? Platform.Time.OfficeTime.DayOf(settled) : null, link.x.SubmittedAt, link.x.DecidedAt, link.x.VersionNumber, link.x.SystemId)
        {
            Route = link.x.Route,
            IsMinorChange = link.x.IsMinorChange,
            IsMigrated = link.x.IsMigrated,
            HasExecution = link.x.ExecutionYen is not null,
            ExecutionYen = link.MaySee ? link.x.ExecutionYen : null,
        })];
    }

    /// <summary>
    /// The Trail of a case, newest first. Restricted values are masked, names of restricted files with them; the review's
    /// own lines (unsent comments, verdicts, proposals) are for the policy office.
    /// </summary>
    public async Task<IReadOnlyList<TrailLine>> HistoryAsync(CaseView view, CancellationToken ct = default)
    {
        var lines = await trail.OfAsync(view.Case.Subject, view.MayViewRestricted, ct: ct);
        var hideFiles = view.Case.Stage == Stage.PreProcurement && !view.MayViewRestricted;
        return [.. lines.Where(line => view.MayViewReview || !ReviewActs.Contains(line.Action, StringComparer.Ordinal)).Select(line => line with
        {
            Reason = view.MayViewReview || !Enum.TryParse<ConsultationAct>(line.Action, out var act) || !CaseView.IsInternal(act) ? line.Reason : null,
            Changes = [.. line.Changes.Where(change => view.MayViewReview || !IsReview(change.Field)).Select(change => hideFiles && IsFile(change.Field) ? Masked(change) : change)],
        })];
    }

    private static bool IsReview(string field) => field.StartsWith(nameof(ChecklistResult) + ".", StringComparison.Ordinal)
        || field.StartsWith(nameof(Assignment.ConflictException) + ".", StringComparison.Ordinal)
        || (field.StartsWith(nameof(ReviewComment) + ".", StringComparison.Ordinal) && field != $"{nameof(ReviewComment)}.{nameof(ReviewComment.Answer)}");

    private static bool IsFile(string field) => field is $"{nameof(Attachment)}.{nameof(Attachment.Name)}" or $"{nameof(Attachment)}.{nameof(Attachment.Note)}";

    private static TrailChange Masked(TrailChange change) => change with { Before = change.Before is null ? null : TrailQueries.Masked, After = change.After is null ? null : TrailQueries.Masked };

    /// <summary>Who may be given the case to review today, in order of name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ReviewersAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        var role = c.OfPolicyOffice ? Role.CioAdvisor : Role.Reviewer;
        return await people.HolderNamesAsync(role, actor.Today, ct);
    }

    /// <summary>The last decided case of another chain about the same system, to compare amounts with; only where the actor sees it whole.</summary>
    public async Task<EarlierCase?> EarlierAsync(Consultation c, Actor actor, CancellationToken ct = default) => c.SystemId is not { } system ? null
        : await db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor))
            .Where(x => x.SystemId == system && x.CaseId != c.CaseId && x.Stage == Stage.PreBudget && x.DecidedAt != null && x.State != ConsultationState.Rejected)
            .OrderByDescending(x => x.DecidedAt)
            .Select(x => new EarlierCase(x.Id, x.Number, x.Title, x.TargetFy, x.TotalYen,
                db.Set<Consultation>().Where(n => n.PreBudgetId == x.Id && n.Contract != null).Select(n => (long?)n.Contract!.AmountYen).FirstOrDefault()))
            .FirstOrDefaultAsync(ct);

    /// <summary>The answers of the last filed version, to compare with; null before the first.</summary>
    public static FormFacts? LastFiled(CaseView view) => view.Case.Versions.MaxBy(v => v.Number) is { } last ? view.Facts with { Sections = last.Form.ByLetter } : null;
}

/// <summary>An earlier case about the same system, whole yen.</summary>
public sealed record EarlierCase(Guid Id, string? Number, string Title, Platform.Time.FiscalYear TargetFy, long? TotalYen, long? ContractYen);

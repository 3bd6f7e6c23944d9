using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Review;

/// <summary>A case as the policy office reviews it: read only, never tracked.</summary>
public sealed record ReviewView(Consultation Case, FormFacts Facts, CaseContext Context, IReadOnlyList<OfferedAct> Offered, ReviewClockReading Clock, IReadOnlyDictionary<Guid, ChecklistItem> Items)
{
    /// <summary>Comments and verdicts may be written now.</summary>
    public bool MayWork { get; init; }
    public bool MayViewRestricted { get; init; }
    /// <summary>仮契約 and 議決 on the way of the case; null also for those who may not see the amount it follows from.</summary>
    public Funds.AssemblyPlan? Assembly { get; init; }
    /// <summary>The version that went back with the last return or question and has a newer one since; null on a first reading.</summary>
    public ConsultationVersion? Seen { get; init; }
    public ConsultationVersion? Latest { get; init; }
    /// <summary>What changed since <see cref="Seen"/>.</summary>
    public VersionDifference? Since { get; init; }
}

/// <summary>An earlier case to learn from; the amount of a second stage is restricted and left out.</summary>
public sealed record PastCase(Guid Id, string? Number, string Title, Stage Stage, ConsultationState State, DecisionRoute? Route, FiscalYear TargetFy, long? TotalYen, IReadOnlyList<PastReason> Reasons, IReadOnlyList<string> Conditions);

/// <summary>What an earlier case has in common with the one under review, the weightiest first.</summary>
public enum PastReason
{
    System,   // 同じシステム
    Family,   // 似たシステム
    Supplier, // 同じ事業者
    Title,    // 似た案件名
    Kind,     // 同じ協議区分
    Section,  // 同じ所属
    Amount,   // 近い金額
}

/// <summary>How like two cases are. Pure.</summary>
public static class PastLikeness
{
    /// <summary>From half to twice the amount.</summary>
    public static (long Least, long Most) Band(long? yen) => yen is > 0 and { } amount ? (amount / 2, amount * 2) : (-1, -1);

    public static IReadOnlyList<PastReason> Reasons(bool system, bool family, bool supplier, bool kind, bool section, bool amount, bool title) =>
    [
        .. new[] { (system, PastReason.System), (family && !system, PastReason.Family), (supplier, PastReason.Supplier), (title, PastReason.Title), (kind, PastReason.Kind), (section, PastReason.Section), (amount, PastReason.Amount) }
            .Where(x => x.Item1).Select(x => x.Item2),
    ];

    public static double Score(IEnumerable<PastReason> reasons, double likeness) => likeness + reasons.Sum(reason => reason switch
    {
        PastReason.System => 8.0, PastReason.Family => 4.0, PastReason.Supplier => 2.0, PastReason.Kind => 1.0, PastReason.Section => 1.0, PastReason.Amount => 0.5, PastReason.Title => 0.0,
    });
}

/// <summary>Reads what the review page shows.</summary>
public sealed class ReviewQueries(PortalDb db, ConsultationCaseService cases)
{
    private const int MostPast = 6;
    private const int Candidates = 60;
    private const double LeastSimilarity = 0.2;

    private static readonly ConsultationAct[] HandedBack = [ConsultationAct.Return, ConsultationAct.ReturnAtReception, ConsultationAct.Ask];

    /// <summary>NotFound when the actor may not know of the case, Forbidden when its review is not theirs to see.</summary>
    public async Task<ReviewView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await WholeAsync(id, actor, ct);
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview))
        {
            throw new Forbidden("The review is for the policy office.");
        }
        var context = await cases.ContextAsync(c, actor, ct);
        var calendar = await cases.CalendarAsync(ct);
        var itemIds = c.Checklist.Select(l => l.ItemId).ToList();
        var latest = c.Versions.MaxBy(v => v.Number);
        var seen = SeenVersion(c);
        return new ReviewView(c, c.Facts(context.Surroundings), context, ConsultationWorkflow.Open(c, context, actor), calendar.ReviewClockOf(c.ClockEvents(), actor.Today, c.IsFastLane),
            await db.Set<ChecklistItem>().AsNoTracking().Where(i => itemIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct))
        {
            MayWork = c.State is ConsultationState.Submitted or ConsultationState.Accepted or ConsultationState.UnderReview
                && (ConsultationWorkflow.May(Mover.Reviewer, c, actor) || ConsultationWorkflow.May(Mover.Decider, c, actor)),
            MayViewRestricted = ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted),
            Assembly = c.Contract is null && !c.State.IsOver() && (c.Stage == Stage.PreBudget || ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted)) ? Funds.AssemblyApproval.Of(c.Facts(context.Surroundings), calendar, actor.Today) : null,
            Seen = seen,
            Latest = latest,
            Since = seen is null || latest is null ? null : VersionDifference.Between(c.Stage, seen.Form, latest.Form),
        };
    }

    /// <summary>The case with all its parts for reading; the same refusals as <see cref="ConsultationCaseService.LoadAsync(Guid, Actor, CancellationToken)"/>.</summary>
    public async Task<Consultation> WholeAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking()
            .Include(x => x.Sections).Include(x => x.Attachments.OrderBy(a => a.AddedAt)).ThenInclude(a => a.File).Include(x => x.Versions.OrderBy(v => v.Number)).Include(x => x.Acts.OrderBy(a => a.Number))
            .Include(x => x.Comments.OrderBy(m => m.At)).Include(x => x.Questions.OrderBy(q => q.Number)).Include(x => x.Checklist.OrderBy(i => i.Number)).Include(x => x.Conditions.OrderBy(k => k.Number))
            .AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        return ConsultationAccess.Allows(actor, c, ConsultationOperation.View) ? c : throw new Forbidden("Only the summary of this case is open to you.");
    }

    /// <summary>The version at the last return or question that has been followed by a newer one.</summary>
    public static ConsultationVersion? SeenVersion(Consultation c)
    {
        var number = c.Acts.Where(a => HandedBack.Contains(a.Act) && a.Version < c.VersionNumber).OrderBy(a => a.Number).LastOrDefault()?.Version;
        return c.Versions.FirstOrDefault(v => v.Number == number);
    }

    /// <summary>
    /// Decided cases like this one among those the actor sees whole, the likest first, each with what it has in common:
    /// system, family of systems (<paramref name="family"/>: those found similar in the ledger), supplier, kind, section,
    /// band of the amount, title. Stages of the case itself are not among them.
    /// </summary>
    public async Task<IReadOnlyList<PastCase>> PastAsync(Consultation c, Actor actor, IReadOnlyCollection<Guid>? family = null, CancellationToken ct = default)
    {
        Guid[] alike = [.. family ?? []];
        var (least, most) = PastLikeness.Band(c.TotalYen);
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(ConsultationAccess.FullFor(actor))
            .Where(x => x.CaseId != c.CaseId && x.Decision != null)
            .Select(x => new
            {
                x.Id, x.Number, x.Title, x.Stage, Route = (DecisionRoute?)x.Decision!.Route, x.Decision!.Result, x.TargetFy, x.TotalYen, x.DecidedAt,
                Same = c.SystemId != null && x.SystemId == c.SystemId, Family = x.SystemId != null && alike.Contains(x.SystemId.Value), Supplier = c.Supplier != null && x.Supplier == c.Supplier,
                Kind = x.Kind == c.Kind, Section = x.SectionId == c.SectionId, Amount = x.TotalYen >= least && x.TotalYen <= most, Likeness = EF.Functions.TrigramsSimilarity(c.Title, x.Title),
                Conditions = x.Conditions.OrderBy(k => k.Number).Select(k => k.Text).ToList(),
            })
            .Where(x => x.Same || x.Family || x.Supplier || x.Likeness >= LeastSimilarity || (x.Kind && (x.Section || x.Amount)))
            .OrderByDescending(x => x.Same).ThenByDescending(x => x.Family).ThenByDescending(x => x.Likeness).ThenByDescending(x => x.DecidedAt).ThenBy(x => x.Id).Take(Candidates).AsSingleQuery().ToListAsync(ct);
        return [.. rows.Select(x => (x, Reasons: PastLikeness.Reasons(x.Same, x.Family, x.Supplier, x.Kind, x.Section, x.Amount, x.Likeness >= LeastSimilarity)))
            .OrderByDescending(r => PastLikeness.Score(r.Reasons, r.x.Likeness)).ThenByDescending(r => r.x.DecidedAt).Take(MostPast)
            .Select(r => new PastCase(r.x.Id, r.x.Number, r.x.Title, r.x.Stage, r.x.Result, r.x.Route, r.x.TargetFy, r.x.TotalYen, r.Reasons, r.x.Conditions))];
    }
}

/// <summary>The reviewer's keys, one switch per person.</summary>
public sealed class ReviewKeyService(PortalDb db)
{
    public Task<bool> AreOnAsync(Guid userId, CancellationToken ct = default) => db.Set<PortalUser>().Where(u => u.Id == userId).Select(u => u.ReviewKeys).SingleAsync(ct);

    public async Task SwitchAsync(bool on, Actor actor, CancellationToken ct = default)
    {
        var user = await db.Set<PortalUser>().SingleAsync(u => u.Id == actor.UserId, ct);
        user.ReviewKeys = on;
        db.Act(actor, on ? "ReviewKeysOn" : "ReviewKeysOff", user.Subject);
        await db.SaveChangesAsync(ct);
    }
}

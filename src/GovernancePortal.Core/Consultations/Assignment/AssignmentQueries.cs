using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Assignment;

/// <summary>A case that waits for 受付 or whose reviewer may change. Conflicts are of those who could review it.</summary>
public sealed record AssignableCase(Guid Id, uint Version, string? Number, string Title, Stage Stage, ConsultationState State, string SectionName, string BureauName, Guid? ReviewerId, string? ReviewerName, DateOnly? DueOn, DateTimeOffset Since)
{
    public Guid? ProposedId { get; init; }
    public IReadOnlyDictionary<Guid, ReviewerConflict> Conflicts { get; init; } = new Dictionary<Guid, ReviewerConflict>();
}

public sealed record AssignmentDesk(IReadOnlyList<AssignableCase> Cases, IReadOnlyList<ReviewerLoad> Loads);

public sealed record RunRow(AssignmentRow Row, string? Number, string Title);

public sealed record RunView(AssignmentRun Run, IReadOnlyList<RunRow> Rows, bool MayUndo);

/// <summary>The desk where many cases are accepted and assigned at once. For the policy office; nothing of its own cases, which the CIO補佐官 takes.</summary>
public sealed class AssignmentQueries(PortalDb db, ReviewerLoadQueries loads, ConflictQueries conflicts, CalendarQueries calendars)
{
    public const int Most = 100;

    private static readonly ConsultationState[] AtWork = [ConsultationState.Accepted, ConsultationState.UnderReview, ConsultationState.Inquiry, ConsultationState.Returned];

    /// <summary>Cases for 受付 (by due window, longest waiting first) or for another reviewer, at most <see cref="Most"/>.</summary>
    public async Task<AssignmentDesk> DeskAsync(AssignmentRunKind kind, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var calendar = await calendars.CalendarAsync(ct);
        var reviewers = await loads.LoadsAsync(calendar, actor, ct: ct);
        var cases = db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => !c.OfPolicyOffice);
        cases = kind == AssignmentRunKind.Accept ? cases.Where(c => c.State == ConsultationState.Submitted) : cases.Where(c => AtWork.Contains(c.State) && c.ReviewerId != null);
        var rows = await cases.OrderBy(c => c.DueOn ?? DateOnly.MaxValue).ThenBy(c => c.Since).ThenBy(c => c.Id).Take(Most).Select(c => new
        {
            c.Id, c.Version, c.Number, c.Title, c.Stage, c.State, c.ReviewerId, c.ReviewerName, c.DueOn, c.Since, c.SectionId, c.CreatedById, c.PassedOnById, c.SubmittedById,
            Section = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
            Worked = c.Acts.Where(a => ConflictFacts.FilingActs.Contains(a.Act)).Select(a => a.ActorId).ToList(),
        }).AsSingleQuery().ToListAsync(ct);
        var book = await conflicts.BookAsync([.. reviewers.Select(r => r.Id)], actor.Today, ct);
        var facts = rows.ToDictionary(r => r.Id, r => new ConflictFacts(r.SectionId, false, new[] { r.CreatedById, r.PassedOnById, r.SubmittedById }.OfType<Guid>().Concat(r.Worked).ToHashSet()));
        var proposed = ReviewerProposal.For(rows.Select(r => r.Id), reviewers, (one, user) => book(user, facts[one]));
        return new AssignmentDesk([.. rows.Select(r => new AssignableCase(r.Id, r.Version, r.Number, r.Title, r.Stage, r.State, r.Section, r.Bureau, r.ReviewerId, r.ReviewerName, r.DueOn, r.Since)
        {
            // A case keeps its first reviewer over returns.
            ProposedId = r.ReviewerId is { } kept && reviewers.Any(l => l.Id == kept) && book(kept, facts[r.Id]) is null ? kept : proposed[r.Id],
            Conflicts = reviewers.Select(l => (l.Id, Conflict: book(l.Id, facts[r.Id]))).Where(x => x.Conflict is not null).ToDictionary(x => x.Id, x => x.Conflict!),
        })], reviewers);
    }

    public async Task<RunView> RunAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var run = await db.Set<AssignmentRun>().AsNoTracking().Include(r => r.Rows.OrderBy(x => x.Number)).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound("Assignment run " + id);
        Guid[] ids = [.. run.Rows.Select(r => r.ConsultationId)];
        var names = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Title }).ToDictionaryAsync(c => c.Id, ct);
        return new RunView(run, [.. run.Rows.Where(r => names.ContainsKey(r.ConsultationId)).Select(r => new RunRow(r, names[r.ConsultationId].Number, names[r.ConsultationId].Title))],
            run.Kind == AssignmentRunKind.Assign && run.UndoneAt is null && run.Rows.Exists(r => r.Refusal is null));
    }

    /// <summary>The last runs, newest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, AssignmentRunKind Kind, DateTimeOffset At, string ByName, int Done, int Refused)>> RunsAsync(Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var rows = await db.Set<AssignmentRun>().AsNoTracking().OrderByDescending(r => r.At).ThenBy(r => r.Id).Take(5)
            .Select(r => new { r.Id, r.Kind, r.At, r.ByName, Done = r.Rows.Count(x => x.Refusal == null), Refused = r.Rows.Count(x => x.Refusal != null) }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Kind, r.At, r.ByName, r.Done, r.Refused))];
    }

    private static void Demand(Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("The policy office assigns reviewers.");
        }
    }
}

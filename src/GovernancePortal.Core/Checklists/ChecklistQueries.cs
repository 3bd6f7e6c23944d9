using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists;

/// <summary>
/// Everybody reads checklists and answers. A checklist has some dozen items and a prefecture some dozen municipalities:
/// they are read whole and laid out in memory.
/// </summary>
public sealed class ChecklistQueries(PortalDb db, IEnumerable<IChecklistBodySource> sources)
{
    public async Task<IReadOnlyList<Checklist>> AllAsync(CancellationToken ct = default) =>
        await Whole().OrderBy(c => c.Kind == ChecklistKind.Ministry ? 0 : 1).ThenBy(c => c.Code).ToListAsync(ct);

    public async Task<Checklist> FindAsync(Guid id, CancellationToken ct = default) => await Whole().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Checklist {id}.");

    /// <summary>The prefecture first, then municipalities by their reading.</summary>
    public async Task<IReadOnlyList<ChecklistBody>> BodiesAsync(CancellationToken ct = default)
    {
        var bodies = new List<ChecklistBody> { ChecklistBody.Prefecture };
        foreach (var source in sources)
        {
            bodies.AddRange(await source.BodiesAsync(ct));
        }
        return bodies;
    }

    public async Task<ChecklistBody> BodyAsync(Guid id, CancellationToken ct = default) => (await BodiesAsync(ct)).FirstOrDefault(b => b.Id == id) ?? throw new NotFound($"Body {id}.");

    public async Task<BodyFacts> FactsAsync(CancellationToken ct = default)
    {
        var known = new List<KnownFact>();
        foreach (var source in sources)
        {
            known.AddRange(await source.FactsAsync(ct));
        }
        return new BodyFacts(await db.Set<BodyFact>().AsNoTracking().ToListAsync(ct), known);
    }

    /// <summary>What was entered by hand about a body, the newest first.</summary>
    public async Task<IReadOnlyList<BodyFact>> EnteredAsync(Guid bodyId, CancellationToken ct = default) =>
        await db.Set<BodyFact>().AsNoTracking().Where(f => f.BodyId == bodyId).OrderByDescending(f => f.ValidFrom).ThenBy(f => f.Condition).ToListAsync(ct);

    public async Task<IReadOnlyList<ChecklistYear>> ClosedAsync(Guid checklistId, CancellationToken ct = default) =>
        await db.Set<ChecklistYear>().AsNoTracking().Where(y => y.ChecklistId == checklistId).OrderByDescending(y => y.Fy).ToListAsync(ct);

    /// <summary>One body's answers of a year, answered or not.</summary>
    public async Task<AssessmentView> ViewAsync(Guid checklistId, Guid bodyId, FiscalYear fy, CancellationToken ct = default)
    {
        var list = await FindAsync(checklistId, ct);
        var body = await BodyAsync(bodyId, ct);
        var assessment = await Assessments().SingleOrDefaultAsync(a => a.ChecklistId == checklistId && a.BodyId == bodyId && a.Fy == fy, ct);
        return new AssessmentView(list, body, fy, assessment, Lines(list, body, fy, assessment, await FactsAsync(ct)), await ClosedYearAsync(checklistId, fy, ct));
    }

    public async Task<AssessmentView> ViewAsync(Guid assessmentId, CancellationToken ct = default)
    {
        var key = await db.Set<ChecklistAssessment>().AsNoTracking().Where(a => a.Id == assessmentId).Select(a => new { a.ChecklistId, a.BodyId, a.Fy }).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Assessment {assessmentId}.");
        return await ViewAsync(key.ChecklistId, key.BodyId, key.Fy, ct);
    }

    /// <summary>All bodies of a year that a checklist asks, answered or not.</summary>
    public async Task<IReadOnlyList<AssessmentView>> OfYearAsync(Guid checklistId, FiscalYear fy, CancellationToken ct = default)
    {
        var list = await FindAsync(checklistId, ct);
        var (bodies, facts) = (await BodiesAsync(ct), await FactsAsync(ct));
        var assessments = await Assessments().Where(a => a.ChecklistId == checklistId && a.Fy == fy).ToDictionaryAsync(a => a.BodyId, ct);
        var closed = await ClosedYearAsync(checklistId, fy, ct);
        return
        [
            .. bodies.Where(b => assessments.ContainsKey(b.Id) || (b.LivesIn(fy) && (b.Kind == BodyKind.Prefecture || list.ForMunicipalities)))
                .Select(b => (Body: b, Assessment: assessments.GetValueOrDefault(b.Id))).Select(x => new AssessmentView(list, x.Body, fy, x.Assessment, Lines(list, x.Body, fy, x.Assessment, facts), closed)),
        ];
    }

    public async Task<IReadOnlyList<BodyLine>> BodiesOfYearAsync(Guid checklistId, FiscalYear fy, CancellationToken ct = default) =>
        [.. (await OfYearAsync(checklistId, fy, ct)).Select(v => new BodyLine(v.Body, v.Assessment?.Id, v.Assessment?.State, v.Progress, v.Assessment?.ReceivedAt))];

    /// <summary>The checklists used in a year with where the prefecture stands; seven commands however many there are.</summary>
    public async Task<IReadOnlyList<ChecklistLine>> OverviewAsync(FiscalYear fy, CancellationToken ct = default)
    {
        var lists = await AllAsync(ct);
        var (bodies, facts) = (await BodiesAsync(ct), await FactsAsync(ct));
        var own = await Assessments().Where(a => a.BodyId == ChecklistBody.PrefectureId && a.Fy == fy).ToDictionaryAsync(a => a.ChecklistId, ct);
        var received = await db.Set<ChecklistAssessment>().AsNoTracking().Where(a => a.Fy == fy && a.BodyKind == BodyKind.Municipality).GroupBy(a => a.ChecklistId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var closed = await db.Set<ChecklistYear>().AsNoTracking().Where(y => y.Fy == fy).ToDictionaryAsync(y => y.ChecklistId, ct);
        var municipalities = bodies.Count(b => b.Kind == BodyKind.Municipality && b.LivesIn(fy));
        return
        [
            .. lists.Select(list => new ChecklistLine(list,
                list.IsUsedIn(fy) ? new AssessmentView(list, ChecklistBody.Prefecture, fy, own.GetValueOrDefault(list.Id), Lines(list, ChecklistBody.Prefecture, fy, own.GetValueOrDefault(list.Id), facts), closed.GetValueOrDefault(list.Id)) : null,
                list.ForMunicipalities ? municipalities : 0, received.GetValueOrDefault(list.Id))),
        ];
    }

    /// <summary>Items × years of one body, from the first year answered to the asked one, at most so many.</summary>
    public async Task<(IReadOnlyList<FiscalYear> Years, IReadOnlyList<ComparedItem> Items)> CompareAsync(Guid checklistId, Guid bodyId, FiscalYear last, int most = 5, CancellationToken ct = default)
    {
        var list = await FindAsync(checklistId, ct);
        var assessments = await Assessments().Where(a => a.ChecklistId == checklistId && a.BodyId == bodyId).ToDictionaryAsync(a => a.Fy, ct);
        var years = assessments.Keys.Append(last).Where(y => y <= last).Distinct().OrderBy(y => y.Year).TakeLast(most).ToList();
        return (years, ChecklistComparison.Of(list, years, assessments));
    }

    /// <summary>The years in which any body answered, and this one, the newest first.</summary>
    public async Task<IReadOnlyList<FiscalYear>> YearsAsync(FiscalYear now, CancellationToken ct = default)
    {
        var years = await db.Set<ChecklistAssessment>().AsNoTracking().Select(a => a.Fy).Distinct().ToListAsync(ct);
        return [.. years.Append(now).Distinct().OrderByDescending(y => y.Year)];
    }

    /// <summary>Municipalities whose answers of a year are in, with their state; for the counts of another module.</summary>
    public async Task<IReadOnlyList<(Guid BodyId, FiscalYear Fy, AssessmentState State)>> ReceivedAsync(CancellationToken ct = default) =>
        [.. (await db.Set<ChecklistAssessment>().AsNoTracking().Where(a => a.BodyKind == BodyKind.Municipality).Select(a => new { a.BodyId, a.Fy, a.State }).ToListAsync(ct)).Select(a => (a.BodyId, a.Fy, a.State))];

    /// <summary>What a body has answered, the newest year first.</summary>
    public async Task<IReadOnlyList<BodyAnswers>> OfBodyAsync(Guid bodyId, CancellationToken ct = default) =>
        await (from a in db.Set<ChecklistAssessment>().AsNoTracking()
               join c in db.Set<Checklist>() on a.ChecklistId equals c.Id
               where a.BodyId == bodyId
               orderby a.Fy descending, c.Code
               select new BodyAnswers(a.Id, c.Id, c.NameJa, a.Fy, a.State, a.ReceivedAt)).ToListAsync(ct);

    internal static IReadOnlyList<ItemLine> Lines(Checklist list, ChecklistBody body, FiscalYear fy, ChecklistAssessment? assessment, BodyFacts facts)
    {
        var asked = list.ItemsIn(fy);
        // What was answered and is no longer asked stays readable in its year.
        var items = assessment is null ? asked : [.. asked.Concat(list.Items.Where(i => assessment.AnswerTo(i.Id) is not null)).Distinct().OrderBy(i => list.GroupOf(i).Number).ThenBy(i => i.Number)];
        return
        [
            .. items.Select(item =>
            {
                var answer = assessment?.AnswerTo(item.Id);
                var inForce = item.WordingIn(fy);
                var wording = answer is null ? inForce : item.Wordings.First(w => w.Id == answer.WordingId);
                return new ItemLine(list.GroupOf(item), item, wording, facts.Of(body, item.Condition, fy), answer) { IsOldWording = wording.Id != inForce.Id };
            }),
        ];
    }

    private Task<ChecklistYear?> ClosedYearAsync(Guid checklistId, FiscalYear fy, CancellationToken ct) => db.Set<ChecklistYear>().AsNoTracking().SingleOrDefaultAsync(y => y.ChecklistId == checklistId && y.Fy == fy, ct);

    private IQueryable<Checklist> Whole() => db.Set<Checklist>().AsNoTracking().Include(c => c.Groups).Include(c => c.Items).ThenInclude(i => i.Wordings).AsSplitQuery();

    private IQueryable<ChecklistAssessment> Assessments() => db.Set<ChecklistAssessment>().AsNoTracking().Include(a => a.Answers).ThenInclude(a => a.File);
}

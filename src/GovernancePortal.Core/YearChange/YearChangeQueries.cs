using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.YearChange;

public sealed record YearChangeRow(Guid Id, string Title, DateOnly Day, YearChangeState State, string? FileName, int Moved, int LeftBehind, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RunAt, string? RunBy);

public sealed class YearChangeQueries(PortalDb db, OrganisationTurnQueries organisation, SystemHandoverQueries systems, IEnumerable<ISectionSuccession> sources)
{
    public const int MostLines = 300;
    private const int MostRuns = 50;

    /// <summary>All runs, the latest day first; one command.</summary>
    public async Task<IReadOnlyList<YearChangeRow>> ListAsync(Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        return await db.Set<YearChangeRun>().AsNoTracking().OrderByDescending(x => x.Day).ThenByDescending(x => x.CreatedAt).Take(MostRuns)
            .Select(x => new YearChangeRow(x.Id, x.Title, x.Day, x.State, x.FileName, x.Moved, x.LeftBehind, x.CreatedAt, x.CreatedBy, x.RunAt, x.RunBy)).ToListAsync(ct);
    }

    public async Task<YearChangeRun> RunAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        return await db.Set<YearChangeRun>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("year change");
    }

    /// <summary>試行: what the run would do on its day, by what stands now. Nothing is written.</summary>
    public async Task<YearTrial> TrialAsync(YearChangeRun run, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var plan = await organisation.PlanAsync(RequestOf(run), actor, ct);
        var items = new List<TrialItem>();
        var endings = plan.Sections.Endings.ToDictionary(e => e.Id);
        foreach (var source in endings.Count == 0 ? [] : sources)
        {
            items.AddRange((await source.HeldByAsync(endings.Keys, ct)).Select(record => ItemOf(run, plan, source.Key, record, endings[record.SectionId])));
        }
        var leaving = plan.Leavers.ToLookup(l => l.SectionId, l => l.Name);
        return new YearTrial(run, plan, items, await systems.PeopleLeavingAsync(leaving, ct));
    }

    /// <summary>The report in its order; at most so many lines.</summary>
    public async Task<IReadOnlyList<YearChangeLine>> LinesAsync(Guid runId, int most = MostLines, CancellationToken ct = default) =>
        await db.Set<YearChangeLine>().AsNoTracking().Where(x => x.RunId == runId).OrderByDescending(x => x.Outcome == YearChangeOutcome.LeftBehind).ThenBy(x => x.Place).Take(most).ToListAsync(ct);

    public Task<int> LineCountAsync(Guid runId, CancellationToken ct = default) => db.Set<YearChangeLine>().CountAsync(x => x.RunId == runId, ct);

    public IAsyncEnumerable<YearChangeLine> ReportAsync(Guid runId) => db.Set<YearChangeLine>().AsNoTracking().Where(x => x.RunId == runId).OrderBy(x => x.Place).AsAsyncEnumerable();

    internal static TurnRequest RequestOf(YearChangeRun run) => new(run.Id, run.Day, run.Rows, run.State == YearChangeState.Done ? null : run.TransferListId,
        run.Choices.Where(c => c.Key.StartsWith(People, StringComparison.Ordinal)).ToDictionary(c => Guid.ParseExact(c.Key[People.Length..], "N"), c => c.Value));

    /// <summary>Beginning of the keys by which the successor of a post is chosen.</summary>
    public const string People = "People:";

    private static TrialItem ItemOf(YearChangeRun run, TurnPlan plan, string source, SectionHolding record, EndingSection from)
    {
        // Without a successor any section of the day may be chosen; of several, one of them.
        IReadOnlyList<Guid> choices = from.SuccessorIds;
        var isChosen = run.Choices.TryGetValue(YearChangeRun.KeyOf(source, record.Id), out var chosen) && (choices.Contains(chosen) || (choices.Count == 0 && chosen != from.Id && plan.After.ContainsKey(chosen)));
        Guid? to = isChosen ? chosen : choices.Count > 0 ? choices[0] : null;
        return new TrialItem(source, record, from.Name, to, choices);
    }

    internal static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("year change");
        }
    }
}

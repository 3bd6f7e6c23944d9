using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>One line of the list of imports.</summary>
public sealed record ImportLine(Guid Id, string FileName, ImportState State, int Rows, int Created, int Updated, int Failed, DateTimeOffset CreatedAt, string CreatedByName);

/// <summary>One line of the report: a fault, or what became of a row.</summary>
public sealed record ImportReportLine(int Row, string? Column, ImportOutcome Outcome, string? Key, string? Name, string? Code, IReadOnlyList<string> Arguments, IReadOnlyList<string> Changed);

/// <summary>The runs of one kind that a person may see: the own ones, and all for those who keep all records.</summary>
public class ImportQueries(PortalDb db, string kind, Permission all)
{
    public const int MostFaults = 300;
    public const int MostChanges = 100;
    private const int MostRuns = 30;

    public async Task<IReadOnlyList<ImportLine>> ListAsync(Actor actor, CancellationToken ct = default)
    {
        var whole = actor.May(all);
        return await db.Set<ImportRun>().AsNoTracking().Where(x => x.Kind == kind && (whole || x.CreatedBy == actor.UserId))
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Take(MostRuns)
            .Select(x => new ImportLine(x.Id, x.FileName, x.State, x.Rows, x.Created, x.Updated, x.Failed, x.CreatedAt, x.CreatedByName)).ToListAsync(ct);
    }

    /// <summary>Throws <see cref="NotFound"/> for a run of somebody else.</summary>
    public async Task<ImportRun> RunAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var run = await db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.Kind == kind, ct);
        return run is not null && run.IsVisibleTo(actor, all) ? run : throw new NotFound($"Import run {id}.");
    }

    /// <summary>Faults in the order of the file; at most so many.</summary>
    public async Task<IReadOnlyList<ImportFault>> FaultsAsync(Guid runId, int most = MostFaults, CancellationToken ct = default) =>
        await db.Set<ImportFault>().AsNoTracking().Where(x => x.RunId == runId).OrderBy(x => x.Sheet != null).ThenBy(x => x.Row).ThenBy(x => x.Place).ThenBy(x => x.Id).Take(most).ToListAsync(ct);

    public Task<int> FaultCountAsync(Guid runId, CancellationToken ct = default) => db.Set<ImportFault>().CountAsync(x => x.RunId == runId, ct);

    /// <summary>The first rows that make or change a record.</summary>
    public async Task<IReadOnlyList<StagedOutcome>> ChangesAsync(Guid runId, CancellationToken ct = default)
    {
        var found = new List<StagedOutcome>();
        await foreach (var outcomes in Outcomes(runId).WithCancellation(ct))
        {
            found.AddRange(outcomes.Where(o => o.Outcome is ImportOutcome.Created or ImportOutcome.Updated));
            if (found.Count >= MostChanges)
            {
                break;
            }
        }
        return [.. found.Take(MostChanges)];
    }

    /// <summary>The cells of the first rows under each heading, for whoever maps them.</summary>
    public async Task<IReadOnlyList<StagedRow>> SampleAsync(Guid runId, CancellationToken ct = default) =>
        [.. (await db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == runId && x.Place == 0).Select(x => x.Rows).SingleAsync(ct)).Take(3)];

    /// <summary>The report, row by row: each fault, and each row that made or changed a record.</summary>
    public async IAsyncEnumerable<ImportReportLine> ReportAsync(Guid runId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        var all = await FaultsAsync(runId, int.MaxValue, ct);
        var faults = all.Where(f => f.Sheet is null).ToLookup(f => f.Row);
        // Of the table as a whole, and of the further sheets.
        foreach (var fault in faults[1].Concat(all.Where(f => f.Sheet is not null)))
        {
            yield return Line(fault, null);
        }
        await foreach (var outcomes in Outcomes(runId).WithCancellation(ct))
        {
            foreach (var row in outcomes.Where(o => o.Outcome != ImportOutcome.Unchanged))
            {
                foreach (var fault in faults[row.Number])
                {
                    yield return Line(fault, row);
                }
                if (row.Outcome != ImportOutcome.Failed)
                {
                    yield return new ImportReportLine(row.Number, null, row.Outcome, row.Key, row.Name, null, [], row.Changed ?? []);
                }
            }
        }
    }

    private static ImportReportLine Line(ImportFault fault, StagedOutcome? row) => new(fault.Row, fault.Column, ImportOutcome.Failed, row?.Key, row?.Name, fault.Code, fault.Arguments, []);

    private IAsyncEnumerable<IReadOnlyList<StagedOutcome>> Outcomes(Guid runId) =>
        db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == runId && x.Sheet == null).OrderBy(x => x.Place).Select(x => x.Outcomes).AsAsyncEnumerable();
}

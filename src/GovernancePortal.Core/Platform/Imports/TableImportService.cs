using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>
/// A file on its way into one plain register: read, mapped and looked at, confirmed, applied in one transaction. What its
/// rows mean is the module's that derives from it.
/// </summary>
public abstract class TableImportService(PortalDb db, ImportStore store, ImportProgress progress)
{
    public abstract string Kind { get; }
    public abstract IReadOnlyList<TableColumn> Columns { get; }
    /// <summary>Who sees the runs of everybody.</summary>
    public abstract Permission All { get; }
    protected abstract string Act { get; }
    protected PortalDb Db => db;

    public abstract bool MayImport(Actor actor);

    /// <param name="tracked">The rows are to be written: records are loaded so that changing them is saved.</param>
    protected abstract Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct);

    /// <summary>Within the transaction, after the last row.</summary>
    protected virtual Task AppliedAsync(ImportRun run, Actor actor, CancellationToken ct) => Task.CompletedTask;

    public ImportQueries Queries => new(db, Kind, All);

    /// <summary>Reads the file in. Refused with what <see cref="ImportStore.StageAsync"/> names.</summary>
    public async Task<ImportRun> ReadAsync(Stream content, string fileName, Actor actor, CancellationToken ct = default) =>
        MayImport(actor) ? await store.StageAsync(Kind, content, fileName, _ => null, actor, ct) : throw new Forbidden("Importing " + Kind);

    /// <summary>The mapping to begin with: our own headings, over them what was mapped for these headings last time.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProposalAsync(ImportRun run, Actor actor, CancellationToken ct = default)
    {
        var mapping = TableLayout.Known(Columns, run.Headings);
        foreach (var (heading, ours) in await store.MappingAsync(Kind, run.Headings, actor.UserId, ct) ?? new Dictionary<string, string>())
        {
            if (run.Headings.Contains(heading))
            {
                mapping[heading] = ours;
            }
        }
        return mapping;
    }

    /// <summary>Looks at every row without writing any. May be asked again with another mapping until the run is confirmed. Refused with ImportNotOpen, ImportNoColumns, ImportHeadingUnknown.</summary>
    /// <param name="forOffice">Keeps the mapping for the whole office, where one may; null: it is not kept.</param>
    public async Task<ImportRun> PreviewAsync(Guid id, IReadOnlyDictionary<string, string> mapping, bool? forOffice, Actor actor, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        var layout = new TableLayout(Columns, run.Headings, mapping);
        run.Look(mapping);
        await store.ClearFaultsAsync(run.Id, ct);
        if (forOffice is { } office)
        {
            await store.RememberAsync(Kind, run.Headings, mapping, office && actor.May(All) ? null : actor.UserId, actor, ct);
        }
        foreach (var (place, fault) in layout.Faults)
        {
            run.FaultOfTable();
            db.Add(FaultOf(run, 1, run.Headings[place], place, fault, actor));
        }
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        var look = await PreparedAsync(id, layout, tracked: false, actor, ct);
        await foreach (var chunk in store.ChunksAsync(run.Id, ct))
        {
            var outcomes = new List<StagedOutcome>();
            foreach (var row in chunk.Rows.Select(ImportStore.RowOf))
            {
                var seen = look.At(row);
                outcomes.Add(new StagedOutcome(row.Number, seen.Outcome, seen.RecordId, seen.Version, seen.Key, seen.Name, seen.Outcome is ImportOutcome.Unchanged ? null : seen.Changed));
                db.AddRange(seen.Faults.Select(f => FaultOf(run, row.Number, layout.HeadingOf(f.Column), layout.PlaceOf(f.Column), f.Fault, actor)));
            }
            chunk.Outcomes = outcomes;
            run.Seen([.. outcomes.Select(o => o.Outcome)]);
            await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        }
        run.Previewed();
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        return run;
    }

    /// <summary>
    /// Confirms and applies: every row, or nothing where one has a fault (ImportHasFaults), or the rows without faults.
    /// Refused with ImportNotPreviewed, and with ImportChanged when a record changed since the preview.
    /// </summary>
    public async Task<ImportRun> ApplyAsync(Guid id, bool goodRowsOnly, uint? version, Actor actor, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        db.Expect(run, version ?? run.Version);
        run.Confirm(goodRowsOnly);
        await store.SaveAsync(run, actor, "ImportConfirmed", ct);
        try
        {
            await Repeat.OnCollisionAsync(db, () => WriteAsync(id, actor, ct));
        }
        catch
        {
            await FailAsync(id, actor);
            throw;
        }
        finally
        {
            progress.End(id);
        }
        db.ChangeTracker.Clear();
        return await RunAsync(id, actor, ct);
    }

    /// <summary>Takes the run and its rows away; what it wrote stays. Not while it is being applied (ImportNotOpen).</summary>
    public async Task DropAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        if (!run.IsOpen)
        {
            throw new RuleViolation("ImportNotOpen");
        }
        db.Act(actor, "ImportDropped", run.Subject, run.FileName);
        await db.SaveChangesAsync(ct);
        await store.DropAsync(id, ct);
        db.ChangeTracker.Clear();
    }

    // A register of some thousand records: all of them are held while its rows are written, in one save.
    private async Task WriteAsync(Guid id, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var run = await store.FindAsync(id, Kind, ct);
        var layout = new TableLayout(Columns, run.Headings, run.Mapping);
        var look = await PreparedAsync(id, layout, tracked: true, actor, ct);
        var done = 0;
        var chunks = new List<ImportChunk>();
        await foreach (var chunk in store.ChunksAsync(id, ct))
        {
            var planned = chunk.Outcomes.ToDictionary(o => o.Number);
            var written = new Dictionary<int, StagedOutcome>();
            foreach (var row in chunk.Rows.Select(ImportStore.RowOf))
            {
                var seen = look.At(row);
                var plan = planned[row.Number];
                if (seen.Outcome != plan.Outcome || seen.RecordId != plan.RecordId || seen.Version != plan.Version)
                {
                    throw new RuleViolation("ImportChanged", null, row.Number);
                }
                if (seen.Write is not null && seen.Outcome is ImportOutcome.Created or ImportOutcome.Updated)
                {
                    var (record, key) = await seen.Write!(actor);
                    written[row.Number] = plan with { RecordId = record, Key = key };
                }
            }
            progress.Tell(id, done += chunk.Rows.Count);
            chunk.Rows = [];
            chunk.Outcomes = [.. chunk.Outcomes.Select(o => written.GetValueOrDefault(o.Number, o))];
            chunks.Add(chunk);
        }
        run.Apply(actor);
        db.Act(actor, Act, run.Subject, run.FileName);
        await db.SaveChangesAsync(ct);
        await AppliedAsync(run, actor, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<TableLook> PreparedAsync(Guid id, TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var look = await LookAsync(layout, tracked, actor, ct);
        await foreach (var rows in store.RowsAsync(id).WithCancellation(ct))
        {
            rows.Select(ImportStore.RowOf).ToList().ForEach(look.Prepare);
        }
        return look;
    }

    private static ImportFault FaultOf(ImportRun run, int row, string heading, int place, Sheets.SheetFault fault, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Row = row, Column = heading.Length > ImportFault.ColumnLength ? heading[..ImportFault.ColumnLength] : heading, Place = place,
        Code = fault.Code, Arguments = fault.Arguments,
    };

    private async Task<ImportRun> RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(id, Kind, ct);
        return MayImport(actor) && run.IsVisibleTo(actor, All) ? run : throw new NotFound($"Import run {id}.");
    }

    // The person may have gone: the state must not say for ever that something is under way.
    private async Task FailAsync(Guid id, Actor actor)
    {
        db.ChangeTracker.Clear();
        var run = await store.FindAsync(id, Kind, CancellationToken.None);
        run.Fail();
        await store.SaveAsync(run, actor, "ImportFailed", CancellationToken.None);
    }
}

using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>A file on its way into one plain register. What its rows mean is the module's that derives from it.</summary>
public abstract class TableImportService(PortalDb db, ImportStore store, ImportProgress progress) : FileImportService(db, store, progress)
{
    public abstract IReadOnlyList<TableColumn> Columns { get; }
    protected abstract string Act { get; }

    public override IReadOnlyList<string> Headers => [.. Columns.Select(c => c.Header)];

    public override string? HeaderOf(string ours) => Columns.FirstOrDefault(c => c.Header == ours)?.Header;

    protected override Dictionary<string, string> Known(IReadOnlyList<string> headings) => TableLayout.Known(Columns, headings);

    /// <param name="tracked">The rows are to be written: records are loaded so that changing them is saved.</param>
    protected abstract Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct);

    /// <summary>Before a pass over the rows, for what must be known of the file as a whole to load no more than it names.</summary>
    protected virtual Task SkimAsync(Guid runId, TableLayout layout, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Within the transaction, after the last row.</summary>
    protected virtual Task AppliedAsync(ImportRun run, Actor actor, CancellationToken ct) => Task.CompletedTask;

    public override async Task<ImportRun> PreviewAsync(Guid id, IReadOnlyDictionary<string, string> mapping, Actor actor, bool? forOffice = null, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        var layout = new TableLayout(Columns, run.Headings, mapping);
        await BeginLookAsync(run, mapping, layout.Faults, forOffice, actor, ct);
        var look = await PreparedAsync(id, layout, tracked: false, actor, ct);
        await foreach (var chunk in Store.ChunksAsync(run.Id, ct))
        {
            var outcomes = new List<StagedOutcome>();
            foreach (var row in chunk.Rows.Select(ImportStore.RowOf))
            {
                var seen = look.At(row);
                outcomes.Add(new StagedOutcome(row.Number, seen.Outcome, seen.RecordId, seen.Version, seen.Key, seen.Name, seen.Outcome is ImportOutcome.Unchanged ? null : seen.Changed));
                Db.AddRange(seen.Faults.Select(f => FaultOf(run, row.Number, layout.HeadingOf(f.Column), layout.PlaceOf(f.Column), f.Fault, actor)));
            }
            chunk.Outcomes = outcomes;
            run.Seen([.. outcomes.Select(o => o.Outcome)]);
            await LookedAsync(run, actor, ct);
        }
        run.Previewed();
        await LookedAsync(run, actor, ct);
        return run;
    }

    // A register of some thousand records: all of them are held while its rows are written, in one save.
    protected override async Task WriteAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        await using var transaction = await Db.Database.BeginTransactionAsync(ct);
        var run = await Store.FindAsync(id, Kind, ct);
        var layout = new TableLayout(Columns, run.Headings, run.Mapping);
        var look = await PreparedAsync(id, layout, tracked: true, actor, ct);
        var done = 0;
        var chunks = new List<ImportChunk>();
        await foreach (var chunk in Store.ChunksAsync(id, ct))
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
            Progress.Tell(id, done += chunk.Rows.Count);
            chunk.Rows = [];
            chunk.Outcomes = [.. chunk.Outcomes.Select(o => written.GetValueOrDefault(o.Number, o))];
            chunks.Add(chunk);
        }
        run.Apply(actor);
        Db.Act(actor, Act, run.Subject, run.FileName);
        await Db.SaveChangesAsync(ct);
        await AppliedAsync(run, actor, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<TableLook> PreparedAsync(Guid id, TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        await SkimAsync(id, layout, ct);
        var look = await LookAsync(layout, tracked, actor, ct);
        await foreach (var rows in Store.RowsAsync(id).WithCancellation(ct))
        {
            rows.Select(ImportStore.RowOf).ToList().ForEach(look.Prepare);
        }
        return look;
    }
}

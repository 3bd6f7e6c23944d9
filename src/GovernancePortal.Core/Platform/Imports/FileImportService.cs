using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>
/// A file on its way into the records: read, mapped and looked at, confirmed, applied in one transaction. What its rows
/// mean is the module's that derives from it.
/// </summary>
public abstract class FileImportService(PortalDb db, ImportStore store, ImportProgress progress)
{
    public abstract string Kind { get; }
    /// <summary>Who sees the runs of everybody.</summary>
    public abstract Permission All { get; }
    /// <summary>Our headings, in the order in which they are offered to whoever maps a file.</summary>
    public abstract IReadOnlyList<string> Headers { get; }
    protected PortalDb Db => db;
    protected ImportStore Store => store;
    protected ImportProgress Progress => progress;

    public abstract bool MayImport(Actor actor);

    /// <summary>Our heading as it is written; null for what is none of ours.</summary>
    public abstract string? HeaderOf(string ours);

    /// <summary>What stands under our own headings and their other names; the rest is foreign.</summary>
    protected abstract Dictionary<string, string> Known(IReadOnlyList<string> headings);

    /// <summary>The part that a further sheet carries; null where it is not read.</summary>
    protected virtual string? PartOf(string sheet) => null;

    public ImportQueries Queries => new(db, Kind, All);

    /// <summary>Reads the file in. Refused with what <see cref="ImportStore.StageAsync"/> names.</summary>
    public async Task<ImportRun> ReadAsync(Stream content, string fileName, Actor actor, CancellationToken ct = default) =>
        MayImport(actor) ? await store.StageAsync(Kind, content, fileName, PartOf, actor, ct) : throw new Forbidden("Importing " + Kind);

    /// <summary>The mapping to begin with: our own headings, over them what was mapped for these headings last time.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProposalAsync(ImportRun run, Actor actor, CancellationToken ct = default)
    {
        var mapping = Known(run.Headings);
        foreach (var (heading, ours) in await store.MappingAsync(Kind, run.Headings, actor.UserId, ct) ?? new Dictionary<string, string>())
        {
            if (run.Headings.Contains(heading))
            {
                mapping[heading] = ours;
            }
        }
        return mapping;
    }

    /// <summary>
    /// Looks at every row without writing any: faults, and what would be made or changed. May be asked again with another
    /// mapping until the run is confirmed. Refused with ImportNotOpen, ImportNoColumns, ImportHeadingUnknown.
    /// </summary>
    /// <param name="forOffice">Keeps the mapping for the next file with these headings, for the whole office where one may; null: it is not kept.</param>
    public abstract Task<ImportRun> PreviewAsync(Guid id, IReadOnlyDictionary<string, string> mapping, Actor actor, bool? forOffice = null, CancellationToken ct = default);

    /// <summary>
    /// Confirms and applies: every row, or nothing where one has a fault (ImportHasFaults), or the rows without faults.
    /// Refused with ImportNotPreviewed, and with ImportChanged when a record changed since the preview: then nothing is
    /// written and the preview is to be made anew.
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

    /// <summary>Writes the confirmed rows in one transaction.</summary>
    protected abstract Task WriteAsync(Guid id, Actor actor, CancellationToken ct);

    /// <summary>The run, for those who may import and see it; else <see cref="NotFound"/>.</summary>
    protected async Task<ImportRun> RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(id, Kind, ct);
        return MayImport(actor) && run.IsVisibleTo(actor, All) ? run : throw new NotFound($"Import run {id}.");
    }

    /// <summary>The look begins anew: earlier faults are gone, the mapping is kept where that is wished, faults of the table as a whole are noted.</summary>
    /// <param name="faults">By the place of the column.</param>
    protected async Task BeginLookAsync(ImportRun run, IReadOnlyDictionary<string, string> mapping, IReadOnlyList<(int Place, SheetFault Fault)> faults, bool? forOffice, Actor actor, CancellationToken ct)
    {
        run.Look(mapping);
        await store.ClearFaultsAsync(run.Id, ct);
        if (forOffice is { } office)
        {
            await store.RememberAsync(Kind, run.Headings, mapping, office && actor.May(All) ? null : actor.UserId, actor, ct);
        }
        foreach (var (place, fault) in faults)
        {
            run.FaultOfTable();
            db.Add(FaultOf(run, 1, run.Headings[place], place, fault, actor));
        }
        await LookedAsync(run, actor, ct);
    }

    /// <summary>Saves what was seen so far.</summary>
    protected Task LookedAsync(ImportRun run, Actor actor, CancellationToken ct) => store.SaveAsync(run, actor, "ImportLookedAt", ct);

    /// <param name="sheet">The part of a further sheet; null: the main one.</param>
    protected static ImportFault FaultOf(ImportRun run, int row, string heading, int place, SheetFault fault, Actor actor, string? sheet = null) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Sheet = sheet, Row = row, Column = heading.Length > ImportFault.ColumnLength ? heading[..ImportFault.ColumnLength] : heading, Place = place,
        Code = fault.Code, Arguments = fault.Arguments,
    };

    // The person may have gone: the state must not say for ever that something is under way.
    private async Task FailAsync(Guid id, Actor actor)
    {
        db.ChangeTracker.Clear();
        var run = await store.FindAsync(id, Kind, CancellationToken.None);
        run.Fail();
        await store.SaveAsync(run, actor, "ImportFailed", CancellationToken.None);
    }
}

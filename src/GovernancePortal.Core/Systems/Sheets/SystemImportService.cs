using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>
/// A file on its way into the ledger: read, mapped and looked at, confirmed, applied. Only <see cref="ApplyAsync"/> writes to
/// the ledger, all of it in one transaction. The policy office may bring every row, staff those of their own sections.
/// </summary>
public sealed class SystemImportService(PortalDb db, ImportStore store, SystemSheetQueries sheets, SystemRegister register, ImportProgress progress)
{
    public const string Kind = "Systems";

    public static bool MayImport(Actor actor) => actor.May(Permission.SystemEditAll) || actor.May(Permission.SystemEditOwn);

    /// <summary>Reads the file in. Refused with what <see cref="ImportStore.StageAsync"/> names.</summary>
    public async Task<ImportRun> ReadAsync(Stream content, string fileName, Actor actor, CancellationToken ct = default) =>
        MayImport(actor) ? await store.StageAsync(Kind, content, fileName, _ => null, actor, ct) : throw new Forbidden("Importing systems.");

    /// <summary>The mapping to begin with: our own headings, over them what was mapped for these headings last time.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProposalAsync(ImportRun run, Actor actor, CancellationToken ct = default)
    {
        var mapping = SheetLayout.Known(run.Headings);
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
    /// <param name="remember">Keep the mapping for the next file with these headings; for the whole office where one may.</param>
    public async Task<ImportRun> PreviewAsync(Guid id, IReadOnlyDictionary<string, string> mapping, Actor actor, MappingMemory remember = MappingMemory.None, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        var layout = SheetLayout.Of(run.Headings, mapping);
        run.Look(mapping);
        await store.ClearFaultsAsync(run.Id, ct);
        if (remember != MappingMemory.None)
        {
            var whole = remember == MappingMemory.Office && actor.May(Permission.SystemEditAll);
            await store.RememberAsync(Kind, run.Headings, mapping, whole ? null : actor.UserId, actor, ct);
        }
        foreach (var (place, fault) in layout.Faults)
        {
            run.FaultOfTable();
            db.Add(FaultOf(run, 1, run.Headings[place], place, fault, actor));
        }
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        var reader = await sheets.ReaderAsync(layout, actor, ct);
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var chunk in store.ChunksAsync(run.Id, ct))
        {
            var rows = chunk.Rows.Select(ImportStore.RowOf).ToList();
            var known = await sheets.OfNumbersAsync(rows.Select(r => NumberOf(layout, r)).OfType<string>(), ct);
            var outcomes = new List<StagedOutcome>();
            foreach (var row in rows)
            {
                var (outcome, faults) = Look(layout, reader, row, known, firstRows);
                outcomes.Add(outcome);
                db.AddRange(faults.Select(f => FaultOf(run, row.Number, layout.HeadingOf(f.Column), layout.PlaceOf(f.Column), f.Fault, actor)));
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
    /// Confirms and applies: every row, or nothing where one has a fault (ImportHasFaults), or the rows without faults. One
    /// transaction, one Trail row for each changed record. Refused with ImportNotPreviewed, and with ImportChanged when a
    /// record changed since the preview: then nothing is written and the preview is to be made anew.
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

    private async Task WriteAsync(Guid id, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var run = await store.FindAsync(id, Kind, ct);
        var layout = SheetLayout.Of(run.Headings, run.Mapping);
        var reader = await sheets.ReaderAsync(layout, actor, ct);
        var done = 0;
        await foreach (var chunk in store.ChunksAsync(id, ct))
        {
            var planned = chunk.Outcomes.Where(o => o.Outcome is ImportOutcome.Created or ImportOutcome.Updated).ToDictionary(o => o.Number);
            var written = await WriteAsync(run, chunk, planned, reader, actor, ct);
            chunk.Outcomes = [.. chunk.Outcomes.Select(o => written.GetValueOrDefault(o.Number, o))];
            await store.SaveAsync(run, actor, "ImportApplied", ct);
            progress.Tell(id, done += chunk.Rows.Count);
        }
        run.Apply(actor);
        await store.SaveAsync(run, actor, "ImportApplied", ct);
        await transaction.CommitAsync(ct);
    }

    // Rows of one owner are saved together: the Trail then tells as whom the actor changed them.
    private async Task<Dictionary<int, StagedOutcome>> WriteAsync(ImportRun run, ImportChunk chunk, Dictionary<int, StagedOutcome> planned, SystemRowReader reader, Actor actor, CancellationToken ct)
    {
        var records = await sheets.TrackedAsync([.. planned.Values.Where(p => p.RecordId is not null).Select(p => p.RecordId!.Value)], ct);
        var written = new Dictionary<int, StagedOutcome>();
        var changes = new List<(StagedOutcome Plan, InformationSystem? Record, SystemInput Input)>();
        foreach (var staged in chunk.Rows.Where(r => planned.ContainsKey(r.Number)))
        {
            var plan = planned[staged.Number];
            var record = plan.RecordId is { } known ? records.GetValueOrDefault(known) : null;
            var read = reader.Read(ImportStore.RowOf(staged), record);
            if ((plan.RecordId is not null && record?.Version != plan.Version) || read.Faults.Count > 0)
            {
                throw new RuleViolation("ImportChanged", null, staged.Number);
            }
            changes.Add((plan, record, read.Input));
        }
        foreach (var group in changes.GroupBy(c => c.Record?.OwnerSectionId ?? c.Input.OwnerSectionId!.Value))
        {
            foreach (var (plan, record, input) in group)
            {
                var system = record ?? await register.AddImportedAsync(input, actor, ct);
                if (record is not null)
                {
                    await register.ChangeImportedAsync(record, input, actor, ct);
                }
                written[plan.Number] = plan with { RecordId = system.Id, Key = system.Code };
            }
            db.Act(actor, "SystemImported", reason: run.FileName, capacity: SystemRegister.CapacityOf(actor, group.Key));
            await db.SaveChangesAsync(ct);
        }
        return written;
    }

    private static (StagedOutcome, IReadOnlyList<ColumnFault>) Look(SheetLayout layout, SystemRowReader reader, SheetRow row, IReadOnlyDictionary<string, InformationSystem> known, Dictionary<string, int> firstRows)
    {
        InformationSystem? current = null;
        var faults = new List<ColumnFault>();
        if (layout.NumberPlace is { } place && SheetValues.FlawOf(row[place]) is { } flaw)
        {
            faults.Add(new ColumnFault(SystemSheet.Number, flaw));
        }
        else if (NumberOf(layout, row) is { } number)
        {
            if (!known.TryGetValue(number, out current))
            {
                faults.Add(new ColumnFault(SystemSheet.Number, new SheetFault("NumberUnknown", SheetValues.Short(number))));
            }
            if (!firstRows.TryAdd(number, row.Number))
            {
                faults.Add(new ColumnFault(SystemSheet.Number, new SheetFault("NumberTwice", number, firstRows[number].ToString(System.Globalization.CultureInfo.InvariantCulture))));
            }
        }
        var isStray = current is null && faults.Count > 0;
        var read = reader.Read(row, current);
        // A row whose number leads nowhere lacks only what the file has a column for.
        faults.AddRange(read.Faults.Where(f => !isStray || layout.Has(f.Column)));
        var outcome = faults.Count > 0 ? ImportOutcome.Failed : current is null ? ImportOutcome.Created : read.Changed.Count > 0 ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        return (new StagedOutcome(row.Number, outcome, current?.Id, current?.Version ?? 0, current?.Code, read.Input.Name, outcome == ImportOutcome.Unchanged ? null : [.. read.Changed.Select(c => c.Header)]), faults);
    }

    private static string? NumberOf(SheetLayout layout, SheetRow row) =>
        layout.NumberPlace is { } place && CharacterWidth.Narrow(row[place].Text).ToUpperInvariant() is { Length: > 0 } number ? number : null;

    private static ImportFault FaultOf(ImportRun run, int row, string heading, int place, SheetFault fault, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Row = row, Column = heading.Length > ImportFault.ColumnLength ? heading[..ImportFault.ColumnLength] : heading, Place = place,
        Code = fault.Code, Arguments = fault.Arguments,
    };

    private async Task<ImportRun> RunAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(id, Kind, ct);
        return MayImport(actor) && run.IsVisibleTo(actor, Permission.SystemEditAll) ? run : throw new NotFound($"Import run {id}.");
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

/// <summary>For whom a mapping is kept.</summary>
public enum MappingMemory
{
    None,
    Person,
    Office,
}

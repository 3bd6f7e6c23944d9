using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
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
        MayImport(actor) ? await store.StageAsync(Kind, content, fileName, name => SystemPartSheet.OfName(name)?.Kind.ToString(), actor, ct) : throw new Forbidden("Importing systems.");

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
        var parts = await PartsAsync(run.Id, layout, ct);
        foreach (var fault in parts.SelectMany(p => p.Faults))
        {
            run.FaultOfTable();
            db.Add(FaultOf(run, fault, actor));
        }
        var look = new SystemImportLook(layout, reader, parts, actor);
        await foreach (var chunk in store.ChunksAsync(run.Id, ct))
        {
            var rows = chunk.Rows.Select(ImportStore.RowOf).ToList();
            var known = await sheets.OfNumbersAsync(rows.Select(look.NumberOf).OfType<string>(), parts, ct);
            var outcomes = new List<StagedOutcome>();
            foreach (var row in rows)
            {
                var seen = look.At(row, known);
                outcomes.Add(seen.Outcome);
                db.AddRange(seen.Faults.Select(f => FaultOf(run, row.Number, layout.HeadingOf(f.Column), layout.PlaceOf(f.Column), f.Fault, actor)));
                db.AddRange(seen.PartFaults.Select(f => FaultOf(run, f, actor)));
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
        var look = new SystemImportLook(layout, await sheets.ReaderAsync(layout, actor, ct), await PartsAsync(id, layout, ct), actor);
        var done = 0;
        await foreach (var chunk in store.ChunksAsync(id, ct))
        {
            var planned = chunk.Outcomes.Where(o => o.Outcome is ImportOutcome.Created or ImportOutcome.Updated).ToDictionary(o => o.Number);
            var written = await WriteAsync(run, chunk, planned, look, actor, ct);
            progress.Tell(id, done += chunk.Rows.Count);
            chunk.Rows = [];
            chunk.Outcomes = [.. chunk.Outcomes.Select(o => written.GetValueOrDefault(o.Number, o))];
            await store.SaveAsync(run, actor, "ImportApplied", ct);
        }
        await store.DropPartsAsync(id, ct);
        run.Apply(actor);
        await store.SaveAsync(run, actor, "ImportApplied", ct);
        await transaction.CommitAsync(ct);
    }

    // Rows of one owner are saved together: the Trail then tells as whom the actor changed them.
    private async Task<Dictionary<int, StagedOutcome>> WriteAsync(ImportRun run, ImportChunk chunk, Dictionary<int, StagedOutcome> planned, SystemImportLook look, Actor actor, CancellationToken ct)
    {
        var records = await sheets.TrackedAsync([.. planned.Values.Where(p => p.RecordId is not null).Select(p => p.RecordId!.Value)], look.Parts, ct);
        var written = new Dictionary<int, StagedOutcome>();
        var changes = new List<(StagedOutcome Plan, InformationSystem? Record, SystemInput Input, IReadOnlyList<(SystemPartTable Table, SystemRowsInput Rows)> Parts)>();
        foreach (var staged in chunk.Rows.Where(r => planned.ContainsKey(r.Number)))
        {
            var plan = planned[staged.Number];
            var record = plan.RecordId is { } known ? records.GetValueOrDefault(known) : null;
            var read = look.Reader.Read(ImportStore.RowOf(staged), record);
            var parts = record is null ? [] : look.PartsOf(record);
            if ((plan.RecordId is not null && record?.Version != plan.Version) || read.Faults.Count > 0 || parts.Any(p => p.Reading.Faults.Count > 0))
            {
                throw new RuleViolation("ImportChanged", null, staged.Number);
            }
            changes.Add((plan, record, read.Input, [.. parts.Where(p => p.Reading.Changed).Select(p => (p.Table, p.Reading.Rows))]));
        }
        foreach (var group in changes.GroupBy(c => c.Record?.OwnerSectionId ?? c.Input.OwnerSectionId!.Value))
        {
            foreach (var (plan, record, input, parts) in group)
            {
                var system = record ?? await register.AddImportedAsync(input, actor, ct);
                if (record is not null)
                {
                    await register.ChangeImportedAsync(record, input, actor, ct);
                    foreach (var (table, rows) in parts)
                    {
                        table.Replace(record, rows, actor);
                    }
                }
                written[plan.Number] = plan with { RecordId = system.Id, Key = system.Code };
            }
            db.Act(actor, "SystemImported", reason: run.FileName, capacity: SystemRegister.CapacityOf(actor, group.Key));
            await db.SaveChangesAsync(ct);
        }
        return written;
    }

    // A part may name only systems of the file's own main sheet: what becomes of a system is told in one row.
    private async Task<IReadOnlyList<SystemPartSheet>> PartsAsync(Guid runId, SheetLayout layout, CancellationToken ct)
    {
        var staged = await store.PartsAsync(runId, ct);
        if (staged.Count == 0)
        {
            return [];
        }
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var rows in store.RowsAsync(runId).WithCancellation(ct))
        {
            numbers.UnionWith(rows.Select(r => SystemImportLook.NumberOf(layout, ImportStore.RowOf(r))).OfType<string>());
        }
        return [.. staged.Select(part => SystemPartSheet.Of(SystemPartTables.Of(Enum.Parse<SystemPartKind>(part.Sheet)), part.Rows, numbers.Contains))];
    }

    private static ImportFault FaultOf(ImportRun run, int row, string heading, int place, SheetFault fault, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Row = row, Column = heading.Length > ImportFault.ColumnLength ? heading[..ImportFault.ColumnLength] : heading, Place = place,
        Code = fault.Code, Arguments = fault.Arguments,
    };

    private static ImportFault FaultOf(ImportRun run, PartFault fault, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Sheet = fault.Table.Kind.ToString(), Row = fault.Row, Column = fault.Table.Sheet + "!" + fault.Column, Place = run.Headings.Count,
        Code = fault.Fault.Code, Arguments = fault.Fault.Arguments,
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

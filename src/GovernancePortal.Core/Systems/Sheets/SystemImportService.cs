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
public sealed class SystemImportService(PortalDb db, ImportStore store, SystemSheetQueries sheets, SystemRegister register, ImportProgress progress) : FileImportService(db, store, progress)
{
    public const string RunKind = "Systems";

    public override string Kind => RunKind;
    public override Permission All => Permission.SystemEditAll;
    public override IReadOnlyList<string> Headers { get; } = [.. SystemColumns.Given.Prepend(SystemSheet.Number).Select(c => c.Header)];

    public override bool MayImport(Actor actor) => actor.May(Permission.SystemEditAll) || actor.May(Permission.SystemEditOwn);

    public override string? HeaderOf(string ours) => SystemColumns.OfHeader(ours)?.Header;

    protected override Dictionary<string, string> Known(IReadOnlyList<string> headings) => SheetLayout.Known(headings);

    protected override string? PartOf(string sheet) => SystemPartSheet.OfName(sheet)?.Kind.ToString();

    public override async Task<ImportRun> PreviewAsync(Guid id, IReadOnlyDictionary<string, string> mapping, Actor actor, bool? forOffice = null, CancellationToken ct = default)
    {
        var run = await RunAsync(id, actor, ct);
        var layout = SheetLayout.Of(run.Headings, mapping);
        await BeginLookAsync(run, mapping, layout.Faults, forOffice, actor, ct);
        var reader = await sheets.ReaderAsync(layout, actor, ct);
        var parts = await PartsAsync(run.Id, layout, ct);
        foreach (var fault in parts.SelectMany(p => p.Faults))
        {
            run.FaultOfTable();
            Db.Add(FaultOf(run, fault, actor));
        }
        var look = new SystemImportLook(layout, reader, parts, actor);
        await foreach (var chunk in Store.ChunksAsync(run.Id, ct))
        {
            var rows = chunk.Rows.Select(ImportStore.RowOf).ToList();
            var known = await sheets.OfNumbersAsync(rows.Select(look.NumberOf).OfType<string>(), parts, ct);
            var outcomes = new List<StagedOutcome>();
            foreach (var row in rows)
            {
                var seen = look.At(row, known);
                outcomes.Add(seen.Outcome);
                Db.AddRange(seen.Faults.Select(f => FaultOf(run, row.Number, layout.HeadingOf(f.Column), layout.PlaceOf(f.Column), f.Fault, actor)));
                Db.AddRange(seen.PartFaults.Select(f => FaultOf(run, f, actor)));
            }
            chunk.Outcomes = outcomes;
            run.Seen([.. outcomes.Select(o => o.Outcome)]);
            await LookedAsync(run, actor, ct);
        }
        run.Previewed();
        await LookedAsync(run, actor, ct);
        return run;
    }

    // One Trail row for each changed record.
    protected override async Task WriteAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        await using var transaction = await Db.Database.BeginTransactionAsync(ct);
        var run = await Store.FindAsync(id, Kind, ct);
        var layout = SheetLayout.Of(run.Headings, run.Mapping);
        var look = new SystemImportLook(layout, await sheets.ReaderAsync(layout, actor, ct), await PartsAsync(id, layout, ct), actor);
        var done = 0;
        await foreach (var chunk in Store.ChunksAsync(id, ct))
        {
            var planned = chunk.Outcomes.Where(o => o.Outcome is ImportOutcome.Created or ImportOutcome.Updated).ToDictionary(o => o.Number);
            var written = await WriteAsync(run, chunk, planned, look, actor, ct);
            Progress.Tell(id, done += chunk.Rows.Count);
            chunk.Rows = [];
            chunk.Outcomes = [.. chunk.Outcomes.Select(o => written.GetValueOrDefault(o.Number, o))];
            await Store.SaveAsync(run, actor, "ImportApplied", ct);
        }
        await Store.DropPartsAsync(id, ct);
        run.Apply(actor);
        await Store.SaveAsync(run, actor, "ImportApplied", ct);
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
            Db.Act(actor, "SystemImported", reason: run.FileName, capacity: SystemRegister.CapacityOf(actor, group.Key));
            await Db.SaveChangesAsync(ct);
        }
        return written;
    }

    // A part may name only systems of the file's own main sheet: what becomes of a system is told in one row.
    private async Task<IReadOnlyList<SystemPartSheet>> PartsAsync(Guid runId, SheetLayout layout, CancellationToken ct)
    {
        var staged = await Store.PartsAsync(runId, ct);
        if (staged.Count == 0)
        {
            return [];
        }
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var rows in Store.RowsAsync(runId).WithCancellation(ct))
        {
            numbers.UnionWith(rows.Select(r => SystemImportLook.NumberOf(layout, ImportStore.RowOf(r))).OfType<string>());
        }
        return [.. staged.Select(part => SystemPartSheet.Of(SystemPartTables.Of(Enum.Parse<SystemPartKind>(part.Sheet)), part.Rows, numbers.Contains))];
    }

    private static ImportFault FaultOf(ImportRun run, PartFault fault, Actor actor) =>
        FaultOf(run, fault.Row, fault.Table.Sheet + "!" + fault.Column, run.Headings.Count, fault.Fault, actor, fault.Table.Kind.ToString());
}

using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>What a look at one row found.</summary>
internal sealed record SeenRow(StagedOutcome Outcome, IReadOnlyList<ColumnFault> Faults, IReadOnlyList<PartFault> PartFaults);

/// <summary>Looks at the rows of a file one after the other; remembers only which numbers it met.</summary>
internal sealed class SystemImportLook(SheetLayout layout, SystemRowReader reader, IReadOnlyList<SystemPartSheet> parts, Actor actor)
{
    private readonly Dictionary<string, int> firstRows = new(StringComparer.Ordinal);

    public SystemRowReader Reader => reader;
    public IReadOnlyList<SystemPartSheet> Parts => parts;

    public SeenRow At(SheetRow row, IReadOnlyDictionary<string, InformationSystem> known)
    {
        InformationSystem? current = null;
        var faults = new List<ColumnFault>();
        if (layout.NumberPlace is { } place && SheetValues.FlawOf(row[place]) is { } flaw)
        {
            faults.Add(new ColumnFault(SystemSheet.Number, flaw));
        }
        else if (NumberOf(row) is { } number)
        {
            if (!known.TryGetValue(number, out current))
            {
                faults.Add(new ColumnFault(SystemSheet.Number, new SheetFault("NumberUnknown", SheetValues.Short(number))));
            }
            if (!firstRows.TryAdd(number, row.Number))
            {
                faults.Add(new ColumnFault(SystemSheet.Number, new SheetFault("NumberTwice", number, firstRows[number].ToString(CultureInfo.InvariantCulture))));
            }
        }
        var isStray = current is null && faults.Count > 0;
        var read = reader.Read(row, current);
        // A row whose number leads nowhere lacks only what the file has a column for.
        faults.AddRange(read.Faults.Where(f => !isStray || layout.Has(f.Column)));
        var readings = current is null ? [] : PartsOf(current);
        var changed = read.Changed.Select(c => c.Header).Concat(readings.Where(p => p.Reading.Changed).Select(p => p.Table.Sheet)).ToList();
        if (read.Changed.Count == 0 && changed.Count > 0 && !InformationSystem.MayEdit(actor, current!.OwnerSectionId))
        {
            faults.Add(new ColumnFault(SystemSheet.Number, new SheetFault("RowNotYours", current.Code)));
        }
        var partFaults = readings.SelectMany(p => p.Reading.Faults).ToList();
        var outcome = faults.Count + partFaults.Count > 0 ? ImportOutcome.Failed : current is null ? ImportOutcome.Created : changed.Count > 0 ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        return new SeenRow(new StagedOutcome(row.Number, outcome, current?.Id, current?.Version ?? 0, current?.Code, read.Input.Name, outcome == ImportOutcome.Unchanged ? null : changed), faults, partFaults);
    }

    /// <summary>What the further sheets say of a system that was loaded with their parts; hidden ones only for those who may read them.</summary>
    public IReadOnlyList<(SystemPartTable Table, PartReading Reading)> PartsOf(InformationSystem system) =>
        [.. parts.Where(p => p.Has(system.Code) && (!p.Table.Sensitive || InformationSystem.MayReadSensitive(actor, system.OwnerSectionId))).Select(p => (p.Table, p.Read(system, reader.Cells)))];

    public string? NumberOf(SheetRow row) => NumberOf(layout, row);

    public static string? NumberOf(SheetLayout layout, SheetRow row) =>
        layout.NumberPlace is { } place && CharacterWidth.Narrow(row[place].Text).ToUpperInvariant() is { Length: > 0 } number ? number : null;
}

using FluentValidation.Results;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>A fault of one value of a row.</summary>
public sealed record ColumnFault(LedgerColumn Column, SheetFault Fault);

/// <summary>What a row of the sheet says: the values the record would have, which of them differ, and what is wrong.</summary>
public sealed record SystemSheetRow(SystemInput Input, IReadOnlyList<LedgerColumn> Changed, IReadOnlyList<ColumnFault> Faults);

/// <summary>
/// Reads one row against the record it means. A column the file does not have, or the person may not see, is left as it
/// is; an empty cell clears; a cell that says what an export would say changes nothing. What importance requires is never
/// asked here (decision 25): only what a row cannot be stored without.
/// </summary>
public sealed class SystemRowReader(SheetLayout layout, SheetWords words, IReadOnlySet<string> numbers, Actor actor)
{
    private readonly LedgerCells cells = new(words, numbers);

    internal LedgerCells Cells => cells;

    private static readonly LedgerColumn Owner = SystemColumns.Of(nameof(SystemInput.OwnerSectionId));

    /// <param name="current">The record of the row's number; null for a new one.</param>
    public SystemSheetRow Read(SheetRow row, InformationSystem? current)
    {
        var before = current is null ? new SystemInput() : SystemInput.Of(current);
        var input = before with { };
        var faults = new List<ColumnFault>();
        var read = new List<LedgerColumn>();
        foreach (var (place, column) in layout.Places)
        {
            if (column == SystemSheet.Number || (column.Sensitive && current is not null && !InformationSystem.MayReadSensitive(actor, current.OwnerSectionId)))
            {
                continue;
            }
            read.Add(column);
            if (cells.Take(column, row[place], input, current is null ? null : before, current?.Code) is { } fault)
            {
                faults.Add(new ColumnFault(column, fault));
            }
        }
        faults.AddRange(SystemColumns.Given.Where(c => c.Needed && !c.IsAnswered(input) && faults.TrueForAll(f => f.Column != c)).Select(c => new ColumnFault(c, new SheetFault("Missing"))));
        var changed = SystemColumns.Given.Where(c => !c.IsSame(before, input)).ToList();
        if (changed.Count > 0)
        {
            faults.AddRange(Whole(input, current, read).Where(f => faults.TrueForAll(known => known.Column != f.Column)).ToList());
            faults.AddRange(Rights(input, current));
        }
        return new SystemSheetRow(input, changed, faults);
    }

    // What one value must not be, and two not to each other.
    private IEnumerable<ColumnFault> Whole(SystemInput input, InformationSystem? current, List<LedgerColumn> read)
    {
        LedgerColumn[] asked = [.. read.Where(c => !c.Needed), SystemColumns.Of(nameof(SystemInput.ContractTo)), SystemColumns.Of(nameof(SystemInput.VendorName))];
        return new SystemInputValidator(words.Codes, words.Day, current, [.. asked.Distinct()]).Validate(input).Errors
            .Select(error => new ColumnFault(SystemColumns.Of(error.PropertyName), FaultOf(error)));
    }

    internal static SheetFault FaultOf(ValidationFailure error) =>
        new(error.ErrorMessage[(error.ErrorMessage.LastIndexOf('.') + 1)..], [.. error.FormattedMessagePlaceholderValues?.Values.Select(v => v?.ToString() ?? "") ?? []]);

    private IEnumerable<ColumnFault> Rights(SystemInput input, InformationSystem? current)
    {
        if (current is not null && !InformationSystem.MayEdit(actor, current.OwnerSectionId))
        {
            yield return new ColumnFault(SystemSheet.Number, new SheetFault("RowNotYours", current.Code));
        }
        else if (current is not null && input.OwnerSectionId is { } moved && moved != current.OwnerSectionId && !actor.May(Permission.SystemEditAll))
        {
            yield return new ColumnFault(Owner, new SheetFault("SectionFixed"));
        }
        else if (current is null && input.OwnerSectionId is { } owner && !InformationSystem.MayEdit(actor, owner))
        {
            yield return new ColumnFault(Owner, new SheetFault("SectionNotYours", words.Section(owner)));
        }
    }
}

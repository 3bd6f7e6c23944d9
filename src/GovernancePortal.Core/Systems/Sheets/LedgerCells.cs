using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>Reads a cell into the value its column means, of a row or of a row of a part.</summary>
internal sealed class LedgerCells(SheetWords words, IReadOnlySet<string> numbers)
{
    public SheetWords Words => words;

    /// <param name="input">Takes the value.</param>
    /// <param name="before">The values as they stand; null for a new record. A cell that says the same is not read at all.</param>
    /// <param name="own">The system's own number, which it may not link to.</param>
    public SheetFault? Take(LedgerColumn column, SheetCell cell, object input, object? before, string? own)
    {
        if (cell.Kind is not (CellKind.Formula or CellKind.Error) && before is not null && SystemSheet.Plain(SystemSheet.Written(column, column.Of(before), words)) == cell.Text)
        {
            return null;
        }
        return column.Kind switch
        {
            LedgerKind.Text => Put(column, input, SheetValues.Text(cell, column.Length ?? SheetFile.MostCharacters)),
            LedgerKind.Kana => Put(column, input, SheetValues.Text(cell with { Text = People.Kana.ToReading(cell.Text) }, column.Length ?? SheetFile.MostCharacters)),
            LedgerKind.LongText => Put(column, input, SheetValues.Text(cell, column.Length ?? SheetFile.MostCharacters, lines: true)),
            LedgerKind.Code => Put(column, input, SheetValues.Code(cell, column.List!, words.Codes, words.Day, before is null ? null : column.Of(before) as string)),
            LedgerKind.Choice => Chosen(column, cell, input),
            LedgerKind.YesNo => Put(column, input, SheetValues.YesNo(cell)),
            LedgerKind.Whole => Put(column, input, SheetValues.Whole(cell, column.Least, column.Most)),
            LedgerKind.Yen => Put(column, input, SheetValues.Amount(cell)),
            LedgerKind.Day => Put(column, input, SheetValues.Day(cell, month: column.Header.EndsWith("年月", StringComparison.Ordinal))),
            LedgerKind.Year => Put(column, input, SheetValues.Year(cell)),
            LedgerKind.Section => Put(column, input, words.ReadSection(cell)),
            LedgerKind.Systems => Linked(column, cell, input, own),
        };
    }

    private static SheetFault? Put<T>(LedgerColumn column, object input, SheetValue<T> value)
    {
        if (value.Fault is null)
        {
            column.Set(input, value.Value);
        }
        return value.Fault;
    }

    private static SheetFault? Chosen(LedgerColumn column, SheetCell cell, object input)
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var choices = FixedChoices.Of(column.Choices!);
        object? found = null;
        if (cell.Text.Length > 0 && !SheetValues.Choice(cell, choices, out found))
        {
            return SheetValues.NotOffered(cell, choices.Select(c => c.NameJa));
        }
        column.Set(input, found);
        return null;
    }

    private SheetFault? Linked(LedgerColumn column, SheetCell cell, object input, string? own)
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        foreach (var number in SystemNumbers.Read(cell.Text))
        {
            if (number == own)
            {
                return new SheetFault("LinkToItself", number);
            }
            if (!numbers.Contains(number))
            {
                return new SheetFault("LinkUnknown", SheetValues.Short(number));
            }
        }
        column.Set(input, cell.Text);
        return null;
    }
}

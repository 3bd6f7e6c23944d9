namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>What a cell holds, as far as reading it must know.</summary>
public enum CellKind
{
    Text,
    /// <summary>A number of a workbook; the text is its plain digits ("1200000", "0.5").</summary>
    Number,
    /// <summary>A day of a workbook; the text is yyyy-MM-dd.</summary>
    Day,
    /// <summary>A formula: its value is the spreadsheet's guess of the moment, so it is never taken.</summary>
    Formula,
    /// <summary>#N/A, #REF! and their like.</summary>
    Error,
    /// <summary>The text holds a character that the file's encoding does not have (shown as U+FFFD).</summary>
    Broken,
    /// <summary>A number of a workbook that is shown as a percentage; the text is its plain digits ("0.5" for 50 %).</summary>
    Percent,
}

/// <summary>One cell; empty ones have an empty text. Ends are trimmed and line ends are LF.</summary>
public readonly record struct SheetCell(string Text, CellKind Kind = CellKind.Text)
{
    public static SheetCell Empty { get; } = new("");

    public bool IsEmpty => Kind is not (CellKind.Formula or CellKind.Error) && Text.Length == 0;
}

/// <summary>One row under its number in the sheet (the header is 1).</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Empty;

    public bool IsEmpty => Cells.All(cell => cell.IsEmpty);
}

/// <summary>One sheet as it is read from front to end, once; rows without any cell are left out.</summary>
public sealed record SheetPage(string Name, IEnumerable<SheetRow> Rows);

using GovernancePortal.Core.Platform.Csv;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Frame;

/// <summary>A list as a file, exactly what is on the screen: CSV, or a workbook of one sheet with the same columns.</summary>
public static class ListFile
{
    /// <param name="kind">xlsx; everything else is CSV.</param>
    public static IActionResult Of<T>(string? kind, string name, DateOnly day, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) =>
        kind == "xlsx" ? new XlsxResult<T>(name, day, [.. columns.Select(c => new SheetField<T>(c.Heading, c.Cell))], rows) : new CsvResult<T>(name, day, columns, rows);
}

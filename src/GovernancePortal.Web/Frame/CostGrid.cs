namespace GovernancePortal.Web.Frame;

/// <summary>Name is the form name of the input; Value what is shown in it, typed or stored; LastYearYen what doubt is measured by.</summary>
public sealed record CostCell(string Name, string Value, string? Error = null, long? LastYearYen = null);

/// <summary>Lang marks a label that exists in Japanese only ("ja") on an English page.</summary>
public sealed record CostRow(string Label, IReadOnlyList<CostCell> Cells, string? Lang = null);

/// <summary>
/// Yearly costs in whole yen, category by fiscal year: totals, paste from Excel and the doubt at a thousandfold come from
/// js/cost-grid.js; without script the totals are those of the last save.
/// </summary>
public sealed record CostGrid(string Caption, string RowHead, IReadOnlyList<string> Columns, IReadOnlyList<CostRow> Rows)
{
    public static long Sum(IEnumerable<CostCell> cells) =>
        cells.Sum(cell => Core.Platform.Money.Yen.TryParse(cell.Value, Core.Platform.Money.YenUnit.Yen, out var yen) ? yen : 0);
}

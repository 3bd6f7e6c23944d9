using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace GovernancePortal.Web.Frame;

/// <summary>Bars lie (long Japanese names are read beside them); columns and lines stand over years and months.</summary>
public enum ChartKind
{
    Bars,
    StackedBars,
    Columns,
    StackedColumns,
    Lines,
}

/// <summary>How values are written: counts as they are, percent with one place at most, yen in thousands.</summary>
public enum ChartUnit
{
    Count,
    Percent,
    Yen,
}

/// <summary>One category with a value of every series (null: none), and where its rows are listed.</summary>
public sealed record ChartRow(string Label, IReadOnlyList<decimal?> Values, string? Href = null);

/// <param name="AsLine">Drawn as a line over columns, a target beside what came.</param>
/// <param name="Tone">The colour of a state that the page shows elsewhere as well; else the next of the row.</param>
public sealed record ChartSeries(string Name, bool AsLine = false, Tone? Tone = null);

/// <summary>
/// A chart with the table it draws from (partial _Chart): without script the table stands alone, with it one click away;
/// paper and screen readers always get the table. Two charts of a page have two ids.
/// </summary>
/// <param name="RowHead">What the rows are, the head of the table's first column.</param>
public sealed record Chart(string Id, string Title, string RowHead, ChartKind Kind, IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartRow> Rows, ChartUnit Unit = ChartUnit.Count)
{
    /// <summary>What the script draws: the table's own values.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { kind = Kind, unit = Unit, series = Series, rows = Rows }, Options);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}

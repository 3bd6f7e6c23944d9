using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Publication;

namespace GovernancePortal.Web.Publication;

/// <summary>The same content as data: CSV in UTF-8, JSON, and a description that says what each column means.</summary>
internal sealed class PublicData(PublicContent content, PublicWords words)
{
    private const string Kpis = "data/kpis";
    private const string Checklists = "data/checklists";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private sealed record KpiRow(PublicPlan Plan, PublicKpi Kpi, PublicYear Year);

    private sealed record ItemRow(PublicChecklist List, PublicItem Item);

    /// <summary>One column: its name in the files, its type as data descriptions call it, and its value.</summary>
    private sealed record Column<T>(string Name, string Type, Func<T, object?> Value);

    private static readonly Column<KpiRow>[] KpiColumns =
    [
        new("plan", "string", r => r.Plan.Name), new("objective", "string", r => r.Kpi.Objective), new("initiative_code", "string", r => r.Kpi.Code), new("initiative", "string", r => r.Kpi.Initiative), new("kpi", "string", r => r.Kpi.Name),
        new("unit", "string", r => r.Kpi.Unit), new("aggregation", "string", r => r.Kpi.Aggregation.ToString()), new("direction", "string", r => r.Kpi.Direction.ToString()), new("baseline", "string", r => r.Kpi.Baseline), new("section", "string", r => r.Kpi.Section),
        new("fiscal_year", "integer", r => r.Year.Year), new("target", "string", r => r.Year.Target), new("actual", "string", r => r.Year.Actual), new("judgement", "string", r => r.Year.Judgement?.ToString()), new("band", "string", r => r.Year.Band.ToString()),
        new("rate_percent", "number", r => r.Year.Rate), new("rate_from_baseline_percent", "number", r => r.Year.FromBaseline), new("as_of", "date", r => r.Year.AsOf), new("closed", "boolean", r => r.Year.Closed),
    ];

    private static readonly Column<ItemRow>[] ItemColumns =
    [
        new("checklist", "string", r => r.List.Name), new("fiscal_year", "integer", r => r.List.Year), new("group", "string", r => r.Item.Group), new("number", "string", r => r.Item.Number), new("item", "string", r => r.Item.Text),
        new("answer", "string", r => r.Item.Answer?.ToString()), new("applies", "boolean", r => r.Item.Applies),
    ];

    /// <summary>What the first page offers, with the keys of the labels.</summary>
    public static IEnumerable<(string Path, string Label)> Listed(PublicContent content)
    {
        if (content.Plans.Count > 0)
        {
            yield return (Kpis + ".csv", "KpisCsv");
            yield return (Kpis + ".json", "KpisJson");
        }
        if (content.Checklists.Count > 0)
        {
            yield return (Checklists + ".csv", "ChecklistsCsv");
            yield return (Checklists + ".json", "ChecklistsJson");
        }
        yield return ("datapackage.json", "Description");
    }

    public IEnumerable<(string Path, byte[] Content)> Files(DateOnly day)
    {
        if (content.Plans.Count > 0)
        {
            var rows = content.Plans.SelectMany(p => p.Kpis.SelectMany(k => k.Years.Select(y => new KpiRow(p, k, y)))).ToList();
            yield return (Kpis + ".csv", Csv(KpiColumns, rows));
            yield return (Kpis + ".json", ToJson(KpiColumns, rows));
        }
        if (content.Checklists.Count > 0)
        {
            var rows = content.Checklists.SelectMany(l => l.Items.Select(i => new ItemRow(l, i))).ToList();
            yield return (Checklists + ".csv", Csv(ItemColumns, rows));
            yield return (Checklists + ".json", ToJson(ItemColumns, rows));
        }
        yield return ("datapackage.json", Description(day));
    }

    private byte[] Description(DateOnly day)
    {
        var resources = new List<object>();
        void Add<T>(string name, string path, Column<T>[] columns)
        {
            foreach (var format in new[] { "csv", "json" })
            {
                resources.Add(new
                {
                    name = $"{name}-{format}", path = $"{path}.{format}", format, mediatype = format == "csv" ? "text/csv" : "application/json", encoding = "utf-8",
                    schema = new { fields = columns.Select(c => new { name = c.Name, type = c.Type, description = words["Field." + c.Name] }) },
                });
            }
        }
        if (content.Plans.Count > 0)
        {
            Add("kpis", Kpis, KpiColumns);
        }
        if (content.Checklists.Count > 0)
        {
            Add("checklists", Checklists, ItemColumns);
        }
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = "governance-results", title = content.Title, description = content.Introduction, created = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), asOf = content.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            publisher = words.Office, bands = words["HowJudged"], resources,
        }, Json);
    }

    private static byte[] ToJson<T>(Column<T>[] columns, IEnumerable<T> rows) =>
        JsonSerializer.SerializeToUtf8Bytes(rows.Select(row => columns.ToDictionary(c => c.Name, c => c.Value(row))), Json);

    // UTF-8 with its mark, so that spreadsheets read Japanese.
    private static byte[] Csv<T>(Column<T>[] columns, IEnumerable<T> rows)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', columns.Select(c => c.Name)).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', columns.Select(c => Quoted(Cell(c.Value(row))))).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => CsvExport.Guard(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

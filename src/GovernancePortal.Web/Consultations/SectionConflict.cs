using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Web.Consultations;

/// <summary>One field that two people changed: what the other saved and what is typed here.</summary>
public sealed record FieldConflict(string Code, string Label, string Theirs, string Mine);

/// <summary>
/// What somebody else saved of a form section since it was opened here. What only they changed is taken over; what both
/// changed is theirs or mine, field by field.
/// </summary>
public sealed record SectionConflict(string? By, DateTimeOffset? At, IReadOnlyList<FieldConflict> Both, IReadOnlyList<string> TakenOver)
{
    public const string TakePrefix = "Take.";
    public const string Theirs = "theirs";

    /// <param name="before">What the others changed since, with the value it had before (FormQueries.ChangedSinceAsync).</param>
    /// <param name="inputs">As typed; what only the others changed is replaced by theirs.</param>
    public static SectionConflict Between(FormSection saved, FormValues mine, IReadOnlyDictionary<string, string?> before, IEnumerable<FieldDefinition> fields,
        Dictionary<string, string> inputs, FormNames names, FormWords words)
    {
        var both = new List<FieldConflict>();
        var taken = new List<string>();
        foreach (var field in fields.Where(f => before.ContainsKey(f.Code)))
        {
            var table = field.Type is FieldType.Rows or FieldType.CostGrid;
            if (table ? Lines(field, mine, names, words) == Lines(field, saved.Values, names, words) : mine[field.Code] == saved.Values[field.Code])
            {
                continue;
            }
            if (!table && mine[field.Code] == before[field.Code])
            {
                Take(field, saved.Values, inputs, words);
                taken.Add(words.Label(field));
                continue;
            }
            both.Add(new FieldConflict(field.Code, words.Label(field), Shown(field, saved.Values, names, words), Shown(field, mine, names, words)));
        }
        return new SectionConflict(saved.SavedBy, saved.SavedAt, both, taken);
    }

    /// <summary>Puts the stored answer of one field in the place of what was typed.</summary>
    public static void Take(FieldDefinition field, FormValues stored, Dictionary<string, string> inputs, FormWords words)
    {
        foreach (var name in inputs.Keys.Where(n => n == field.Code || n.StartsWith(field.Code + "[", StringComparison.Ordinal)).ToList())
        {
            inputs.Remove(name);
        }
        foreach (var (name, text) in words.Inputs([field], stored))
        {
            inputs[name] = text;
        }
        if (field.Type == FieldType.CostGrid)
        {
            inputs["G1.Unit"] = "yen";
        }
    }

    /// <summary>One answer in words, a table line by line.</summary>
    public static string Shown(FieldDefinition field, FormValues values, FormNames names, FormWords words) =>
        field.Type is FieldType.Rows or FieldType.CostGrid ? Lines(field, values, names, words) : words.Text(field.Type, field.List, values[field.Code], names);

    private static string Lines(FieldDefinition field, FormValues values, FormNames names, FormWords words) =>
        string.Join("\n", values.RowsOf(field.Code).Select(row => string.Join(" / ", row.OrderBy(c => c.Key, StringComparer.Ordinal).Where(c => c.Value.Length > 0).Select(c => Cell(field, c.Key, c.Value, names, words)))));

    private static string Cell(FieldDefinition field, string key, string value, FormNames names, FormWords words)
    {
        if (field.Type == FieldType.CostGrid)
        {
            return key == "category" ? names.Codes.Name(ConsultationCodes.CostCategory, value) : key[1..] + " " + words.Text(FieldType.Yen, null, value, names);
        }
        var column = field.Columns.FirstOrDefault(c => c.Key == key);
        return column is null ? value : words.Text(column.Type, column.List, value, names);
    }
}

using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>Answers of a form in the reader's words: names for codes, days and years as the language writes them.</summary>
public sealed class FormWords(Formats formats, IStringLocalizer<Texts> texts)
{
    public string Label(FieldDefinition field) => texts["Field." + field.Code];

    public string Label(string code) => texts["Field." + code];

    public string ColumnLabel(FieldDefinition field, string column) => texts[$"Field.{field.Code}.{column}"];

    public string SectionTitle(char letter) => texts["FormSection." + letter];

    /// <summary>A stored value as read; amounts in exact yen. An empty one is empty.</summary>
    public string Text(FieldType type, string? list, string? value, FormNames names) => string.IsNullOrEmpty(value) ? "" : type switch
    {
        FieldType.Choice => list is null ? value : names.Codes.Name(list, value),
        FieldType.Choices => string.Join(texts["Form.ListSeparator"], value.Split(';').Select(code => list is null ? code : names.Codes.Name(list, code))),
        FieldType.YesNo => value == "yes" ? texts["Form.Yes"] : texts["Form.No"],
        FieldType.Integer => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? formats.Number(number) : value,
        FieldType.Percent => value + "%",
        FieldType.Yen => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? formats.Exact(yen) : value,
        FieldType.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? formats.Day(day) : value,
        FieldType.Year => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? formats.Year(new FiscalYear(year)) : value,
        FieldType.System => names.System(value),
        FieldType.Systems => string.Join(texts["Form.ListSeparator"], value.Split(';').Select(names.System)),
        FieldType.Sections => string.Join(texts["Form.ListSeparator"], value.Split(';').Select(names.Section)),
        FieldType.Text or FieldType.LongText or FieldType.Rows or FieldType.CostGrid => value,
    };

    /// <summary>A stored value as an input shows it; <see cref="FormReader"/> reads every form written here back to the same value.</summary>
    public string Editable(FieldType type, string? value) => string.IsNullOrEmpty(value) ? "" : type switch
    {
        FieldType.Integer => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? formats.Editable(number) : value,
        FieldType.Yen => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? formats.Editable(yen) : value,
        FieldType.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? formats.Editable(day) : value,
        FieldType.Year => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? formats.Editable(new FiscalYear(year)) : value,
        _ => value,
    };

    /// <summary>The stored answers of one form section under the names of their inputs.</summary>
    public Dictionary<string, string> Inputs(IEnumerable<FieldDefinition> fields, FormValues values)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Type is not (FieldType.Rows or FieldType.CostGrid))
            {
                inputs[field.Code] = Editable(field.Type, values[field.Code]);
                continue;
            }
            var rows = values.RowsOf(field.Code);
            for (var i = 0; i < rows.Count; i++)
            {
                foreach (var (key, value) in rows[i])
                {
                    inputs[FormInputs.Cell(field.Code, i, key)] = Editable(CellType(field, key), value);
                }
            }
        }
        return inputs;
    }

    private static FieldType CellType(FieldDefinition field, string key) =>
        field.Type == FieldType.CostGrid ? (key == "category" ? FieldType.Choice : FieldType.Yen) : field.Columns.FirstOrDefault(c => c.Key == key)?.Type ?? FieldType.Text;
}

using System.Globalization;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>What was read from a posted section: canonical values, what could not be understood, and the raw texts to show again.</summary>
public sealed record FormReading(FormValues Values, IReadOnlyList<FieldProblem> Problems);

/// <summary>
/// Reads the posted texts of one form section: full-width digits, thousands separators, era years and pasted amounts are
/// understood; what is not gets a problem beside its input. Input names: "D2", for tables "G7[0].name", for the cost
/// grid "G1[0].y2027", and "G1.Unit" (yen or thousand) for the unit typed.
/// </summary>
public static class FormReader
{
    /// <summary>A choice must be one of its list; lists that are not offered any more are kept when they were stored before.</summary>
    public delegate bool IsOffered(string list, string code);

    public static FormReading Read(IEnumerable<FieldDefinition> fields, IReadOnlyDictionary<string, string> posted, IsOffered offered)
    {
        var values = new FormValues();
        var problems = new List<FieldProblem>();
        var unit = posted.GetValueOrDefault("G1.Unit") == "thousand" ? YenUnit.Thousand : YenUnit.Yen;
        foreach (var field in fields.Where(f => !f.ReadOnly))
        {
            if (field.Type is FieldType.Rows or FieldType.CostGrid)
            {
                var rows = RowsOf(field, posted, unit, offered, problems);
                if (rows.Count > 0)
                {
                    values.Rows[field.Code] = rows;
                }
                continue;
            }
            var text = CharacterWidth.Trim(posted.GetValueOrDefault(field.Code));
            if (text.Length > 0)
            {
                values[field.Code] = One(field.Type, field.List, field.MaxLength, field.Code, text, YenUnit.Yen, offered, problems);
            }
        }
        return new FormReading(values, problems);
    }

    private static List<FormRow> RowsOf(FieldDefinition field, IReadOnlyDictionary<string, string> posted, YenUnit unit, IsOffered offered, List<FieldProblem> problems)
    {
        var rows = new SortedDictionary<int, FormRow>();
        var prefix = field.Code + "[";
        foreach (var (name, raw) in posted)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }
            var close = name.IndexOf("].", StringComparison.Ordinal);
            if (close < 0 || !int.TryParse(name.AsSpan(prefix.Length, close - prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= 200)
            {
                continue;
            }
            var key = name[(close + 2)..];
            var text = CharacterWidth.Trim(raw);
            var column = field.Type == FieldType.CostGrid ? CostColumn(key) : field.Columns.FirstOrDefault(c => c.Key == key);
            if (column is null || text.Length == 0)
            {
                continue;
            }
            if (!rows.TryGetValue(index, out var row))
            {
                rows[index] = row = [];
            }
            if (One(column.Type, column.List, column.MaxLength, name, text, field.Type == FieldType.CostGrid ? unit : YenUnit.Yen, offered, problems) is { } value)
            {
                row[key] = value;
            }
        }
        var kept = rows.Values.Where(r => field.Type == FieldType.CostGrid ? r.Keys.Any(k => k != "category") : r.Count > 0).ToList();
        if (kept.Count > field.MostRows)
        {
            problems.Add(new FieldProblem(field.Code, "Form.TooManyRows", field.MostRows));
        }
        return kept;
    }

    private static ColumnDefinition? CostColumn(string key) => key switch
    {
        "category" => new ColumnDefinition(key, FieldType.Choice, "CostCategory"),
        ['y', _, _, _, _] when int.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear => new ColumnDefinition(key, FieldType.Yen),
        _ => null,
    };

    private static string? One(FieldType type, string? list, int most, string input, string text, YenUnit unit, IsOffered offered, List<FieldProblem> problems)
    {
        string? Refuse(string code, params object[] arguments)
        {
            problems.Add(new FieldProblem(input, code, arguments));
            return null;
        }

        switch (type)
        {
            case FieldType.Text or FieldType.LongText:
                var plain = type == FieldType.Text ? text.ReplaceLineEndings(" ") : text.ReplaceLineEndings("\n");
                return plain.Length > most ? Refuse("Form.TooLong", most, plain.Length) : plain;
            case FieldType.Choice:
                return list is null || offered(list, text) ? text : Refuse("Form.NotOffered");
            case FieldType.Choices:
                var codes = text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
                return list is null || codes.All(c => offered(list, c)) ? string.Join(';', codes) : Refuse("Form.NotOffered");
            case FieldType.YesNo:
                return text is "yes" or "no" ? text : Refuse("Form.NotOffered");
            case FieldType.Integer:
                var digits = CharacterWidth.Narrow(text).Replace(",", "", StringComparison.Ordinal);
                return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : Refuse("Form.NotInteger", text);
            case FieldType.Percent:
                var share = CharacterWidth.Narrow(text).TrimEnd('%', ' ');
                return decimal.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
                    ? decimal.Round(percent, 2).ToString(CultureInfo.InvariantCulture) : Refuse("Form.NotPercent", text);
            case FieldType.Yen:
                if (Yen.Read(text, unit, out var yen) is var failure and not YenFailure.None)
                {
                    return Refuse("Form.Yen." + failure, text);
                }
                return yen < 0 ? Refuse("Form.Yen.Negative", text) : yen.ToString(CultureInfo.InvariantCulture);
            case FieldType.Day:
                return JapaneseEra.Read(text, out var day) is var fault and not DateFailure.None
                    ? Refuse("Form.Day." + fault, text) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case FieldType.Year:
                return FiscalYear.TryParse(text, out var year) ? year.Year.ToString(CultureInfo.InvariantCulture) : Refuse("Form.NotFiscalYear", text);
            case FieldType.System:
                return Guid.TryParse(text, out var id) ? id.ToString() : Refuse("Form.NotOffered");
            case FieldType.Systems or FieldType.Sections:
                var ids = text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return ids.All(i => Guid.TryParse(i, out _)) ? string.Join(';', ids.Distinct(StringComparer.Ordinal)) : Refuse("Form.NotOffered");
            case FieldType.Rows or FieldType.CostGrid:
            default:
                throw new InvalidOperationException($"A cell cannot be of type {type}.");
        }
    }
}

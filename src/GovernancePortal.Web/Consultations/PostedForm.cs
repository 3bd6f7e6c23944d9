using System.Globalization;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Web.Consultations;

/// <summary>A posted form section: every text by its input name, several values of one name joined by ';'.</summary>
public static class PostedForm
{
    /// <summary>Hidden: the version the section was opened at, when it had been saved, and what could be typed into.</summary>
    public const string Version = "SectionVersion";
    public const string Base = "Base";
    public const string Shown = "Shown";

    /// <summary>Longest text kept of one input; what is longer is refused by the reader anyway.</summary>
    private const int Longest = 20_000;
    private const int MostInputs = 3000;

    public static Dictionary<string, string> Read(IFormCollection form) =>
        form.Where(x => x.Key.Length is > 0 and < 100 && !x.Key.StartsWith("__", StringComparison.Ordinal)).Take(MostInputs)
            .ToDictionary(x => x.Key, x => Cut(string.Join(';', x.Value.Where(v => v?.Length > 0))), StringComparer.Ordinal);

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;

    public static IReadOnlyList<string> ShownFields(IReadOnlyDictionary<string, string> posted) =>
        (posted.GetValueOrDefault(Shown) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static uint VersionOf(IReadOnlyDictionary<string, string> posted) =>
        uint.TryParse(posted.GetValueOrDefault(Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public static DateTimeOffset? BaseOf(IReadOnlyDictionary<string, string> posted) =>
        DateTimeOffset.TryParseExact(posted.GetValueOrDefault(Base), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    /// <summary>The stored answers with what was typed over them: fields that were not on the page keep theirs.</summary>
    public static FormValues Over(FormValues stored, FormValues typed, IEnumerable<FieldDefinition> fields)
    {
        var values = stored.Copy();
        foreach (var field in fields)
        {
            values[field.Code] = typed[field.Code];
            if (typed.RowsOf(field.Code).Count > 0)
            {
                values.Rows[field.Code] = [.. typed.RowsOf(field.Code)];
            }
            else
            {
                values.Rows.Remove(field.Code);
            }
        }
        return values;
    }

    /// <summary>Adds or takes away a row as the buttons of a table ask for it; false when none was pressed.</summary>
    public static bool ChangeRows(Dictionary<string, string> posted)
    {
        if (posted.GetValueOrDefault("addRow") is { Length: > 0 } list)
        {
            var next = FormInputs.Rows(list, posted).Select(row => row + 1).DefaultIfEmpty(0).Max();
            if (posted.GetValueOrDefault(list + ".NewCategory") is { Length: > 0 } category)
            {
                posted[FormInputs.Cell(list, next, "category")] = category;
                posted.Remove(list + ".NewCategory");
            }
            else if (FormCatalogue.Find(list)?.Columns is [var first, ..])
            {
                posted[FormInputs.Cell(list, next, first.Key)] = "";
            }
            return true;
        }
        if (posted.GetValueOrDefault("removeRow")?.Split(':') is [var from, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var gone))
        {
            var kept = FormInputs.Rows(from, posted).Where(row => row != gone).ToList();
            var cells = posted.Where(x => x.Key.StartsWith(from + "[", StringComparison.Ordinal)).ToList();
            cells.ForEach(cell => posted.Remove(cell.Key));
            for (var row = 0; row < kept.Count; row++)
            {
                var prefix = FormInputs.Cell(from, kept[row], "");
                foreach (var (name, text) in cells.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)))
                {
                    posted[FormInputs.Cell(from, row, name[prefix.Length..])] = text;
                }
            }
            return true;
        }
        return false;
    }
}

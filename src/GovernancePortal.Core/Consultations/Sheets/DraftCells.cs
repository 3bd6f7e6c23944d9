using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>Reads one cell as an answer in canonical form; the other way of <see cref="DraftWords.Written"/>.</summary>
internal sealed class DraftCells(DraftWords words)
{
    /// <param name="kept">The stored answer: a code of it stays acceptable though it is not offered any more.</param>
    public SheetValue<string> Read(FieldType type, string? list, int most, SheetCell cell, string? kept)
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        if (cell.Text.Length == 0)
        {
            return default;
        }
        return type switch
        {
            FieldType.Text => SheetValues.Text(cell, most),
            FieldType.LongText => SheetValues.Text(cell, most, lines: true),
            FieldType.Choice => list is null ? SheetValues.Text(cell, most) : SheetValues.Code(cell, list, words.Codes, words.Day, kept),
            FieldType.Choices => Several(cell, item => list is null ? SheetValues.Text(item, most) : SheetValues.Code(item, list, words.Codes, words.Day, KeptIn(list, item, kept))),
            FieldType.YesNo => Said(SheetValues.YesNo(cell), yes => yes ? "yes" : "no"),
            FieldType.Integer => Said(SheetValues.Whole(cell), number => number.ToString(CultureInfo.InvariantCulture)),
            FieldType.Percent => Said(SheetValues.Fraction(cell, 0, 100, 2), share => share.ToString("0.##", CultureInfo.InvariantCulture)),
            FieldType.Yen => Said(SheetValues.Amount(cell), yen => yen.ToString(CultureInfo.InvariantCulture)),
            FieldType.Day => Said(SheetValues.Day(cell), day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FieldType.Year => Said(SheetValues.Year(cell), year => year.Year.ToString(CultureInfo.InvariantCulture)),
            FieldType.System => System(cell),
            FieldType.Systems => Several(cell, System),
            FieldType.Sections => Several(cell, Section),
            FieldType.Rows or FieldType.CostGrid => throw new InvalidOperationException($"A cell cannot be of type {type}."),
        };
    }

    private string? KeptIn(string list, SheetCell item, string? kept) =>
        kept?.Split(';').FirstOrDefault(code => words.Codes.Find(list, code) is { } old && (CharacterWidth.SearchKey(old.NameJa) == CharacterWidth.SearchKey(item.Text) || code == item.Text));

    private SheetValue<string> System(SheetCell cell)
    {
        var typed = CharacterWidth.SearchKey(cell.Text);
        var hit = words.Systems.FirstOrDefault(s => CharacterWidth.SearchKey(s.Code) == typed || CharacterWidth.SearchKey(DraftWords.SystemName(s)) == typed)
            ?? (words.Systems.Where(s => CharacterWidth.SearchKey(s.Name) == typed).ToList() is [var only] ? only : null);
        return hit is null ? new SheetFault("DraftSystemUnknown", SheetValues.Short(cell.Text)) : new SheetValue<string>(hit.Id.ToString());
    }

    private SheetValue<string> Section(SheetCell cell)
    {
        var typed = CharacterWidth.SearchKey(cell.Text);
        var hits = words.Sections.Where(s => CharacterWidth.SearchKey(s.Code) == typed || CharacterWidth.SearchKey(s.Name) == typed).ToList();
        return hits is [var only] ? new SheetValue<string>(only.Id.ToString()) : new SheetFault("DraftSectionUnknown", SheetValues.Short(cell.Text));
    }

    private static SheetValue<string> Several(SheetCell cell, Func<SheetCell, SheetValue<string>> one)
    {
        var values = new List<string>();
        foreach (var item in cell.Text.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(CharacterWidth.Trim).Where(item => item.Length > 0))
        {
            var read = one(new SheetCell(item));
            if (read.Fault is { } fault)
            {
                return fault;
            }
            values.Add(read.Value!);
        }
        return values.Count == 0 ? default : new SheetValue<string>(string.Join(';', values.Distinct(StringComparer.Ordinal)));
    }

    private static SheetValue<string> Said<T>(SheetValue<T?> read, Func<T, string> text)
        where T : struct => read.Fault is { } fault ? fault : read.Value is { } value ? new SheetValue<string>(text(value)) : default;
}

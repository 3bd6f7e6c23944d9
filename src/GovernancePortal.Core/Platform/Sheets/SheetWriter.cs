using System.Globalization;
using System.Xml;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>One sheet of <see cref="XlsxWriter"/>.</summary>
public sealed class SheetWriter : IDisposable
{
    private readonly XmlWriter xml;
    private readonly IReadOnlyList<SheetColumn> columns;
    private readonly string[] letters;
    private readonly bool guarded;
    private readonly int room;
    private readonly Func<IReadOnlyList<string>, string> listOf;
    private readonly List<(string Cell, IReadOnlyList<string> Choices)> cellChoices = [];
    private readonly List<(string Cell, SheetRule Rule)> cellRules = [];
    private int row;
    private bool closed;

    internal SheetWriter(Stream part, IReadOnlyList<SheetColumn> columns, bool guarded, int room, Func<IReadOnlyList<string>, string> listOf, bool header = true)
    {
        (xml, this.columns, this.guarded, this.room, this.listOf) = (XlsxWriter.Xml(part), columns, guarded, room, listOf);
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters)];
        Begin(header);
    }

    /// <summary>
    /// The next row; one value a column. Texts, numbers, days, fiscal years (as their number) and yes/no (はい, いいえ) are
    /// written as what they are; null leaves the cell empty.
    /// </summary>
    public void Row(IReadOnlyList<object?> values)
    {
        StartRow();
        for (var i = 0; i < columns.Count && i < values.Count; i++)
        {
            Cell(i, values[i], XlsxStyles.Of(columns[i].Look, columns[i].Locked));
        }
        xml.WriteEndElement();
    }

    /// <summary>The next row, with one cell that is typed into and looks and chooses as this row needs it, whatever its column does.</summary>
    public void Row(IReadOnlyList<object?> values, int open, SheetLook look, IReadOnlyList<string>? choices, SheetRule? rule = null)
    {
        StartRow();
        for (var i = 0; i < columns.Count && i < values.Count; i++)
        {
            Cell(i, values[i], i == open ? XlsxStyles.Of(look, locked: false) : XlsxStyles.Of(columns[i].Look, columns[i].Locked), always: i == open);
        }
        xml.WriteEndElement();
        if (choices is { Count: > 0 })
        {
            cellChoices.Add((letters[open] + Say(row), choices));
        }
        else if (rule is not null)
        {
            cellRules.Add((letters[open] + Say(row), rule));
        }
    }

    public void Dispose()
    {
        if (closed)
        {
            return;
        }
        closed = true;
        xml.WriteEndElement(); // sheetData
        if (guarded)
        {
            // No password: the guard is against slips. Sorting, filtering, widths and new rows stay open.
            xml.WriteStartElement("sheetProtection", XlsxWriter.Namespace);
            foreach (var (name, value) in Guards)
            {
                xml.WriteAttributeString(name, value);
            }
            xml.WriteEndElement();
        }
        Validations();
        xml.WriteEndElement();
        xml.Dispose();
    }

    /// <summary>0 → A, 26 → AA.</summary>
    public static string Letters(int column)
    {
        var text = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
        {
            text = (char)('A' + ((n - 1) % 26)) + text;
        }
        return text;
    }

    private static readonly (string, string)[] Guards =
    [
        ("sheet", "1"), ("formatCells", "0"), ("formatColumns", "0"), ("formatRows", "0"), ("insertRows", "0"), ("deleteRows", "0"), ("sort", "0"), ("autoFilter", "0"),
    ];

    private void Begin(bool header)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxWriter.Namespace);
        if (header)
        {
            xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>""");
        }
        xml.WriteStartElement("cols", XlsxWriter.Namespace);
        for (var i = 0; i < columns.Count; i++)
        {
            xml.WriteStartElement("col", XlsxWriter.Namespace);
            xml.WriteAttributeString("min", Say(i + 1));
            xml.WriteAttributeString("max", Say(i + 1));
            xml.WriteAttributeString("width", columns[i].Width.ToString("0.#", CultureInfo.InvariantCulture));
            // The style of the rows that are still empty.
            xml.WriteAttributeString("style", Say(XlsxStyles.Of(columns[i].Look, columns[i].Locked)));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", XlsxWriter.Namespace);
        if (header)
        {
            StartRow();
            for (var i = 0; i < columns.Count; i++)
            {
                Cell(i, columns[i].Header, columns[i].Needed ? XlsxStyles.NeededHead : XlsxStyles.Head);
            }
            xml.WriteEndElement();
        }
    }

    private void StartRow()
    {
        xml.WriteStartElement("row", XlsxWriter.Namespace);
        xml.WriteAttributeString("r", Say(++row));
    }

    private void Cell(int column, object? value, int style, bool always = false)
    {
        if (value is null or "" && !always)
        {
            return;
        }
        xml.WriteStartElement("c", XlsxWriter.Namespace);
        xml.WriteAttributeString("r", letters[column] + Say(row));
        xml.WriteAttributeString("s", Say(style));
        switch (value)
        {
            case null or "":
                break; // only how it looks
            case DateOnly day when ExcelDay.SerialOf(day) is { } serial:
                Value(Say(serial));
                break;
            case DateOnly day:
                Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case FiscalYear year:
                Value(Say(year.Year));
                break;
            case int or long or decimal:
                Value(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case bool yes:
                Text(yes ? SheetValues.YesWord : SheetValues.NoWord);
                break;
            default:
                Text(value.ToString() ?? "");
                break;
        }
        xml.WriteEndElement();
    }

    private void Value(string number)
    {
        xml.WriteStartElement("v", XlsxWriter.Namespace);
        xml.WriteString(number);
        xml.WriteEndElement();
    }

    private void Text(string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", XlsxWriter.Namespace);
        xml.WriteStartElement("t", XlsxWriter.Namespace);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxText.Encode(text.Length > SheetFile.MostCharacters ? text[..SheetFile.MostCharacters] : text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Validations()
    {
        var chosen = columns.Select((column, at) => (column, at)).Where(c => c.column.Choices is { Count: > 0 }).ToList();
        var lists = chosen.Select(c => ($"{letters[c.at]}2:{letters[c.at]}{Say(room + 1)}", c.column.Choices!)).Concat(cellChoices).ToList();
        // Cells of one rule stand in one element: a form has hundreds of them.
        var rules = columns.Select((column, at) => (column, at)).Where(c => c.column is { Rule: not null, Choices: null or { Count: 0 } }).Select(c => (Cell: $"{letters[c.at]}2:{letters[c.at]}{Say(room + 1)}", Rule: c.column.Rule!))
            .Concat(cellRules).GroupBy(r => r.Rule).ToList();
        if (lists.Count + rules.Count == 0)
        {
            return;
        }
        xml.WriteStartElement("dataValidations", XlsxWriter.Namespace);
        xml.WriteAttributeString("count", Say(lists.Count + rules.Count));
        foreach (var (where, choices) in lists)
        {
            xml.WriteStartElement("dataValidation", XlsxWriter.Namespace);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("sqref", where);
            xml.WriteStartElement("formula1", XlsxWriter.Namespace);
            xml.WriteString(listOf(choices));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        foreach (var group in rules)
        {
            Validation(group.Key, string.Join(' ', group.Select(r => r.Cell)));
        }
        xml.WriteEndElement();
    }

    private void Validation(SheetRule rule, string where)
    {
        xml.WriteStartElement("dataValidation", XlsxWriter.Namespace);
        foreach (var (name, value) in new[]
        {
            ("type", rule.IsText ? "textLength" : rule.Whole ? "whole" : "decimal"), ("operator", rule.IsText ? "lessThanOrEqual" : "between"), ("errorStyle", rule.Warns ? "warning" : "stop"),
            ("allowBlank", "1"), ("showErrorMessage", "1"), ("errorTitle", rule.Title), ("error", rule.Message), ("sqref", where),
        })
        {
            xml.WriteAttributeString(name, value);
        }
        foreach (var (name, number) in rule.IsText ? [("formula1", rule.Most)] : new[] { ("formula1", rule.Least), ("formula2", rule.Most) })
        {
            xml.WriteStartElement(name, XlsxWriter.Namespace);
            xml.WriteString(number.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>A fault of a file: sheet and cell as the file has them, the item it belongs to, and how to mend it ("SheetFault.{Code}").</summary>
public sealed record DraftFault(string Sheet, string Cell, string? Field, SheetFault Fault);

/// <summary>Why something in the file is not taken, without being wrong.</summary>
public enum DraftNoteKind
{
    Unknown,  // この様式にない項目
    NotAsked, // このケースでは聞かない項目
    NotOpen,  // 質問で開いていない項目
}

public sealed record DraftNote(DraftNoteKind Kind, string Sheet, string Cell, string Item);

/// <summary>One answer that would change.</summary>
public sealed record DraftChange(FieldDefinition Field, string Sheet, string Cell);

/// <summary>What a file would do. Sections holds the whole answers of every form section that would change.</summary>
public sealed record DraftReading(FormFacts Before, FormFacts After, IReadOnlyDictionary<char, FormValues> Sections, IReadOnlyList<DraftChange> Changes, IReadOnlyList<DraftFault> Faults, IReadOnlyList<DraftNote> Notes)
{
    /// <summary>Form sections that somebody saved after the file went out, and that the file would change.</summary>
    public IReadOnlyList<char> Conflicts { get; init; } = [];

    /// <summary>What is written: of a form section in conflict only when the person says so.</summary>
    public IReadOnlyDictionary<char, FormValues> Taken(IReadOnlyCollection<char> overwrite) => Sections.Where(s => !Conflicts.Contains(s.Key) || overwrite.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Value);
}

/// <summary>The case a file is read against.</summary>
internal sealed record DraftTarget(FormFacts Facts, bool Restricted)
{
    /// <summary>Null: a new case.</summary>
    public Guid? Id { get; init; }
    /// <summary>Present versions of the form sections.</summary>
    public IReadOnlyDictionary<char, uint> Versions { get; init; } = new Dictionary<char, uint>();
    /// <summary>Items that may be written; all when null.</summary>
    public IReadOnlySet<string>? Open { get; init; }
    /// <summary>The dated limit up to which the simplified form is enough.</summary>
    public ThresholdLine? Simplified { get; init; }
}

/// <summary>
/// Reads a workbook of a form. A sheet or row that is absent leaves its answers as they are; an empty answer takes the answer
/// away; a table is what its sheet holds. An answer to what the case is not asked is named and left out.
/// </summary>
internal sealed class DraftSheetReader(DraftTarget target, DraftWords words)
{
    private readonly DraftCells cells = new(words);
    private readonly List<DraftFault> faults = [];
    private readonly List<DraftNote> notes = [];
    private readonly Dictionary<string, (string Sheet, string Cell)> places = new(StringComparer.Ordinal);
    private readonly Dictionary<char, FormValues> after = target.Facts.Sections.ToDictionary(s => s.Key, s => s.Value.Copy());
    private readonly Dictionary<string, FieldDefinition> fields = DraftSheet.Fields(target.Facts.Stage, target.Restricted, target.Id is null).ToDictionary(f => f.Code, StringComparer.Ordinal);

    public DraftReading Read(IReadOnlyList<SheetRow> about, IReadOnlyList<(string Sheet, IReadOnlyList<StagedRow> Rows)> sheets)
    {
        CheckOwner(about);
        foreach (var (name, staged) in sheets)
        {
            var rows = staged.Select(ImportStore.RowOf).ToList();
            var mark = DraftSheet.MarkOf(name);
            if (mark.Length == 1 && fields.Values.Any(f => f.Section == mark[0]))
            {
                ReadSection(mark[0], name, rows);
            }
            else if (fields.TryGetValue(mark, out var field) && DraftSheet.IsTable(field))
            {
                ReadTable(field, name, rows);
            }
            else
            {
                notes.Add(new DraftNote(DraftNoteKind.Unknown, name, "", name));
            }
        }
        return Result(about);
    }

    public static string? AboutOf(IEnumerable<SheetRow> about, string item) => about.FirstOrDefault(r => r[0].Text == item) is { } row && row[1].Text.Length > 0 ? row[1].Text : null;

    // A file of another case must not slip in, nor that of a case where a new one is made.
    private void CheckOwner(IReadOnlyList<SheetRow> about)
    {
        if (AboutOf(about, DraftSheet.Key) != target.Id?.ToString())
        {
            var row = about.FirstOrDefault(r => r[0].Text == DraftSheet.Key)?.Number ?? 1;
            faults.Add(new DraftFault(DraftSheet.About, "B" + row.ToString(CultureInfo.InvariantCulture), null, new SheetFault(target.Id is null ? "DraftKnownCase" : "DraftOtherCase")));
        }
    }

    private void ReadSection(char letter, string sheet, List<SheetRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        var heads = rows[0].Cells.Select(c => CharacterWidth.SearchKey(SheetValues.Heading(c.Text))).ToList();
        var (code, answer) = (heads.IndexOf(CharacterWidth.SearchKey(DraftSheet.Code)), heads.IndexOf(CharacterWidth.SearchKey(DraftSheet.Answer)));
        if (code < 0 || answer < 0)
        {
            faults.Add(new DraftFault(sheet, "A1", null, new SheetFault("DraftColumnMissing", code < 0 ? DraftSheet.Code : DraftSheet.Answer)));
            return;
        }
        foreach (var row in rows.Skip(1).Where(r => !r[code].IsEmpty))
        {
            var item = CharacterWidth.Narrow(row[code].Text);
            var cell = Place(answer, row.Number);
            if (!fields.TryGetValue(item, out var field) || field.Section != letter)
            {
                if (!row[answer].IsEmpty && FormCatalogue.Find(item) is not { ReadOnly: true })
                {
                    notes.Add(new DraftNote(DraftNoteKind.Unknown, sheet, cell, item));
                }
                continue;
            }
            if (DraftSheet.IsTable(field))
            {
                continue;
            }
            places[field.Code] = (sheet, cell);
            var stored = target.Facts.Text(field.Code);
            var read = cells.Read(field.Type, field.List, field.MaxLength, row[answer], stored);
            if (read.Fault is { } fault)
            {
                faults.Add(new DraftFault(sheet, cell, field.Code, fault));
                continue;
            }
            Values(letter)[field.Code] = read.Value;
        }
    }

    private void ReadTable(FieldDefinition field, string sheet, List<SheetRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }
        var columns = ColumnsOf(field, sheet, rows[0]);
        if (columns is null)
        {
            return;
        }
        places[field.Code] = (sheet, "A2");
        var had = target.Facts.Rows(field.Code);
        var read = new List<FormRow>();
        foreach (var row in rows.Skip(1))
        {
            var line = new FormRow();
            var used = false;
            foreach (var (place, column) in columns)
            {
                var kept = read.Count < had.Count ? had[read.Count].Get(column.Key) : null;
                var value = cells.Read(column.Type, column.List, column.MaxLength, row[place], kept);
                used |= !row[place].IsEmpty;
                if (value.Fault is { } fault)
                {
                    faults.Add(new DraftFault(sheet, Place(place, row.Number), field.Code, fault));
                }
                else if (value.Value is { Length: > 0 } text)
                {
                    line[column.Key] = text;
                }
            }
            if (!used || (field.Type == FieldType.CostGrid && !line.Keys.Any(k => k != DraftSheet.CategoryKey)))
            {
                continue;
            }
            if (field.Type == FieldType.CostGrid && line.Get(DraftSheet.CategoryKey) is null && columns.FirstOrDefault(c => c.Column.Key == DraftSheet.CategoryKey) is { Column: not null } category && row[category.Place].IsEmpty)
            {
                faults.Add(new DraftFault(sheet, Place(category.Place, row.Number), field.Code, new SheetFault("Missing")));
            }
            read.Add(line);
        }
        if (read.Count > field.MostRows)
        {
            faults.Add(new DraftFault(sheet, "A" + (field.MostRows + 2).ToString(CultureInfo.InvariantCulture), field.Code, new SheetFault("DraftTooManyRows", field.MostRows.ToString(CultureInfo.InvariantCulture))));
        }
        if (read.Count > 0)
        {
            Values(field.Section).Rows[field.Code] = read;
        }
        else
        {
            Values(field.Section).Rows.Remove(field.Code);
        }
    }

    // A column that went missing would take its answers away unseen: it is a fault instead.
    private List<(int Place, ColumnDefinition Column)>? ColumnsOf(FieldDefinition field, string sheet, SheetRow head)
    {
        var found = new List<(int, ColumnDefinition)>();
        for (var i = 0; i < head.Cells.Count; i++)
        {
            var heading = SheetValues.Heading(head[i].Text);
            var column = heading.Length == 0 ? null
                : field.Type == FieldType.CostGrid ? CostColumn(heading)
                : field.Columns.FirstOrDefault(c => CharacterWidth.SearchKey(words.Labels.Text($"Field.{field.Code}.{c.Key}")) == CharacterWidth.SearchKey(heading));
            if (column is not null)
            {
                found.Add((i, column));
            }
            else if (heading.Length > 0)
            {
                notes.Add(new DraftNote(DraftNoteKind.Unknown, sheet, Place(i, 1), heading));
            }
        }
        IEnumerable<(string Key, string Name)> needed = field.Type == FieldType.CostGrid
            ? target.Facts.Rows(field.Code).SelectMany(r => r.Keys).Distinct().Select(k => (k, k == DraftSheet.CategoryKey ? DraftSheet.Category : new FiscalYear(int.Parse(k.AsSpan(1), CultureInfo.InvariantCulture)).Japanese)).Append((DraftSheet.CategoryKey, DraftSheet.Category))
            : field.Columns.Select(c => (c.Key, words.Labels.Text($"Field.{field.Code}.{c.Key}")));
        foreach (var (_, name) in needed.Where(n => found.TrueForAll(f => f.Item2.Key != n.Key)).DistinctBy(n => n.Key))
        {
            faults.Add(new DraftFault(sheet, "A1", field.Code, new SheetFault("DraftColumnMissing", name)));
            return null;
        }
        return found;
    }

    private static ColumnDefinition? CostColumn(string heading) => CharacterWidth.SearchKey(heading) == CharacterWidth.SearchKey(DraftSheet.Category) ? new ColumnDefinition(DraftSheet.CategoryKey, FieldType.Choice, ConsultationCodes.CostCategory)
        : FiscalYear.TryParse(heading, out var year) ? new ColumnDefinition("y" + year.Year.ToString(CultureInfo.InvariantCulture), FieldType.Yen) : null;

    private DraftReading Result(IReadOnlyList<SheetRow> about)
    {
        var facts = Grown();
        // Leaving one answer out may close another question: at most as often as questions hang on each other.
        for (var round = 0; round < 6; round++)
        {
            var unasked = Changed().Where(f => !FormCatalogue.IsAsked(f, facts)).ToList();
            foreach (var field in unasked)
            {
                LeaveOut(field, DraftNoteKind.NotAsked);
            }
            if (unasked.Count == 0)
            {
                break;
            }
            facts = Grown();
        }
        foreach (var field in Changed().Where(f => target.Open?.Contains(f.Item) == false).ToList())
        {
            LeaveOut(field, DraftNoteKind.NotOpen);
        }
        var changes = Changed().Select(f => new DraftChange(f, places[f.Code].Sheet, places[f.Code].Cell)).ToList();
        var sections = changes.Select(c => c.Field.Section).Distinct().ToDictionary(letter => letter, letter => after[letter]);
        return new DraftReading(target.Facts, Grown(), sections, changes, faults, notes) { Conflicts = [.. sections.Keys.Where(letter => IsOlder(about, letter)).Order()] };
    }

    private bool IsOlder(IReadOnlyList<SheetRow> about, char letter)
    {
        if (target.Id is null || !target.Versions.TryGetValue(letter, out var present))
        {
            return false;
        }
        var known = (AboutOf(about, DraftSheet.Base) ?? "").Split(';').Select(part => part.Split('=')).FirstOrDefault(part => part.Length == 2 && part[0] == letter.ToString());
        return known is null || !uint.TryParse(known[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version != present;
    }

    private FormFacts Grown()
    {
        var facts = target.Facts with { Sections = after };
        return facts.Size == FormSize.Simplified && target.Simplified is { } limit && !limit.IsMetBy(facts.TotalYen) ? facts with { Size = FormSize.Full } : facts;
    }

    private void LeaveOut(FieldDefinition field, DraftNoteKind why)
    {
        var (values, stored) = (Values(field.Section), target.Facts.Of(field.Code));
        if (values.Has(field.Code))
        {
            notes.Add(new DraftNote(why, places[field.Code].Sheet, places[field.Code].Cell, field.Code));
        }
        values[field.Code] = stored[field.Code];
        if (stored.RowsOf(field.Code).Count > 0)
        {
            values.Rows[field.Code] = [.. stored.RowsOf(field.Code)];
        }
        else
        {
            values.Rows.Remove(field.Code);
        }
    }

    private IEnumerable<FieldDefinition> Changed() => fields.Values.Where(f => places.ContainsKey(f.Code) && Differs(f));

    private bool Differs(FieldDefinition field)
    {
        var (was, now) = (target.Facts.Of(field.Code), after.TryGetValue(field.Section, out var values) ? values : new FormValues());
        return was[field.Code] != now[field.Code] || was.RowsOf(field.Code).Count != now.RowsOf(field.Code).Count
            || was.RowsOf(field.Code).Zip(now.RowsOf(field.Code)).Any(pair => pair.First.Keys.Union(pair.Second.Keys).Any(key => pair.First.Get(key) != pair.Second.Get(key)));
    }

    private FormValues Values(char letter) => after.TryGetValue(letter, out var values) ? values : after[letter] = new FormValues();

    private static string Place(int column, int row) => SheetWriter.Letters(column) + row.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Review;

/// <summary>One row of a table field. Old or new is null where the row came or went; columns that differ are named.</summary>
public sealed record RowDifference(FormRow? Old, FormRow? New, IReadOnlySet<string> Columns);

/// <summary>One cell of the cost grid that differs; null where nothing was typed.</summary>
public sealed record CostCellDifference(string Category, FiscalYear Year, long? OldYen, long? NewYen);

/// <summary>A file that came, went, or was replaced by another of its kind.</summary>
public sealed record FileDifference(string Kind, FrozenFile? Old, FrozenFile? New)
{
    public bool IsRestricted => Old?.Restricted == true || New?.Restricted == true;
}

/// <summary>
/// One field that differs. Values are canonical: the caller writes them in the reader's words, and masks those of a
/// field marked restricted.
/// </summary>
public sealed record FieldDifference(FieldDefinition Field, string? Old, string? New)
{
    /// <summary>Word by word, for texts that were changed; empty for anything else.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];
    public IReadOnlyList<RowDifference> Rows { get; init; } = [];
    public IReadOnlyList<CostCellDifference> Cells { get; init; } = [];
    /// <summary>Totals of the cost grid, or the amounts of a money field, whole yen.</summary>
    public long? OldYen { get; init; }
    public long? NewYen { get; init; }

    public bool IsRestricted => Field.Restricted;

    /// <summary>How far the amount moved, percent with one decimal; null without an amount to begin with.</summary>
    public decimal? Percent => OldYen is > 0 and { } old && NewYen is { } now ? Math.Round(100m * (now - old) / old, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>
/// What differs between two versions of a form, in the order of the catalogue. Pure: two frozen versions, or a frozen
/// one and the answers as they stand (<see cref="Consultation.FreezeForm"/>).
/// </summary>
public sealed record VersionDifference(IReadOnlyList<FieldDifference> Fields, IReadOnlyList<FileDifference> Files)
{
    public bool IsEmpty => Fields.Count == 0 && Files.Count == 0;

    /// <summary>Items (a part counts with its item) and kinds of file that differ.</summary>
    public int Places => Fields.Select(f => f.Field.Item).Distinct(StringComparer.Ordinal).Count() + Files.Select(f => f.Kind).Distinct(StringComparer.Ordinal).Count();

    public static VersionDifference Between(Stage stage, FrozenForm old, FrozenForm now)
    {
        var (before, after) = (Facts(stage, old), Facts(stage, now));
        return new VersionDifference([.. FormCatalogue.Of(stage).Select(f => Of(f, before, after)).OfType<FieldDifference>()], [.. FilesBetween(old.Files, now.Files)]);
    }

    // Only the answers are asked; size and day do not matter here.
    private static FormFacts Facts(Stage stage, FrozenForm form) => new(stage, FormSize.Full, default, form.ByLetter);

    private static FieldDifference? Of(FieldDefinition field, FormFacts before, FormFacts after) => field switch
    {
        // The total is computed: it stands with the grid it comes from.
        { Code: "G3" } => before.TotalYen == after.TotalYen ? null : new FieldDifference(field, Number(before.TotalYen), Number(after.TotalYen)) { OldYen = before.TotalYen, NewYen = after.TotalYen },
        { ReadOnly: true, Recorded: false } => null,
        { Type: FieldType.CostGrid } => Grid(field, before, after),
        { Type: FieldType.Rows } => Table(field, before, after),
        _ => Scalar(field, before.Text(field.Code), after.Text(field.Code)),
    };

    private static FieldDifference? Scalar(FieldDefinition field, string? old, string? now)
    {
        if (old == now)
        {
            return null;
        }
        var difference = new FieldDifference(field, old, now);
        return field.Type switch
        {
            FieldType.Text or FieldType.LongText when old is not null && now is not null => difference with { Marks = TextDifference.Between(old, now) },
            FieldType.Yen => difference with { OldYen = Amount(old), NewYen = Amount(now) },
            _ => difference,
        };
    }

    private static FieldDifference? Grid(FieldDefinition field, FormFacts before, FormFacts after)
    {
        var (old, now) = (Cells(before.Rows(field.Code)), Cells(after.Rows(field.Code)));
        List<CostCellDifference> cells = [];
        // Categories keep the order in which the newer version lists them.
        foreach (var key in now.Keys.Union(old.Keys))
        {
            var (was, yen) = (old.TryGetValue(key, out var a) ? a : (long?)null, now.TryGetValue(key, out var b) ? b : (long?)null);
            if ((was ?? 0) != (yen ?? 0))
            {
                cells.Add(new CostCellDifference(key.Category, key.Year, was, yen));
            }
        }
        return cells.Count == 0 ? null : new FieldDifference(field, null, null) { Cells = cells, OldYen = old.Values.Sum(), NewYen = now.Values.Sum() };
    }

    // Two rows of one category are read together.
    private static Dictionary<(string Category, FiscalYear Year), long> Cells(IReadOnlyList<FormRow> rows)
    {
        var cells = new Dictionary<(string, FiscalYear), long>();
        foreach (var row in rows)
        {
            foreach (var key in row.Keys.Where(k => k.Length == 5 && k[0] == 'y').Order(StringComparer.Ordinal))
            {
                var cell = (row.Get("category") ?? "", new FiscalYear(int.Parse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)));
                cells[cell] = cells.GetValueOrDefault(cell) + row.Yen(key);
            }
        }
        return cells;
    }

    private static FieldDifference? Table(FieldDefinition field, FormFacts before, FormFacts after)
    {
        var rows = TextDifference.Align(before.Rows(field.Code), after.Rows(field.Code), Line).Select(pair => new RowDifference(pair.Old, pair.New, Columns(pair.Old, pair.New))).Where(r => r.Columns.Count > 0).ToList();
        return rows.Count == 0 ? null : new FieldDifference(field, null, null) { Rows = rows };
    }

    private static string Line(FormRow row) => string.Join('\u001f', row.Where(c => c.Value.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + '\u001e' + c.Value));

    private static HashSet<string> Columns(FormRow? old, FormRow? now) =>
        (old?.Keys ?? Enumerable.Empty<string>()).Union(now?.Keys ?? Enumerable.Empty<string>()).Where(key => old?.Get(key) != now?.Get(key)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<FileDifference> FilesBetween(List<FrozenFile> old, List<FrozenFile> now)
    {
        foreach (var kind in old.Concat(now).Select(f => f.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var gone = old.Where(f => f.Kind == kind && now.All(n => n.AttachmentId != f.AttachmentId)).ToList();
            var come = now.Where(f => f.Kind == kind && old.All(o => o.AttachmentId != f.AttachmentId)).ToList();
            // One of a kind for another of the same name, else in their order: a replacement.
            foreach (var file in come.OrderByDescending(f => gone.Any(g => g.Name == f.Name)))
            {
                var replaced = gone.Find(g => g.Name == file.Name) ?? gone.FirstOrDefault();
                if (replaced is not null)
                {
                    gone.Remove(replaced);
                }
                yield return new FileDifference(kind, replaced, file);
            }
            foreach (var file in gone)
            {
                yield return new FileDifference(kind, file, null);
            }
        }
    }

    private static long? Amount(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? yen : null;

    private static string Number(long yen) => yen.ToString(CultureInfo.InvariantCulture);
}

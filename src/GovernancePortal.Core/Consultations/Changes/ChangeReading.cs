using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform.Codes;

namespace GovernancePortal.Core.Consultations.Changes;

/// <summary>
/// One item that differs from what was decided. Values are canonical; a table or grid carries its amounts only, and
/// <see cref="Parts"/> says how many of its rows or cells differ.
/// </summary>
public sealed record ChangeLine(string Field, string? Old, string? New, long? OldYen, long? NewYen, int Parts, bool IsMaterial)
{
    public bool IsRestricted => FormCatalogue.IsRestricted(Field);

    /// <summary>Percent with one decimal, rise positive; null without an amount to begin with.</summary>
    public decimal? Percent => OldYen is > 0 and { } old && NewYen is { } now ? Math.Round(100m * (now - old) / old, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>
/// A change against the decision it changes (decision 9): per item whether it is material by the office's dated list. An
/// amount is material only when it rises by more than the dated percentage; a fall is noted.
/// </summary>
public sealed record ChangeReading(IReadOnlyList<ChangeLine> Lines)
{
    public bool IsEmpty => Lines.Count == 0;
    public bool IsMaterial => Lines.Any(l => l.IsMaterial);
    public IEnumerable<string> MaterialItems => Lines.Where(l => l.IsMaterial).Select(l => FormCatalogue.Find(l.Field)?.Item ?? l.Field).Distinct(StringComparer.Ordinal);

    // Filed by the portal or about the filing itself: no part of what was decided.
    private static readonly HashSet<string> OfTheFiling = new(StringComparer.Ordinal) { "A8", "A9", "A10", "G3" };

    public static ChangeReading Between(Stage stage, FrozenForm decided, FrozenForm now, MaterialFields material) =>
        new([.. VersionDifference.Between(stage, decided, now).Fields.Where(f => !OfTheFiling.Contains(f.Field.Item) && !f.Field.Recorded).Select(f => Line(f, material))]);

    private static ChangeLine Line(FieldDifference f, MaterialFields material)
    {
        var listed = material.Contains(f.Field.Item);
        return new ChangeLine(f.Field.Code, f.Old, f.New, f.OldYen, f.NewYen, Math.Max(f.Rows.Count, f.Cells.Count),
            listed && (IsAmount(f.Field) ? material.Rises(f.OldYen ?? 0, f.NewYen ?? 0) : true));
    }

    // The grid and the amount of an item; the parts beside it (reasons, years) count as any other.
    internal static bool IsAmount(FieldDefinition field) => field.Type is FieldType.CostGrid or FieldType.Yen;
}

/// <summary>Which items an approval covers, on one day: the office's list "MaterialField" and its percentage.</summary>
public sealed class MaterialFields(IEnumerable<string> items, int percent)
{
    /// <summary>The code list of the office that names the items.</summary>
    public const string List = "MaterialField";

    private readonly HashSet<string> items = items.ToHashSet(StringComparer.Ordinal);

    public int Percent => percent;

    public static MaterialFields On(DateOnly day, CodeBook book, int percent) => new(book.Choices(List, day).Select(e => e.Code), percent);

    public bool Contains(string item) => items.Contains(item);

    /// <summary>More than the percentage above the decided amount.</summary>
    public bool Rises(long decidedYen, long nowYen) => nowYen * 100 > decidedYen * (100 + percent);

    /// <summary>The items of a stage's form that an approval covers, in the order of the form.</summary>
    public IEnumerable<FieldDefinition> Of(Stage stage) => FormCatalogue.Of(stage).Where(f => f.IsItem && items.Contains(f.Code));
}

using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Reuse;

/// <summary>
/// One answer of a decided second stage that others may use: a clause of the specification with where it stands, or words
/// of the section. <paramref name="Choice"/> is a code of the field's list, or several joined by ';'.
/// </summary>
public sealed record SourcePart(string Code, string? Choice, string? Page, string Text);

/// <summary>A file of the case that is not restricted.</summary>
public sealed record SourceFile(Guid AttachmentId, Guid FileId, string Kind, string Name);

/// <summary>
/// What a decided procurement consultation offers to others. Restricted answers and files are not in it at all; what was
/// held back is named, so that the section sees that it stays behind.
/// </summary>
public sealed record SpecificationSource(Guid Id, string? Number, string Title, ConsultationKind Kind, FiscalYear TargetFy, Guid SectionId, Guid BureauId, Guid? SystemId, string? SystemName,
    string? Method, long? ContractYen, IReadOnlyList<SourcePart> Parts, IReadOnlyList<SourceFile> Files, IReadOnlyList<string> HeldBack, int HeldBackFiles);

/// <summary>A case as a choice of a list.</summary>
public sealed record ReuseChoice(Guid Id, string? Number, string Title, FiscalYear TargetFy, uint Version);

/// <summary>Which answers of the second stage describe the specification, and which of them never leave the case.</summary>
public static class SpecificationFields
{
    /// <summary>The code list of a clause: where it stands, or that it is left out.</summary>
    public const string ClauseList = "SpecificationClause";

    // Q holds the price, S and T the contractors and the risk of the supply chain: restricted, or sensitive as a whole.
    private static readonly char[] Letters = ['P', 'R', 'U'];
    private static readonly char[] Sensitive = ['Q', 'S', 'T'];

    /// <summary>Whom to call when it fails names people.</summary>
    private static readonly HashSet<string> Personal = new(StringComparer.Ordinal) { "U2.Contact" };

    public static IEnumerable<SourcePart> Parts(IReadOnlyDictionary<char, FormValues> answers)
    {
        foreach (var field in FormCatalogue.PreProcurement.Where(f => IsShareable(f) && answers.TryGetValue(f.Section, out var values) && values.Has(f.Code)))
        {
            var values = answers[field.Section];
            switch (field.Type)
            {
                case FieldType.Choice or FieldType.Choices:
                    yield return new SourcePart(field.Code, values[field.Code], values[field.Code + ".Page"], values[field.Code + ".Note"] ?? "");
                    break;
                case FieldType.Rows:
                    yield return new SourcePart(field.Code, null, null, string.Join('\n', values.RowsOf(field.Code).Select(row => string.Join(" / ", field.Columns.Select(c => row.Get(c.Key)).OfType<string>()))));
                    break;
                default:
                    yield return new SourcePart(field.Code, null, null, values[field.Code]!);
                    break;
            }
        }
    }

    /// <summary>Items with an answer that stays behind.</summary>
    public static IReadOnlyList<string> HeldBack(IReadOnlyDictionary<char, FormValues> answers) =>
        [.. FormCatalogue.PreProcurement.Where(f => (f.Restricted || Sensitive.Contains(f.Section) || Personal.Contains(f.Code)) && answers.TryGetValue(f.Section, out var values) && values.Has(f.Code)).Select(f => f.Base).Distinct()];

    /// <summary>Whether a form takes the answer over: not the page of another specification, not another case's rows.</summary>
    public static bool IsTaken(string code) => FormCatalogue.Find(code) is { } field && IsShareable(field) && field.Type != FieldType.Rows;

    internal const string Present = "Present";

    /// <summary>The clause that a text stands within ("R4" of "R4.Measure"); null for the rest.</summary>
    internal static string? ClauseOf(string code) => FormCatalogue.Find(code) is { } field && field.Code != field.Base && FormCatalogue.Find(field.Base)?.List == ClauseList ? field.Base : null;

    private static bool IsShareable(FieldDefinition field) => !field.Restricted && !field.ReadOnly && Letters.Contains(field.Section) && !Personal.Contains(field.Code)
        && field.Type is FieldType.Choice or FieldType.Choices or FieldType.LongText or FieldType.Text or FieldType.Rows
        && !(IsPartOfClause(field.Code, ".Page") || IsPartOfClause(field.Code, ".Note"));

    private static bool IsPartOfClause(string code, string end) => code.EndsWith(end, StringComparison.Ordinal) && FormCatalogue.Find(code[..^end.Length])?.List == ClauseList;
}

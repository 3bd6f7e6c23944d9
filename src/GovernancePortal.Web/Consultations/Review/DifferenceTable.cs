using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Review;

namespace GovernancePortal.Web.Consultations.Review;

/// <summary>
/// Two versions compared, item by item, with the comments made on each: what changed and what was asked for and did
/// not. For the partial _Differences.
/// </summary>
public sealed record DifferenceTable(IReadOnlyList<DifferenceRow> Rows, FormNames Names, FormFacts Old, FormFacts New, bool ShowRestricted, int OldNumber, int NewNumber)
{
    /// <summary>Ticks 確認済 may be set; else the state of a comment is only told.</summary>
    public bool MayTick { get; init; }
    public bool ShowComments { get; init; }
    public Guid CaseId { get; init; }

    public bool HoldsRestricted => Rows.Any(r => r.Fields.Any(f => f.IsRestricted) || r.Files.Any(f => f.IsRestricted));
    public int Changed => Rows.Count(r => r.IsChanged);

    public bool Masks(FieldDifference field) => field.IsRestricted && !ShowRestricted;

    public bool Masks(FileDifference file) => file.IsRestricted && !ShowRestricted;

    public static DifferenceTable Of(VersionDifference difference, FormFacts now, FormFacts old, FormNames names, bool showRestricted, int oldNumber, int newNumber, IReadOnlyList<ReviewComment> comments)
    {
        var codes = FormCatalogue.Of(now.Stage).Select(f => f.Item).Distinct(StringComparer.Ordinal).Append(DifferenceRow.FilesCode);
        List<DifferenceRow> rows = [];
        foreach (var code in codes)
        {
            var row = new DifferenceRow(code, [.. difference.Fields.Where(f => f.Field.Item == code)], code == DifferenceRow.FilesCode ? difference.Files : [], [.. comments.Where(m => m.FieldCode == code)]);
            if (row.IsChanged || row.Comments.Count > 0)
            {
                rows.Add(row);
            }
        }
        return new DifferenceTable(rows, names, old, now, showRestricted, oldNumber, newNumber);
    }
}

public sealed record DifferenceRow(string Code, IReadOnlyList<FieldDifference> Fields, IReadOnlyList<FileDifference> Files, IReadOnlyList<ReviewComment> Comments)
{
    public const string FilesCode = "Files";

    public bool IsChanged => Fields.Count > 0 || Files.Count > 0;
}

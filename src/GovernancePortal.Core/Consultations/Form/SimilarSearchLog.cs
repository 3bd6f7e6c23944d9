using System.Globalization;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>One search of the ledger for systems like the planned one, as the applicant made it.</summary>
/// <param name="Words">What was searched for, as read.</param>
/// <param name="Found">What was found, ranked, as read; empty where nothing was.</param>
public sealed record SimilarSearchMade(string Words, int Count, string Found);

/// <summary>
/// The searches for similar systems (D8): a table of the form that the portal itself writes, so that it is frozen with
/// every version, stands on the Trail and lies beside D8 when the case is reviewed. Nobody types into it.
/// </summary>
public static class SimilarSearchLog
{
    public const string Code = "D8.Search";
    /// <summary>The last ones count; earlier ones stay on the Trail.</summary>
    public const int MostRows = 20;
    private const int LongestText = 2000;

    public static FieldDefinition Field { get; } = FieldBuilding.Table(Code, MostRows,
        FieldBuilding.Column("on", FieldType.Day), FieldBuilding.Column("time"), FieldBuilding.Column("by"), FieldBuilding.Column("words", FieldType.LongText, most: LongestText),
        FieldBuilding.Column("count", FieldType.Integer), FieldBuilding.Column("found", FieldType.LongText, most: LongestText)) with { ReadOnly = true, Recorded = true };

    public static FormRow Row(SimilarSearchMade search, DateTimeOffset at, string by) => new()
    {
        ["on"] = OfficeTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["time"] = OfficeTime.ClockOf(at).ToString("HH:mm", CultureInfo.InvariantCulture), ["by"] = by,
        ["words"] = Cut(search.Words), ["count"] = search.Count.ToString(CultureInfo.InvariantCulture), ["found"] = Cut(search.Found),
    };

    /// <summary>The answers of section D with one more search; the same search again in the same minute is one.</summary>
    internal static FormValues Add(FormValues answers, SimilarSearchMade search, Actor actor)
    {
        var values = answers.Copy();
        var row = Row(search, actor.Now, actor.Name);
        List<FormRow> rows = [.. values.RowsOf(Code).Where(r => !r.SequenceEqual(row)), row];
        values.Rows[Code] = [.. rows.TakeLast(MostRows)];
        return values;
    }

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}

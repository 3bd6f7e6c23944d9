namespace GovernancePortal.Core.Consultations;

/// <summary>Numbers of the kind R9-予-0012: era year, mark of the series, counter.</summary>
internal static class RecordNumber
{
    /// <summary>The number as it is stored; null for a folded text that is none of these series.</summary>
    public static string? Read(string folded, params string[] series) => folded.Split('-') is [{ Length: 2 or 3 } era, var mark, { Length: >= 4 and < 10 } number] && series.Contains(mark, StringComparer.Ordinal)
        && char.IsAsciiLetterLower(era[0]) && era.Skip(1).Concat(number).All(char.IsAsciiDigit) ? folded.ToUpperInvariant() : null;
}

using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Surveys;

/// <summary>One column of a merge: as of the base date, in the ledger now, as answered.</summary>
/// <param name="IsConflict">The ledger changed since the base date, and to something else than the answer: somebody has to choose.</param>
public sealed record MergeColumn(LedgerColumn Column, string? Before, string? Ledger, string? Answer, bool IsConflict);

/// <summary>What merging one row into the ledger would change.</summary>
/// <param name="ChangesLicences">The licences become those of the answer.</param>
/// <param name="LicencesConflict">They changed in the ledger too.</param>
public sealed record MergePlan(IReadOnlyList<MergeColumn> Columns, bool ChangesLicences, bool LicencesConflict)
{
    public const string LicencesName = "Licences";

    public int Conflicts => Columns.Count(c => c.IsConflict) + (LicencesConflict ? 1 : 0);
    public bool ChangesNothing => Columns.Count == 0 && !ChangesLicences;

    /// <summary>
    /// Compared three ways: what the section changed since the base date goes to the ledger; what it did not change stays as the
    /// ledger has it now; where both changed to different values there is a conflict.
    /// </summary>
    /// <param name="ledger">The row as it stands now; null for a new system.</param>
    public static MergePlan Of(SurveyRow row, SurveyedSystem? ledger, DateOnly today)
    {
        var answer = AnswerOf(row, today);
        var columns = new List<MergeColumn>();
        foreach (var column in SystemColumns.Given.Where(c => c.Kind != LedgerKind.Systems && answer[c.Name] != row.Before[c.Name]))
        {
            var now = ledger?.Values.GetValueOrDefault(column.Name);
            if (now != answer[column.Name])
            {
                columns.Add(new MergeColumn(column, row.Before[column.Name], now, answer[column.Name], ledger is not null && now != row.Before[column.Name]));
            }
        }
        var asked = row.Answer is RowAnswer.Changed or RowAnswer.New && !row.SameLicences(row.Licences);
        var moved = asked && ledger is not null && !row.SameLicences(ledger.Licences);
        return new MergePlan(columns, asked, moved);
    }

    /// <summary>The values to write: those of the answer, but where a conflict was decided for the ledger. Null: a conflict is not decided.</summary>
    /// <param name="choices">By the name of the column, or <see cref="LicencesName"/>: true takes the answer, false keeps the ledger.</param>
    public IReadOnlyDictionary<string, string?>? Values(IReadOnlyDictionary<string, bool> choices) =>
        Columns.Any(c => c.IsConflict && !choices.ContainsKey(c.Column.Name)) || (LicencesConflict && !choices.ContainsKey(LicencesName)) ? null
            : Columns.Where(c => !c.IsConflict || choices[c.Column.Name]).ToDictionary(c => c.Column.Name, c => c.Answer);

    private static SurveyValues AnswerOf(SurveyRow row, DateOnly today)
    {
        if (row.Answer != RowAnswer.Retired)
        {
            return row.Now;
        }
        var values = new Dictionary<string, string>(row.Before.Values) { [nameof(SystemInput.Lifecycle)] = row.RetiresOn is { } day && day >= today ? nameof(Lifecycle.ToBeRetired) : nameof(Lifecycle.Retired) };
        return row.Before with { Values = values };
    }
}

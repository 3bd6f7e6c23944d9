using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Web.Consultations;

/// <summary>One field of <see cref="FormContent"/>; masked ones say only that there is a value.</summary>
public sealed record FormAnswer(FormContent Content, FieldDefinition Field, bool Masked)
{
    public bool Changed => Content.Changed(Field);
}

/// <summary>A table of a form to read.</summary>
public sealed record AnswerRows(FieldDefinition Field, FormFacts Facts, FormNames Names)
{
    /// <summary>Fiscal years that cost something.</summary>
    public IReadOnlyList<FiscalYear> Years => [.. Facts.CostLines.Select(line => line.Year).Distinct().Order()];

    /// <summary>One cell of the cost grid in whole yen; null where nothing was typed.</summary>
    public static long? Cost(FormRow row, FiscalYear year) => row.Get("y" + year.Year) is null ? null : row.Yen("y" + year.Year);

    public long RowYen(FormRow row) => Years.Sum(year => Cost(row, year) ?? 0);
}

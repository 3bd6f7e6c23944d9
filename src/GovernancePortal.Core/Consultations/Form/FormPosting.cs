using System.Globalization;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>The inverse of <see cref="FormReader"/>: the inputs a page posts for stored answers.</summary>
public static class FormPosting
{
    public static Dictionary<string, string> Of(FormValues values)
    {
        var posted = new Dictionary<string, string>(values.Scalars, StringComparer.Ordinal);
        foreach (var (code, rows) in values.Rows)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                foreach (var (column, value) in rows[i])
                {
                    posted[string.Create(CultureInfo.InvariantCulture, $"{code}[{i}].{column}")] = value;
                }
            }
        }
        return posted;
    }
}

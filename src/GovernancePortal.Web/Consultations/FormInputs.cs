using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Consultations;

/// <summary>Names of the inputs of a form as FormReader reads them.</summary>
public static class FormInputs
{
    public static string Cell(string code, int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{code}[{row}].{column}");

    public static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>Row numbers that occur under the code, in order.</summary>
    public static IReadOnlyList<int> Rows(string code, IReadOnlyDictionary<string, string> inputs)
    {
        var rows = new SortedSet<int>();
        foreach (var name in inputs.Keys)
        {
            if (name.StartsWith(code + "[", StringComparison.Ordinal) && name.IndexOf("].", StringComparison.Ordinal) is var close and > 0
                && int.TryParse(name.AsSpan(code.Length + 1, close - code.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                rows.Add(row);
            }
        }
        return [.. rows];
    }
}

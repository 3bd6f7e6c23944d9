using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// Row tables without script: the buttons <c>name="addRow" value="Input.Quotes"</c> and <c>name="removeRow"
/// value="Input.Quotes:2"</c> submit the form (js/rows.js does the same without asking).
/// </summary>
public static class Rows
{
    /// <summary>
    /// True when one of these buttons was pressed for the list: the row is added or removed, and the page is to be shown
    /// again as typed: <c>if (this.ChangeRows("Input.Quotes", Input.Quotes)) return Page();</c>
    /// </summary>
    public static bool ChangeRows<T>(this PageModel page, string name, List<T> rows) where T : new() => page.ChangeRows(name, rows, () => new T());

    /// <summary>The same for rows whose type the page does not name.</summary>
    public static bool ChangeRows(this PageModel page, string name, IList rows, Func<object> make)
    {
        var form = page.Request.Form;
        if (form["addRow"] == name)
        {
            rows.Add(make());
        }
        else if (form["removeRow"].ToString().Split(':') is [var list, var number] && list == name
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Count)
        {
            rows.RemoveAt(index);
            MoveUp(page.ModelState, name, index, rows.Count);
        }
        else
        {
            return false;
        }
        // Nothing was asked to be saved, so nothing is found wrong yet.
        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
        return true;
    }

    // What was typed is remembered by index; the rows below the removed one move up with what was typed in them.
    private static void MoveUp(ModelStateDictionary state, string name, int removed, int left)
    {
        for (var index = removed; index <= left; index++)
        {
            var here = Prefix(name, index);
            foreach (var key in state.Keys.Where(k => k.StartsWith(here, StringComparison.OrdinalIgnoreCase)).ToList())
                state.Remove(key);
            var below = Prefix(name, index + 1);
            foreach (var (key, entry) in state.Where(x => x.Key.StartsWith(below, StringComparison.OrdinalIgnoreCase)).ToList())
                state.SetModelValue(here + key[below.Length..], entry!.RawValue, entry.AttemptedValue);
        }
    }

    private static string Prefix(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
}

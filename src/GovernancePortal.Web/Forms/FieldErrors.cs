using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GovernancePortal.Web.Forms;

/// <summary>One line of the summary on top of a form; no id when the message belongs to the whole form.</summary>
public sealed record FieldError(string? Label, string? ControlId, string Message);

/// <summary>
/// What the fields of this page are called. The body of a page is rendered before its layout, so the summary, which
/// stands above the form, knows every field by then.
/// </summary>
public static class FieldErrors
{
    private static readonly object Key = new();

    private sealed record Known(string Label, string ControlId, int Place);

    public static void RememberField(this HttpContext context, string name, string label, string controlId)
    {
        if (context.Items[Key] is not Dictionary<string, Known> fields)
            context.Items[Key] = fields = new Dictionary<string, Known>(StringComparer.OrdinalIgnoreCase);
        fields[name] = new Known(label, controlId, fields.Count);
    }

    /// <summary>In the order of the fields on the page, then the rest.</summary>
    public static IReadOnlyList<FieldError> FieldErrorsOf(this HttpContext context, ModelStateDictionary state)
    {
        var fields = context.Items[Key] as Dictionary<string, Known>;
        return [.. state.Where(x => x.Value!.Errors.Count > 0)
            .SelectMany(x => x.Value!.Errors.Select(e => (Field: fields?.GetValueOrDefault(x.Key), e.ErrorMessage)))
            .OrderBy(x => x.Field?.Place ?? -1)
            .Select(x => new FieldError(x.Field?.Label, x.Field?.ControlId, x.ErrorMessage))];
    }
}

using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

public static class Validate
{
    /// <summary>
    /// Runs the validator of an input and puts its messages beside the fields. True when these and the binding found
    /// nothing: <c>if (!await this.ValidateAsync(validator, Input)) return Page();</c> (the filter answers 422).
    /// </summary>
    public static async Task<bool> ValidateAsync<T>(this PageModel page, IValidator<T> validator, T input, string prefix = "Input")
    {
        var services = page.HttpContext.RequestServices;
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var formats = services.GetRequiredService<Formats>();
        var result = await validator.ValidateAsync(input, page.HttpContext.RequestAborted);
        foreach (var failure in result.Errors)
            AddOnce(page.ModelState, FieldKey(prefix, failure.PropertyName), Message(failure, texts, formats));
        return page.ModelState.IsValid;
    }

    /// <summary>A choice that is not among those offered (any more) is said beside its field.</summary>
    public static void DemandOffered(this PageModel page, string field, string? chosen, IEnumerable<string?> offered)
    {
        if (chosen is not null && !offered.Contains(chosen, StringComparer.Ordinal))
            AddOnce(page.ModelState, field, page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Rule.Form.NotOffered"]);
    }

    /// <summary>
    /// A validator gives a text key (WithMessage("Systems.NameTaken")), or nothing: then the kind of check decides
    /// ("Validation.NotEmpty"). Placeholders of the check ({MaxLength}, {ComparisonValue} …) are filled into the text.
    /// </summary>
    internal static string Message(ValidationFailure failure, IStringLocalizer<Texts> texts, Formats formats)
    {
        var text = texts[failure.ErrorMessage];
        if (text.ResourceNotFound)
            text = texts["Validation." + Kind(failure.ErrorCode)];
        if (text.ResourceNotFound)
            text = texts["Validation.Invalid"];
        var message = text.Value;
        foreach (var (name, value) in failure.FormattedMessagePlaceholderValues ?? [])
            message = message.Replace("{" + name + "}", Convert.ToString(formats.Argument(value), CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return message;
    }

    // NotEmptyValidator → NotEmpty
    private static string Kind(string? code) =>
        code is null ? "Invalid" : code.EndsWith("Validator", StringComparison.Ordinal) ? code[..^"Validator".Length] : code;

    internal static string FieldKey(string prefix, string? property) => (prefix, property) switch
    {
        (_, null or "") => prefix,
        ("", _) => property,
        _ => prefix + "." + property,
    };

    /// <summary>One message a field is enough: what the binder could not read need not be called empty as well.</summary>
    internal static void AddOnce(ModelStateDictionary state, string key, string message)
    {
        if (!state.TryGetValue(key, out var entry) || entry.Errors.Count == 0)
            state.AddModelError(key, message);
    }
}

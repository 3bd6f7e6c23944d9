using System.Globalization;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace GovernancePortal.Web.Startup;

/// <summary>Japanese first, English by a cookie the person sets; the browser's own wish is not asked, so that one office sees one language.</summary>
public static class Localisation
{
    public const string Japanese = "ja";
    public const string English = "en";
    public static readonly IReadOnlyList<string> Languages = [Japanese, English];

    public static IServiceCollection AddPortalTexts(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddSingleton<IStringLocalizer<Texts>, KeptTexts>();
        services.AddOptions<OfficeOptions>().BindConfiguration("Portal");
        services.AddOptions<RequestLocalizationOptions>().Configure<IOptions<OfficeOptions>>((options, office) =>
        {
            options.SetDefaultCulture(Japanese);
            options.SupportedCultures = options.SupportedUICultures = [.. Languages.Select(CultureInfo.GetCultureInfo)];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders.Clear();
            if (office.Value.ShowLanguageSwitch)
                options.RequestCultureProviders.Add(new CookieRequestCultureProvider { CookieName = LanguageCookie });
        });
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Texts>>((mvc, texts) =>
        {
            // Whether a field must be filled is the validator's question, not that of its nullability.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            Speak(mvc.ModelBindingMessageProvider, texts);
        });
        services.AddSingleton<Formats>();
        return services;
    }

    public const string LanguageCookie = "portal-language";

    // The messages are asked for when they are shown, so they follow the language of the request.
    private static void Speak(DefaultModelBindingMessageProvider messages, IStringLocalizer<Texts> texts)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Binding.Invalid", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Binding.Invalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Binding.Unknown"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Binding.Unknown"]);
        messages.SetValueIsInvalidAccessor(value => texts["Binding.Invalid", value]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Binding.Missing"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Binding.Missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Binding.Missing"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["Binding.Missing"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Binding.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Binding.Number"]);
    }
}

using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Startup;

/// <summary>Pages, texts, forms and failures in one registration.</summary>
public static class PortalFrame
{
    /// <summary>An <see cref="IFrameSource"/> and the sign-in are registered elsewhere.</summary>
    public static IMvcBuilder AddPortalFrame(this IServiceCollection services)
    {
        services.AddPortalTexts().AddPortalFailures();
        services.AddScoped<PageFrame>();
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Texts>>((mvc, texts) => mvc.ModelBinderProviders.Insert(0, new OfficeInputBinderProvider(texts)));
        services.AddAntiforgery(options => { options.HeaderName = "X-Request-Token"; options.SuppressXFrameOptionsHeader = true; });
        services.TryAddSingleton(TimeProvider.System);
        // Japanese is written as such, not as numeric entities: half the bytes, and readable where an engineer looks.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(options =>
            options.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        return services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add<FormFailureFilter>());
    }

    /// <summary>First in the pipeline, before files, routing and sign-in.</summary>
    public static IApplicationBuilder UsePortalFrame(this IApplicationBuilder app) =>
        app.UseSecurityHeaders().UseRequestLocalization().UsePortalFailures();
}

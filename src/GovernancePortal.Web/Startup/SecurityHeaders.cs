using System.Security.Cryptography;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// Headers of every answer. Nothing is loaded from another host and nothing inline runs, except what carries this
/// request's nonce (<see cref="CspNonce"/>); pages therefore hold no style attribute and no handler attribute.
/// </summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Write(context);
        // Again when the answer starts: the handler of failures clears what was set before it.
        context.Response.OnStarting(WriteWhatWasCleared, context);
        context.Response.OnStarting(KeepOutOfCaches, context);
        return next(context);
    });

    private static Task WriteWhatWasCleared(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.Headers.ContentSecurityPolicy.Count == 0)
            Write(context);
        return Task.CompletedTask;
    }

    private static void Write(HttpContext context)
    {
        var nonce = context.CspNonce();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; " +
            "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>This request's nonce, made when first asked for.</summary>
    public static string CspNonce(this HttpContext context)
    {
        if (context.Items[typeof(SecurityHeaders)] is string made)
            return made;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[typeof(SecurityHeaders)] = nonce;
        return nonce;
    }

    // A shared machine must not show the last person's pages on "back"; files under wwwroot set their own header.
    private static Task KeepOutOfCaches(object state)
    {
        var context = (HttpContext)state;
        if (context.User.Identity?.IsAuthenticated == true && context.GetEndpoint() is not null
            && !context.Response.Headers.ContainsKey("ETag"))
            context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

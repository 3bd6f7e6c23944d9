using System.Globalization;

namespace GovernancePortal.Web.Startup;

/// <summary>The portal's clock. In Development Portal:Now (an ISO instant) sets it: it then stands still.</summary>
public static class PortalClock
{
    public static TimeProvider From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Portal:Now"] is not { Length: > 0 } text)
        {
            return TimeProvider.System;
        }
        if (!environment.IsDevelopment())
        {
            throw new StartupRefused("Portal__Now sets the clock in Development only: remove it.");
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? new Fixed(now)
            : throw new StartupRefused($"Portal__Now is not an instant: \"{text}\". Write it as 2026-09-18T09:00:00+09:00.");
    }

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}

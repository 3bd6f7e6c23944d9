using Xunit;

namespace GovernancePortal.BrowserTests;

public sealed partial class AccessibilityTests
{
    private static readonly string[] OfSecurity = ["/Audits/", "/SelfChecks/", "/Training/", "/Incidents/"];

    private static bool IsOfSecurity(string page) => OfSecurity.Any(folder => page.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Audits and what belongs to them have an office of their own: their demonstration needs nothing of the cases'.</summary>
    [Fact]
    public Task Every_page_of_audits_and_security_is_free_of_wcag_faults_in_both_languages() => WatchedAsync(async () =>
    {
        await SweepAsync(await SecurityAddressesAsync(), IsOfSecurity);
    });

    private async Task<IReadOnlyList<(string Account, string[] Addresses)>> SecurityAddressesAsync()
    {
        await Task.CompletedTask;
        return [];
    }
}

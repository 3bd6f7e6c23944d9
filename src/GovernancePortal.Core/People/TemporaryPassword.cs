using System.Security.Cryptography;

namespace GovernancePortal.Core.People;

/// <summary>A password that is told once and changed at the first sign-in: no letters that look alike on paper.</summary>
public static class TemporaryPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Make() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}

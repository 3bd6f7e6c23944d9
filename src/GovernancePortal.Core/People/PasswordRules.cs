using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.People;

/// <summary>Section "Passwords" of the configuration.</summary>
public sealed record PasswordSettings
{
    /// <summary>
    /// Characters at least. 12 by default for a portal on a closed network with lockout; where the password is the only
    /// factor and the portal can be reached from outside, set 15 (NIST SP 800-63B-4). Never below 8.
    /// </summary>
    public int MinimumLength { get; init; } = 12;
}

/// <summary>
/// Passwords after NIST SP 800-63B: a length, no composition rules, no expiry, every character allowed (blanks and
/// Japanese too), common and guessable ones refused. Codes are keys of the texts ("Rule.{Code}"): PasswordTooShort,
/// PasswordTooLong, PasswordCommon, PasswordOneCharacter, PasswordHoldsName.
/// </summary>
public sealed class PasswordRules(IOptions<PasswordSettings> settings) : IPasswordValidator<PortalUser>
{
    /// <summary>Longer ones are refused rather than cut off; NIST asks that at least 64 be taken.</summary>
    public const int MaximumLength = 128;

    private const int ShortestName = 4;
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The same password typed on another keyboard or system gives the same characters. Used before checking and hashing.</summary>
    public static string Normalise(string password) => password.Normalize(NormalizationForm.FormKC);

    public int MinimumLength => settings.Value.MinimumLength;

    /// <summary>How many passwords the list refuses.</summary>
    public static int CommonCount => Common.Value.Count;

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var fault = Fault(password ?? "", user);
        return Task.FromResult(fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = fault, Description = fault }));
    }

    /// <summary>The first rule that the password breaks, or null.</summary>
    public string? Fault(string password, PortalUser? user = null)
    {
        var text = Normalise(password);
        var length = text.EnumerateRunes().Count();
        if (length < settings.Value.MinimumLength)
        {
            return "PasswordTooShort";
        }
        if (length > MaximumLength)
        {
            return "PasswordTooLong";
        }
        var folded = text.ToLower(CultureInfo.InvariantCulture);
        if (folded.EnumerateRunes().Distinct().Count() < 4)
        {
            return "PasswordOneCharacter";
        }
        if (IsCommon(folded))
        {
            return "PasswordCommon";
        }
        return user is not null && HoldsName(folded, user) ? "PasswordHoldsName" : null;
    }

    // Digits and signs behind a refused word ("midoriken20261!") are what everybody adds; they do not make it another word.
    private static bool IsCommon(string folded)
    {
        var bare = folded.TrimEnd([.. "0123456789!?#$%&@+*.,;:-_=~^ "]);
        return Common.Value.Contains(folded) || (bare.Length > 0 && Common.Value.Contains(bare));
    }

    private static bool HoldsName(string folded, PortalUser user) =>
        new[] { user.UserName, user.StaffNumber, user.DisplayName.Replace(" ", "", StringComparison.Ordinal), user.Furigana.Replace(" ", "", StringComparison.Ordinal) }
            .Any(name => name is { Length: >= ShortestName } && folded.Contains(Normalise(name).ToLower(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static HashSet<string> ReadCommon() => [.. Resource.Lines("common-passwords.txt")];
}

/// <summary>Hashes what <see cref="PasswordRules.Normalise"/> makes of the password, now and when it is compared.</summary>
public sealed class NormalisingPasswordHasher(IOptions<PasswordHasherOptions>? options = null) : PasswordHasher<PortalUser>(options)
{
    public override string HashPassword(PortalUser user, string password) => base.HashPassword(user, PasswordRules.Normalise(password));

    public override PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRules.Normalise(providedPassword));
}

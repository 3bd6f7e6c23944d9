using GovernancePortal.Core.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace GovernancePortal.Core.Platform.Identity;

/// <summary>A person who can sign in. What they may do follows from dated memberships (module People), never from here.</summary>
public sealed class PortalUser : IdentityUser<Guid>, IVersioned, ITracked
{
    public const int NameLength = 100;
    public const int UserNameLength = 50;
    public const int StaffNumberLength = 20;
    public const int ExtensionLength = 20;

    /// <summary>Name as written (外字 kept); frozen on acts.</summary>
    public string DisplayName { get; set; } = "";
    /// <summary>Reading in hiragana; lists sort by it.</summary>
    public string Furigana { get; set; } = "";
    /// <summary>内線.</summary>
    public string? Extension { get; set; }
    /// <summary>職員番号, the key of the transfer list.</summary>
    public string? StaffNumber { get; set; }
    public bool IsActive { get; set; } = true;
    /// <summary>Set when the password was given by somebody else: the person is asked to choose an own one.</summary>
    public bool MustChangePassword { get; set; }
    /// <summary>Review keys (j/k/o/t/x/n) are off until the person turns them on.</summary>
    public bool ReviewKeys { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("User", Id);
}

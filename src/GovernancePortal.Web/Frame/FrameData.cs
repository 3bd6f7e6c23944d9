using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Web.Frame;

/// <summary>What the frame shows of the signed-in person besides the page itself.</summary>
public sealed record FrameData(Actor? Actor, int UnreadNotices, int WaitingWork)
{
    /// <summary>Nobody is signed in, or nothing may be asked (error pages).</summary>
    public static FrameData Nobody { get; } = new(null, 0, 0);
}

/// <summary>
/// Fills the frame with at most one database command. Asked by the layout of signed-in pages only, never by the plain
/// layout of sign-in and error pages.
/// </summary>
public interface IFrameSource
{
    Task<FrameData> ReadAsync(CancellationToken ct);
}

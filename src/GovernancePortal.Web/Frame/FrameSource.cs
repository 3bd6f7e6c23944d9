using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Web.Security;

namespace GovernancePortal.Web.Frame;

/// <summary>The frame's one command: unread notices. Work waiting is counted by the home page alone.</summary>
public sealed class FrameSource(CurrentActor current, NoticeQueries notices) : IFrameSource
{
    public async Task<FrameData> ReadAsync(CancellationToken ct) =>
        await current.FindAsync(ct) is { } actor ? new FrameData(actor, await notices.UnreadAsync(actor.UserId, ct), 0) : FrameData.Nobody;
}

using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Answers;

public sealed class AuditAnswerService(PortalDb db)
{
    /// <summary>Adds, unsaved, the lines of the checklist as the item sets in force on that day and the section's facts give them; once an audit.</summary>
    public Task PrepareAsync(AuditEngagement audit, Actor actor, CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}

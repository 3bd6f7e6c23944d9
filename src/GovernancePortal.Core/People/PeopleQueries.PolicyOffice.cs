using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

public sealed partial class PeopleQueries
{
    /// <summary>Whether the section is the governance office itself: the one whose head decides on consultations.</summary>
    public Task<bool> IsPolicyOfficeAsync(Guid sectionId, DateOnly day, CancellationToken ct = default) =>
        db.Set<Membership>().AnyAsync(m => m.SectionId == sectionId && m.Role == Role.PolicyHead && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day), ct);
}

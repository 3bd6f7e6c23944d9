using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

public sealed partial class PeopleQueries
{
    /// <summary>Who holds one of the roles in which of the sections on the day, stand-ins included: the recipients of one notice to many sections, in one command.</summary>
    public async Task<IReadOnlyList<(Guid SectionId, Guid UserId)>> HoldersInAsync(IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> sectionIds, DateOnly day, CancellationToken ct = default)
    {
        var own = db.Set<Membership>().Where(m => roles.Contains(m.Role) && sectionIds.Contains(m.SectionId) && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
            .Select(m => new { m.SectionId, m.UserId });
        var deputies = db.Set<StandIn>().Where(s => roles.Contains(s.Role) && sectionIds.Contains(s.SectionId) && s.From <= day && s.To >= day && s.Deputy.IsActive
                && db.Set<Membership>().Any(m => m.UserId == s.AbsentId && m.SectionId == s.SectionId && m.Role == s.Role && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)))
            .Select(s => new { s.SectionId, UserId = s.DeputyId });
        return [.. (await own.Union(deputies).ToListAsync(ct)).Select(x => (x.SectionId, x.UserId))];
    }
}

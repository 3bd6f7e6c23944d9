using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

public sealed partial class PeopleQueries
{
    /// <summary>
    /// Who holds one of the roles in which of the sections on the day, stand-ins included, in one command: for a notice that
    /// tells many sections at once. Every section when none is named.
    /// </summary>
    public async Task<IReadOnlyList<(Guid UserId, Guid SectionId)>> HoldersOfSectionsAsync(IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid>? sections, DateOnly day, CancellationToken ct = default)
    {
        var own = db.Set<Membership>().Where(m => roles.Contains(m.Role) && (sections == null || sections.Contains(m.SectionId)) && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
            .Select(m => new { m.UserId, m.SectionId });
        var deputies = db.Set<StandIn>().Where(s => roles.Contains(s.Role) && (sections == null || sections.Contains(s.SectionId)) && s.From <= day && s.To >= day && s.Deputy.IsActive
                && db.Set<Membership>().Any(m => m.UserId == s.AbsentId && m.SectionId == s.SectionId && m.Role == s.Role && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)))
            .Select(s => new { UserId = s.DeputyId, s.SectionId });
        return [.. (await own.Union(deputies).ToListAsync(ct)).Select(x => (x.UserId, x.SectionId))];
    }

    /// <summary>Those who hold the role in any section of the bureau on the day, stand-ins included.</summary>
    public async Task<IReadOnlyList<Guid>> HoldersInBureauAsync(Role role, Guid bureauId, DateOnly day, CancellationToken ct = default)
    {
        var sections = await db.Set<Section>().Where(s => s.BureauId == bureauId).Select(s => s.Id).ToListAsync(ct);
        return [.. (await HoldersOfSectionsAsync([role], sections, day, ct)).Select(h => h.UserId).Distinct()];
    }
}

using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>That somebody belonged to a section, from a day to a day; still does when open.</summary>
public sealed record Belonging(Guid UserId, Guid SectionId, DateOnly From, DateOnly? To);

/// <summary>Which section came from which: a section, those it came from and those that came from it are one family.</summary>
public sealed class SectionFamily(IEnumerable<(Guid Id, Guid PredecessorId)> links)
{
    private readonly List<(Guid Id, Guid PredecessorId)> links = [.. links];

    /// <summary>The section itself with every predecessor and successor.</summary>
    public IReadOnlySet<Guid> Of(Guid sectionId)
    {
        var family = new HashSet<Guid> { sectionId };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (id, predecessor) in links)
            {
                grown |= (family.Contains(id) && family.Add(predecessor)) || (family.Contains(predecessor) && family.Add(id));
            }
        }
        return family;
    }
}

public sealed partial class PeopleQueries
{
    /// <summary>Every post these people ever held; roles without a section of their own count with the section they are written in.</summary>
    public async Task<IReadOnlyList<Belonging>> BelongingsAsync(IReadOnlyCollection<Guid> users, CancellationToken ct = default) =>
        await db.Set<Membership>().AsNoTracking().Where(m => users.Contains(m.UserId)).Select(m => new Belonging(m.UserId, m.SectionId, m.ValidFrom, m.ValidTo)).ToListAsync(ct);

    public async Task<SectionFamily> SectionFamilyAsync(CancellationToken ct = default) =>
        new((await db.Set<Section>().AsNoTracking().Where(s => s.PredecessorId != null).Select(s => new { s.Id, s.PredecessorId }).ToListAsync(ct)).Select(s => (s.Id, s.PredecessorId!.Value)));

    /// <summary>The section each of these people is in on the day, by the main post; whoever holds none is left out. One command.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> MainSectionsAsync(IReadOnlyCollection<Guid> users, DateOnly day, CancellationToken ct = default)
    {
        var posts = await db.Set<Membership>().AsNoTracking().Where(m => users.Contains(m.UserId) && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
            .OrderByDescending(m => m.IsMain).ThenBy(m => m.ValidFrom).ThenBy(m => m.Id).Select(m => new { m.UserId, m.SectionId }).ToListAsync(ct);
        return posts.DistinctBy(m => m.UserId).ToDictionary(m => m.UserId, m => m.SectionId);
    }

    /// <summary>Everybody with a post on the day, by reading: for choosing one of them. One command.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> StaffAsync(DateOnly day, CancellationToken ct = default)
    {
        var rows = await db.Set<PortalUser>().AsNoTracking().Where(u => u.IsActive && db.Set<Membership>().Any(m => m.UserId == u.Id && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)))
            .OrderBy(u => u.Furigana).ThenBy(u => u.Id).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        return [.. rows.Select(u => (u.Id, u.DisplayName))];
    }
}

using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>Whom to ask about a form: the assigned reviewer, before that the review desk of the policy office.</summary>
public sealed record ReviewContact(string SectionName, string? PersonName, string? Extension);

public sealed partial class PeopleQueries
{
    /// <summary>Whether the section is the governance office itself: the one whose head decides on consultations.</summary>
    public Task<bool> IsPolicyOfficeAsync(Guid sectionId, DateOnly day, CancellationToken ct = default) =>
        db.Set<Membership>().AnyAsync(m => m.SectionId == sectionId && m.Role == Role.PolicyHead && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day), ct);

    /// <summary>The governance office itself; null while nobody heads it.</summary>
    public Task<Guid?> PolicyOfficeIdAsync(DateOnly day, CancellationToken ct = default) =>
        db.Set<Membership>().AsNoTracking().Where(m => m.Role == Role.PolicyHead && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)).OrderBy(m => m.ValidFrom).ThenBy(m => m.Id).Select(m => (Guid?)m.SectionId).FirstOrDefaultAsync(ct);

    /// <summary>Those who hold the role anywhere on the day, by reading: for choosing one of them.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> HolderNamesAsync(Role role, DateOnly day, CancellationToken ct = default)
    {
        var holders = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.Role == role && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
            .Select(m => new { m.UserId, m.User.DisplayName, m.User.Furigana }).Distinct().OrderBy(x => x.Furigana).ThenBy(x => x.UserId).ToListAsync(ct);
        return [.. holders.Select(x => (x.UserId, x.DisplayName))];
    }

    /// <summary>The reviewer's name and extension number; without one the office's own. Null while the policy office has nobody.</summary>
    public async Task<ReviewContact?> ReviewContactAsync(Guid? reviewerId, DateOnly day, CancellationToken ct = default)
    {
        var reviewers = db.Set<Membership>().AsNoTracking()
            .Where(m => m.Role == Role.Reviewer && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day));
        reviewers = reviewerId is { } assigned ? reviewers.Where(m => m.UserId == assigned) : reviewers;
        return await reviewers.OrderBy(m => m.User.Extension == null).ThenBy(m => m.User.Furigana).ThenBy(m => m.UserId)
            .Select(m => new ReviewContact(m.Section.Name, reviewerId == null ? null : m.User.DisplayName, m.User.Extension)).FirstOrDefaultAsync(ct);
    }
}

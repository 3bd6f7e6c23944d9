using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>A section as named in choices and on records.</summary>
public sealed record SectionLine(Guid Id, string Code, string Name, string? NameEn, Guid BureauId, string BureauName, string? BureauNameEn);

public sealed partial class PeopleQueries(PortalDb db)
{
    /// <summary>
    /// The person as an actor of that moment: valid memberships and the capacities held as a stand-in, in one command.
    /// Null when the account is closed or unknown.
    /// </summary>
    public async Task<Actor?> ActorAsync(Guid userId, DateTimeOffset now, string correlationId, CancellationToken ct = default)
    {
        var today = new Actor(userId, "", [], now).Today;
        var own =
            from m in db.Set<Membership>()
            where m.UserId == userId && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today)
            select new { m.Role, m.SectionId, m.IsMain, Since = m.ValidFrom, AbsentId = (Guid?)null, AbsentName = (string?)null };
        var standing =
            from s in db.Set<StandIn>()
            join m in db.Set<Membership>() on new { UserId = s.AbsentId, s.SectionId, s.Role } equals new { m.UserId, m.SectionId, m.Role }
            where s.DeputyId == userId && s.From <= today && s.To >= today && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today)
            select new { s.Role, s.SectionId, IsMain = false, Since = s.From, AbsentId = (Guid?)s.AbsentId, AbsentName = (string?)s.Absent.DisplayName };
        var rows = await (
            from u in db.Set<PortalUser>().AsNoTracking()
            where u.Id == userId && u.IsActive
            from c in own.Concat(standing).DefaultIfEmpty()
            from s in db.Set<Section>().Where(s => s.Id == c!.SectionId).DefaultIfEmpty()
            select new { u.DisplayName, Role = (Role?)c!.Role, SectionId = (Guid?)c.SectionId, IsMain = (bool?)c.IsMain, Since = (DateOnly?)c.Since, c.AbsentId, c.AbsentName, SectionName = s!.Name, BureauId = (Guid?)s.BureauId })
            .ToListAsync(ct);
        if (rows.Count == 0)
        {
            return null;
        }
        var capacities = rows.Where(r => r.Role is not null)
            .OrderBy(r => r.AbsentId is null ? 0 : 1).ThenByDescending(r => r.IsMain).ThenBy(r => r.Since).ThenBy(r => r.Role)
            .Select(r => new Capacity(r.Role!.Value, r.SectionId!.Value, r.SectionName, r.BureauId!.Value, r.AbsentId is { } id ? new Represented(id, r.AbsentName!) : null));
        return new Actor(userId, rows[0].DisplayName, [.. capacities], now, correlationId);
    }

    /// <summary>Sections valid on the day, sorted by reading.</summary>
    public async Task<IReadOnlyList<SectionLine>> SectionsAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<Section>().AsNoTracking().Where(s => s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day))
            .OrderBy(s => s.Furigana).ThenBy(s => s.Id)
            .Select(s => new SectionLine(s.Id, s.Code, s.Name, s.NameEn, s.BureauId, s.Bureau.Name, s.Bureau.NameEn)).ToListAsync(ct);

    /// <summary>Every section there ever was, with what sheets call it; those of the day may be chosen.</summary>
    public async Task<SectionNames> SectionNamesAsync(DateOnly day, CancellationToken ct = default) =>
        new(await db.Set<Section>().AsNoTracking().OrderBy(s => s.Bureau.Code).ThenBy(s => s.Furigana).ThenBy(s => s.Id)
            .Select(s => new NamedSection(s.Id, s.Code, s.Name, s.NameEn, s.Bureau.Name, s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day))).ToListAsync(ct));

    public async Task<SectionLine?> SectionAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<Section>().AsNoTracking().Where(s => s.Id == id).Select(s => new SectionLine(s.Id, s.Code, s.Name, s.NameEn, s.BureauId, s.Bureau.Name, s.Bureau.NameEn)).SingleOrDefaultAsync(ct);

    /// <summary>Those who hold the role (in the section, when one is named) on the day, stand-ins included: the recipients of a notice.</summary>
    public async Task<IReadOnlyList<Guid>> HoldersAsync(Role role, Guid? sectionId, DateOnly day, CancellationToken ct = default)
    {
        var own = db.Set<Membership>().Where(m => m.Role == role && (sectionId == null || m.SectionId == sectionId) && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)).Select(m => m.UserId);
        var deputies = db.Set<StandIn>().Where(s => s.Role == role && (sectionId == null || s.SectionId == sectionId) && s.From <= day && s.To >= day && s.Deputy.IsActive
                && db.Set<Membership>().Any(m => m.UserId == s.AbsentId && m.SectionId == s.SectionId && m.Role == s.Role && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)))
            .Select(s => s.DeputyId);
        return await own.Union(deputies).ToListAsync(ct);
    }
}

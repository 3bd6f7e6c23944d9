using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

public sealed record MembershipLine(Guid Id, Guid SectionId, string SectionCode, string SectionName, string BureauName, Role Role, DateOnly ValidFrom, DateOnly? ValidTo, bool IsMain, uint Version)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

public sealed record StandInLine(Guid Id, Guid AbsentId, string AbsentName, Guid DeputyId, string DeputyName, Guid SectionId, string SectionName, Role Role, DateOnly From, DateOnly To, string? Reason, uint Version);

public sealed record PersonDetail(Guid Id, string? UserName, string? StaffNumber, string DisplayName, string Furigana, string? Extension, string? Email, bool IsActive,
    bool MustChangePassword, DateTimeOffset? LockedUntil, uint Version, IReadOnlyList<MembershipLine> Memberships, IReadOnlyList<StandInLine> StandIns);

public sealed record SectionLink(Guid Id, string Code, string Name, DateOnly ValidFrom, DateOnly? ValidTo);

public sealed record SectionDetail(Guid Id, string Code, string Name, string? NameEn, string Furigana, Guid BureauId, string BureauName, string? Place, bool IsBranchOffice,
    DateOnly ValidFrom, DateOnly? ValidTo, uint Version, IReadOnlyList<SectionLink> Lineage, IReadOnlyList<SectionMember> Members);

public sealed record SectionMember(Guid UserId, string Name, string Furigana, Role Role, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>A capacity in which the person decides and may be stood in for.</summary>
public sealed record LendableCapacity(Guid UserId, string UserName, Guid SectionId, string SectionName, Role Role);

public sealed record TransferListRow(Guid Id, string FileName, int Rows, DateTimeOffset UploadedAt, string UploadedBy, DateTimeOffset? AppliedAt, string? AppliedBy);

public sealed partial class PeopleQueries
{
    /// <summary>A person with all memberships and stand-ins, past and future ones too.</summary>
    public async Task<PersonDetail> PersonAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var user = await db.Set<PortalUser>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new NotFound("user");
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == id)
            .OrderByDescending(m => m.ValidFrom).ThenByDescending(m => m.IsMain).ThenBy(m => m.Id)
            .Select(m => new MembershipLine(m.Id, m.SectionId, m.Section.Code, m.Section.Name, m.Section.Bureau.Name, m.Role, m.ValidFrom, m.ValidTo, m.IsMain, m.Version)).ToListAsync(ct);
        return new PersonDetail(user.Id, user.UserName, user.StaffNumber, user.DisplayName, user.Furigana, user.Extension, user.Email, user.IsActive, user.MustChangePassword,
            user.LockoutEnd > actor.Now ? user.LockoutEnd : null, user.Version, memberships, await StandInsAsync(s => s.AbsentId == id || s.DeputyId == id, ct));
    }

    /// <summary>Stand-ins of today and later, or all of one's own: the list of the administrator and of the person.</summary>
    public Task<IReadOnlyList<StandInLine>> StandInsAsync(Actor actor, bool everybody, CancellationToken ct = default)
    {
        if (!everybody)
        {
            return StandInsAsync(s => s.AbsentId == actor.UserId || s.DeputyId == actor.UserId, ct);
        }
        Administer(actor);
        var today = actor.Today;
        return StandInsAsync(s => s.To >= today, ct);
    }

    private async Task<IReadOnlyList<StandInLine>> StandInsAsync(System.Linq.Expressions.Expression<Func<StandIn, bool>> which, CancellationToken ct) =>
        await db.Set<StandIn>().AsNoTracking().Where(which).OrderByDescending(s => s.From).ThenBy(s => s.Id).Take(200)
            .Select(s => new StandInLine(s.Id, s.AbsentId, s.Absent.DisplayName, s.DeputyId, s.Deputy.DisplayName, s.SectionId, s.Section.Name, s.Role, s.From, s.To, s.Reason, s.Version))
            .ToListAsync(ct);

    /// <summary>Own capacities of the actor that may be lent to a stand-in.</summary>
    public async Task<IReadOnlyList<LendableCapacity>> LendableAsync(Actor actor, CancellationToken ct = default) =>
        await Lendable(actor.Today).Where(m => m.UserId == actor.UserId).OrderByDescending(m => m.IsMain).ThenBy(m => m.Id)
            .Select(m => new LendableCapacity(m.UserId, m.User.DisplayName, m.SectionId, m.Section.Name, m.Role)).ToListAsync(ct);

    /// <summary>Everybody's capacities that may be lent, for the administrator; sorted by reading of the section.</summary>
    public async Task<IReadOnlyList<LendableCapacity>> AllLendableAsync(Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        return await Lendable(actor.Today).OrderBy(m => m.Section.Furigana).ThenBy(m => m.User.Furigana).ThenBy(m => m.Id)
            .Select(m => new LendableCapacity(m.UserId, m.User.DisplayName, m.SectionId, m.Section.Name, m.Role)).ToListAsync(ct);
    }

    private IQueryable<Membership> Lendable(DateOnly day)
    {
        var roles = StandInRules.Roles.ToList();
        return db.Set<Membership>().AsNoTracking().Where(m => roles.Contains(m.Role) && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day));
    }

    /// <summary>A section with its line of predecessors and successors and everybody who ever belonged to it.</summary>
    public async Task<SectionDetail> SectionDetailAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var section = await db.Set<Section>().AsNoTracking().Include(s => s.Bureau).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound("section");
        var members = await db.Set<Membership>().AsNoTracking().Where(m => m.SectionId == id)
            .OrderBy(m => m.ValidTo != null && m.ValidTo < actor.Today).ThenBy(m => m.User.Furigana).ThenBy(m => m.ValidFrom).ThenBy(m => m.Id)
            .Select(m => new SectionMember(m.UserId, m.User.DisplayName, m.User.Furigana, m.Role, m.ValidFrom, m.ValidTo)).ToListAsync(ct);
        return new SectionDetail(section.Id, section.Code, section.Name, section.NameEn, section.Furigana, section.BureauId, section.Bureau.Name, section.Place,
            section.IsBranchOffice, section.ValidFrom, section.ValidTo, section.Version, await LineageAsync(id, ct), members);
    }

    /// <summary>
    /// The sections this one came from and those it became, oldest first, itself among them: records of several years
    /// are followed along this line.
    /// </summary>
    public async Task<IReadOnlyList<SectionLink>> LineageAsync(Guid id, CancellationToken ct = default)
    {
        var all = await db.Set<Section>().AsNoTracking()
            .Where(s => s.Id == id || s.PredecessorId != null || db.Set<Section>().Any(x => x.PredecessorId == s.Id))
            .Select(s => new { Link = new SectionLink(s.Id, s.Code, s.Name, s.ValidFrom, s.ValidTo), s.PredecessorId }).ToListAsync(ct);
        var byId = all.ToDictionary(s => s.Link.Id);
        var line = new HashSet<Guid>();
        for (Guid? at = id; at is { } up && byId.TryGetValue(up, out var found) && line.Add(up); at = found.PredecessorId)
        {
        }
        var open = new Queue<Guid>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var child in all.Where(s => s.PredecessorId == next && line.Add(s.Link.Id)))
            {
                open.Enqueue(child.Link.Id);
            }
        }
        return [.. line.Where(byId.ContainsKey).Select(x => byId[x].Link).OrderBy(s => s.ValidFrom).ThenBy(s => s.Code, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<TransferListRow>> TransferListsAsync(Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var lists = await db.Set<TransferList>().AsNoTracking().OrderByDescending(x => x.UploadedAt).Take(20).ToListAsync(ct);
        return [.. lists.Select(x => new TransferListRow(x.Id, x.FileName, x.Rows.Count, x.UploadedAt, x.UploadedBy, x.AppliedAt, x.AppliedBy))];
    }

    /// <summary>Names of the people, sections and bureaus among these ids, for histories.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }
        var people = db.Set<PortalUser>().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, Name = u.DisplayName });
        var sections = db.Set<Section>().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name });
        var bureaus = db.Set<Bureau>().Where(b => ids.Contains(b.Id)).Select(b => new { b.Id, b.Name });
        return await people.Concat(sections).Concat(bureaus).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
    }
}

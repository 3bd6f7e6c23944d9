namespace GovernancePortal.Core.Platform.Identity;

/// <summary>
/// One role in one section, as valid today. <paramref name="StandsInFor"/> is set when the person holds it only as
/// the stand-in (代決) of somebody else; records then carry both names.
/// </summary>
public sealed record Capacity(Role Role, Guid SectionId, string SectionName, Guid BureauId, Represented? StandsInFor = null);

/// <summary>The person who is absent and for whom a stand-in acts.</summary>
public sealed record Represented(Guid UserId, string Name);

/// <summary>
/// Who acts, as what, and when: an explicit argument of every writing method. Built once a request from the
/// person's memberships and stand-ins of that day; tests build it by hand.
/// </summary>
public sealed record Actor(Guid UserId, string Name, IReadOnlyList<Capacity> Capacities, DateTimeOffset Now, string CorrelationId = "")
{
    /// <summary>Verbs of the host act as 運用コマンド with full rights; their acts are on the Trail like any other.</summary>
    public static Actor Operator(DateTimeOffset now) => new(Guid.Empty, "運用コマンド", [], now) { IsOperator = true };

    public bool IsOperator { get; private init; }

    /// <summary>Today in the office (Asia/Tokyo), whatever the server's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(9)).DateTime);

    /// <summary>The capacity shown in the frame and frozen on records when no narrower one is meant.</summary>
    public Capacity? Main => Capacities.Count > 0 ? Capacities[0] : null;

    public bool May(Permission permission) => IsOperator || Capacities.Any(c => RolePermissions.Has(c.Role, permission));

    public bool MayIn(Permission permission, Guid sectionId) =>
        IsOperator || Capacities.Any(c => c.SectionId == sectionId && RolePermissions.Has(c.Role, permission));

    public bool MayInBureau(Permission permission, Guid bureauId) =>
        IsOperator || Capacities.Any(c => c.BureauId == bureauId && RolePermissions.Has(c.Role, permission));

    public bool Has(Role role) => Capacities.Any(c => c.Role == role);

    public bool HasIn(Role role, Guid sectionId) => Capacities.Any(c => c.Role == role && c.SectionId == sectionId);

    public bool BelongsTo(Guid sectionId) => Capacities.Any(c => c.SectionId == sectionId && c.StandsInFor is null);

    public IReadOnlyList<Guid> SectionsWhere(Permission permission) =>
        [.. Capacities.Where(c => RolePermissions.Has(c.Role, permission)).Select(c => c.SectionId).Distinct()];

    public IReadOnlyList<Guid> BureausWhere(Permission permission) =>
        [.. Capacities.Where(c => RolePermissions.Has(c.Role, permission)).Select(c => c.BureauId).Distinct()];

    /// <summary>The capacity in which an act on a bureau's record is done: one's own before a stand-in's.</summary>
    public Capacity? CapacityInBureau(Permission permission, Guid bureauId) =>
        Capacities.Where(c => RolePermissions.Has(c.Role, permission) && c.BureauId == bureauId).OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault();

    /// <summary>The capacity in which an act needing <paramref name="permission"/> is done: one's own before a stand-in's.</summary>
    public Capacity? CapacityFor(Permission permission, Guid? sectionId = null) =>
        Capacities.Where(c => RolePermissions.Has(c.Role, permission) && (sectionId is null || c.SectionId == sectionId))
            .OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault();
}

namespace GovernancePortal.Core.People;

/// <summary>One piece of work a person holds: what it is called, what waits to be done (a key of the texts) and where it is.</summary>
public sealed record OpenWorkLine(Guid UserId, string Reference, string Title, string TextKey, string Link, DateOnly? Due = null);

/// <summary>
/// What people have in hand, asked of the modules before a transfer. A module that gives work registers its own; People
/// knows none of them.
/// </summary>
public interface IOpenWork
{
    Task<IReadOnlyList<OpenWorkLine>> OfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken ct = default);
}

using System.Text.Json.Serialization;

namespace GovernancePortal.Core.Platform.Trail;

/// <summary>The root record a Trail row belongs to: a consultation, a system, a person …</summary>
public readonly record struct TrailSubject(string Type, Guid Id);

/// <summary>An entity whose allow-listed changes go to the Trail of its subject.</summary>
public interface ITracked
{
    TrailSubject Subject { get; }
}

/// <summary>A stored value that describes its own change field by field (a form section, for example).</summary>
public interface ITrailValue
{
    IEnumerable<TrailChange> ChangesFrom(object? before);
}

/// <summary>One of several rows of its subject: its changes say which row they are of.</summary>
public interface INamedRow
{
    string? RowName { get; }
}

/// <summary>
/// One changed field. <paramref name="Field"/> is the key of its label; restricted values are kept whole and masked
/// by the query for those without the right. <paramref name="Row"/> names the row where a subject has several of a kind.
/// </summary>
public sealed record TrailChange(string Field, string? Before, string? After, bool Restricted = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Row = null);

/// <summary>
/// One act on one subject with the field changes it made: append-only. Sequence and hashes are set by the
/// before-insert trigger; the portal's own database role can neither update, delete nor truncate.
/// </summary>
public sealed class TrailEntry
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public string? ActorSection { get; init; }
    /// <summary>Who was absent when a stand-in acted (代決).</summary>
    public string? OnBehalfOf { get; init; }
    public required string Action { get; init; }
    public required string SubjectType { get; init; }
    public Guid SubjectId { get; init; }
    public string? Reason { get; init; }
    public List<TrailChange> Changes { get; init; } = [];
    public string? CorrelationId { get; init; }
    public long Sequence { get; private set; }
    public string? PreviousHash { get; private set; }
    public string Hash { get; private set; } = "";
}

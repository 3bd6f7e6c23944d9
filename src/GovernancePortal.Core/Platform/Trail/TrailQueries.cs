using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Trail;

/// <summary>One line of a record's history as people may read it; restricted values are already masked.</summary>
public sealed record TrailLine(long Sequence, DateTimeOffset At, string ActorName, string? ActorSection, string? OnBehalfOf, string Action, string? Reason, IReadOnlyList<TrailChange> Changes);

/// <summary>The first row of a chain that does not fit (hash, order or a missing neighbour).</summary>
public sealed record BrokenTrail(string SubjectType, Guid SubjectId, long Sequence, Guid? RowId, string Fault);

public sealed class TrailQueries(PortalDb db)
{
    /// <summary>The history of one subject, newest first. Without <paramref name="showRestricted"/> restricted values are left out.</summary>
    public async Task<IReadOnlyList<TrailLine>> OfAsync(TrailSubject subject, bool showRestricted, int most = 200, CancellationToken ct = default)
    {
        var rows = await db.Set<TrailEntry>().AsNoTracking()
            .Where(x => x.SubjectType == subject.Type && x.SubjectId == subject.Id)
            .OrderByDescending(x => x.Sequence).Take(most)
            .Select(x => new { x.Sequence, x.At, x.ActorName, x.ActorSection, x.OnBehalfOf, x.Action, x.Reason, x.Changes })
            .ToListAsync(ct);
        return [.. rows.Select(x => new TrailLine(x.Sequence, x.At, x.ActorName, x.ActorSection, x.OnBehalfOf, x.Action, x.Reason,
            showRestricted ? x.Changes : [.. x.Changes.Select(c => c.Restricted ? c with { Before = c.Before is null ? null : Masked, After = c.After is null ? null : Masked, Row = null } : c)]))];
    }

    /// <summary>What stands where a restricted value would.</summary>
    public const string Masked = "＊＊＊";

    /// <summary>
    /// Recomputes every chain in the database; the first fault, or null. A shortened chain is found by the head kept
    /// apart from the rows.
    /// </summary>
    public async Task<(long Rows, BrokenTrail? Broken)> VerifyAsync(CancellationToken ct = default)
    {
        var rows = await db.Set<TrailEntry>().LongCountAsync(ct);
        var broken = await db.Database.SqlQueryRaw<BrokenRow>("select subject_type as \"SubjectType\", subject_id as \"SubjectId\", sequence as \"Sequence\", row_id as \"RowId\", fault as \"Fault\" from trail_verify()").ToListAsync(ct);
        return (rows, broken is [var first, ..] ? new BrokenTrail(first.SubjectType, first.SubjectId, first.Sequence, first.RowId, first.Fault) : null);
    }

    private sealed class BrokenRow
    {
        public string SubjectType { get; set; } = "";
        public Guid SubjectId { get; set; }
        public long Sequence { get; set; }
        public Guid? RowId { get; set; }
        public string Fault { get; set; } = "";
    }
}

using System.Collections.Concurrent;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>How far the runs that are being applied on this node have come: their transaction hides it from the database.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, int> rows = new();

    public int? Of(Guid run) => rows.TryGetValue(run, out var done) ? done : null;

    public void Tell(Guid run, int done) => rows[run] = done;

    public void End(Guid run) => rows.TryRemove(run, out _);
}

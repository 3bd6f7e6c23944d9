namespace GovernancePortal.Core.Audits;

/// <summary>The sections a section came from by reorganisations.</summary>
internal static class SectionLineage
{
    /// <summary>The youngest first; stops where imported links run in a circle.</summary>
    /// <param name="predecessorOf">Null where a section came from none.</param>
    public static IEnumerable<Guid> Before(Guid id, Func<Guid, Guid?> predecessorOf)
    {
        var seen = new HashSet<Guid> { id };
        for (var at = predecessorOf(id); at is { } before && seen.Add(before); at = predecessorOf(before))
        {
            yield return before;
        }
    }
}

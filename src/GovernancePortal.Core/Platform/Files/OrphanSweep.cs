using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>Removes bytes that no row names: uploads whose save failed, and parts that were never finished.</summary>
public sealed class OrphanSweep(PortalDb db, FileStore store)
{
    /// <summary>A save that is still under way must not lose its bytes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int Batch = 500;

    /// <summary>How many files were removed.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        var removed = 0;
        foreach (var files in store.WrittenBefore(now - Grace).Chunk(Batch))
        {
            var ids = files.Where(f => f.Id is not null).Select(f => f.Id!.Value).ToList();
            var kept = await db.Set<StoredFile>().Where(x => ids.Contains(x.Id)).Select(x => x.Id).ToHashSetAsync(ct);
            foreach (var file in files.Where(f => f.Id is null || !kept.Contains(f.Id.Value)))
            {
                File.Delete(file.Path);
                removed++;
            }
        }
        return removed;
    }
}

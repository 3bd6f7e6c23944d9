using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>The office's dated rules of the forms, read in one command and kept for half a minute.</summary>
public sealed class FormRuleQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "form-rules";

    /// <summary>The rules of the day: of each item the newest row that had begun.</summary>
    public async Task<FormRuleSet> OfAsync(Stage stage, DateOnly day, CancellationToken ct = default)
    {
        var all = await AllAsync(ct);
        return all.Count == 0 ? FormRuleSet.None : new FormRuleSet(all.Where(r => r.Stage == stage && r.ValidFrom <= day));
    }

    /// <summary>Every row of a stage, for the office's page: by item, newest first.</summary>
    public async Task<IReadOnlyList<FormRule>> RowsAsync(Stage stage, CancellationToken ct = default) =>
        await db.Set<FormRule>().AsNoTracking().Where(r => r.Stage == stage).OrderBy(r => r.Item).ThenByDescending(r => r.ValidFrom).ToListAsync(ct);

    public void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<IReadOnlyList<FormRule>> AllAsync(CancellationToken ct) =>
        await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            return await db.Set<FormRule>().AsNoTracking().ToListAsync(ct);
        }) ?? [];
}

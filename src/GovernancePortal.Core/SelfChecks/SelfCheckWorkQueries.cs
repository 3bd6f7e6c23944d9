using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>What of the self-checks waits for somebody: the verbs of the home page.</summary>
public enum SelfCheckWorkKind
{
    Answer,  // 自己点検に回答する
    Mend,    // 差し戻された自己点検を直す
    Confirm, // 所属長として確認する
}

public sealed record SelfCheckWorkLine(Guid SheetId, string Title, SelfCheckWorkKind Kind, string SectionName, DateOnly DueOn);

/// <summary>Lines of "my work" about self-checks: no command while none is open, else one.</summary>
public sealed class SelfCheckWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "self-checks-open";
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<SelfCheckWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] answering = [.. actor.SectionsWhere(Permission.SelfCheckAnswer).Concat(actor.Capacities.Where(c => c.Role == Role.Reviewer).Select(c => c.SectionId)).Distinct()];
        Guid[] heading = [.. actor.Capacities.Where(c => c.Role is Role.SectionHead or Role.PolicyHead).Select(c => c.SectionId).Distinct()];
        if (answering.Length + heading.Length == 0 || !await AnyAsync(ct))
        {
            return [];
        }
        var rows = await (from s in db.Set<SelfCheckSheet>().AsNoTracking()
                          join c in db.Set<SelfCheckCampaign>() on s.CampaignId equals c.Id
                          where c.State == SelfCheckCampaignState.Open
                              && ((answering.Contains(s.SectionId) && (s.State == SelfCheckSheetState.Open || s.State == SelfCheckSheetState.Returned)) || (heading.Contains(s.SectionId) && s.State == SelfCheckSheetState.HeadCheck))
                          orderby c.DueOn, s.Id
                          select new { s.Id, c.Title, s.State, s.SectionName, c.DueOn }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(r => new SelfCheckWorkLine(r.Id, r.Title, r.State switch
        {
            SelfCheckSheetState.Returned => SelfCheckWorkKind.Mend,
            SelfCheckSheetState.HeadCheck => SelfCheckWorkKind.Confirm,
            _ => SelfCheckWorkKind.Answer,
        }, r.SectionName, r.DueOn))];
    }

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<SelfCheckCampaign>().AnyAsync(c => c.State == SelfCheckCampaignState.Open, ct);
    });
}

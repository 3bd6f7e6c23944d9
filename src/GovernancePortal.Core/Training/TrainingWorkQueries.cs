using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Training;

/// <summary>What a section has still to enter: the verbs of the home page.</summary>
public enum TrainingWorkKind
{
    EnterStaff,      // 職員数を入力する
    NameOfficer,     // セキュリティ担当者を登録する
    EnterAttendance, // 受講人数を入力する
}

/// <param name="SessionId">Of an attendance that is missing.</param>
public sealed record TrainingWorkLine(TrainingWorkKind Kind, Guid SectionId, string SectionName, Guid? SessionId, string? Title, DateOnly? On);

/// <summary>Lines of "my work" about training: no command while no session was held in the year, else four.</summary>
public sealed class TrainingWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "training-held";
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<TrainingWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        var own = TrainingAccess.OwnSections(actor).ToArray();
        if (own.Length == 0 || !await AnyAsync(actor.Today, ct))
        {
            return [];
        }
        var (today, fy) = (actor.Today, FiscalYear.Of(actor.Today));
        var general = nameof(TrainingTarget.GeneralStaff);
        var sections = await db.Set<Section>().AsNoTracking().Where(s => own.Contains(s.Id)).OrderBy(s => s.Code).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var staffed = await db.Set<SectionHeadcount>().AsNoTracking().Where(h => h.Fy == fy && own.Contains(h.SectionId)).Select(h => h.SectionId).ToListAsync(ct);
        var officers = await db.Set<SecurityOfficer>().AsNoTracking().Where(o => own.Contains(o.SectionId) && o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today)).Select(o => o.SectionId).ToListAsync(ct);
        var sessions = await db.Set<TrainingSession>().AsNoTracking().Where(s => s.Course.Fy == fy && s.Course.Targets.Contains(general) && !s.IsCancelled && s.On <= today).OrderBy(s => s.On).ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.Course.Title, s.On, Entered = db.Set<TrainingAttendance>().Where(a => a.SessionId == s.Id && a.SectionId != null && own.Contains(a.SectionId.Value)).Select(a => a.SectionId!.Value).ToList() }).Take(Most).ToListAsync(ct);
        return
        [
            .. sections.Where(s => !staffed.Contains(s.Id)).Select(s => new TrainingWorkLine(TrainingWorkKind.EnterStaff, s.Id, s.Name, null, null, null)),
            .. sections.Where(s => !officers.Contains(s.Id)).Select(s => new TrainingWorkLine(TrainingWorkKind.NameOfficer, s.Id, s.Name, null, null, null)),
            .. sessions.SelectMany(e => sections.Where(s => !e.Entered.Contains(s.Id)).Select(s => new TrainingWorkLine(TrainingWorkKind.EnterAttendance, s.Id, s.Name, e.Id, e.Title, e.On))).Take(Most),
        ];
    }

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<bool> AnyAsync(DateOnly today, CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        var fy = FiscalYear.Of(today);
        return db.Set<TrainingSession>().AnyAsync(s => s.Course.Fy == fy && !s.IsCancelled && s.On <= today, ct);
    });
}

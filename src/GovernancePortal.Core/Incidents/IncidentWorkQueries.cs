using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Incidents;

/// <summary>What of the incidents waits for somebody: the verbs of the home page.</summary>
public enum IncidentWorkKind
{
    Judge,   // インシデントか判断する
    Handle,  // 対応する
    Confirm, // 回答を確認する
    Close,   // 終結の報告を書く
    Approve, // 終結を承認する
    Answer,  // 指示に回答する
}

/// <param name="DueOn">By when; null where nothing but urgency says so.</param>
public sealed record IncidentWorkLine(Guid Id, string Number, string Title, IncidentWorkKind Kind, DateOnly Since, DateOnly? DueOn);

/// <summary>Lines of "my work" about incidents: no command while none is open, else one.</summary>
public sealed class IncidentWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "incidents-open";
    private const int Most = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<IncidentWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        if (!await AnyAsync(ct))
        {
            return [];
        }
        var (handles, ciso, sections) = (IncidentAccess.Handles(actor), actor.Has(Role.Ciso), IncidentAccess.Sections(actor));
        var rows = await db.Set<Incident>().AsNoTracking().Where(i => i.ClosedAt == null && (handles || i.Orders.Any(o => o.State == IncidentOrderState.Given && sections.Contains(o.SectionId)))).OrderBy(i => i.ReportedAt).ThenBy(i => i.Id).Take(Most)
            .Select(i => new
            {
                i.Id, i.Number, i.Title, i.State, i.Since, i.QuickReportDueOn, i.QuickReportedAt, i.FullReportDueOn, i.FullReportedAt,
                Mine = i.Orders.Where(o => o.State == IncidentOrderState.Given && sections.Contains(o.SectionId)).Min(o => (DateOnly?)o.DueOn), Answered = i.Orders.Any(o => o.State == IncidentOrderState.Answered),
            }).ToListAsync(ct);
        return [.. rows.Select(i => i.Mine is { } due && !handles
            ? new IncidentWorkLine(i.Id, i.Number, i.Title, IncidentWorkKind.Answer, OfficeTime.DayOf(i.Since), due)
            : new IncidentWorkLine(i.Id, i.Number, i.Title, i.State switch
            {
                IncidentState.Reported or IncidentState.Judging => IncidentWorkKind.Judge,
                IncidentState.Closing => IncidentWorkKind.Approve,
                _ when i.Answered => IncidentWorkKind.Confirm,
                IncidentState.Recovered => IncidentWorkKind.Close,
                _ => IncidentWorkKind.Handle,
            }, OfficeTime.DayOf(i.Since), i.QuickReportedAt is null && i.QuickReportDueOn is { } quick ? quick : i.FullReportedAt is null ? i.FullReportDueOn : null))
            // The CISO is not called for what the CSIRT does, but for every report and every closing.
            .Where(l => !ciso || l.Kind is IncidentWorkKind.Judge or IncidentWorkKind.Approve or IncidentWorkKind.Answer)];
    }

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<Incident>().AnyAsync(i => i.ClosedAt == null, ct);
    });
}

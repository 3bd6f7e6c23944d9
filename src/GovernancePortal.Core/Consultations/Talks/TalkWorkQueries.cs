using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Consultations;

/// <summary>What waits beside the acts of the workflow.</summary>
public enum TalkWorkKind
{
    Concurrence, // 合議に回答する
    Homework,    // 宿題事項を済ませる
    Hearing,     // ヒアリングに出る
    LaterReading, // 後閲する
}

public sealed record TalkWorkLine(TalkWorkKind Kind, Guid ConsultationId, string? Number, string Title, string Text, DateOnly DueOn);

/// <summary>Lines of "my work" from 合議, homework, hearings and 後閲; no command while there is none in the whole office, else four.</summary>
public sealed class TalkWorkQueries(PortalDb db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private string Key => db.CacheKey("talks-open");

    /// <summary>What was open or not may have changed.</summary>
    internal void Forget() => cache.Remove(Key);

    public async Task<IReadOnlyList<TalkWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        var today = actor.Today;
        var any = await cache.GetOrCreateAsync(Key, entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return db.Set<Consultation>().Select(_ => 1).Take(1).Select(_ => db.Set<Concurrence>().Any(x => x.AnsweredAt == null && x.WaivedAt == null && x.TakenBackAt == null)
                || db.Set<Homework>().Any(h => h.DoneAt == null) || db.Set<Hearing>().Any(h => h.CancelledAt == null && h.RecordedAt == null) || db.Set<Approvals.LaterReading>().Any(r => r.ReadAt == null)).SingleOrDefaultAsync(ct);
        });
        if (!any)
        {
            return [];
        }
        Guid[] heading = [.. actor.SectionsWhere(Permission.ConsultationSubmit)];
        Guid[] security = [.. actor.SectionsWhere(Permission.ConsultationSecurity)];
        Guid[] finance = [.. actor.Capacities.Where(c => c.Role == Role.Finance).Select(c => c.SectionId)];
        Guid[] own = [.. actor.SectionsWhere(Permission.ConsultationDraft)];
        var user = actor.UserId;
        var reviews = actor.May(Permission.ConsultationReview) || actor.May(Permission.ConsultationOpinion);
        var cases = db.Set<Consultation>().AsNoTracking();
        var asked = await (from x in db.Set<Concurrence>()
                           where x.AnsweredAt == null && x.WaivedAt == null && x.TakenBackAt == null
                               && (heading.Contains(x.SectionId) || (x.Kind == ConcurrenceKind.Security && security.Contains(x.SectionId)) || (x.Kind == ConcurrenceKind.Finance && finance.Contains(x.SectionId)))
                           join c in cases on x.ConsultationId equals c.Id
                           select new TalkWorkLine(TalkWorkKind.Concurrence, c.Id, c.Number, c.Title, x.Question, x.DueOn)).Take(WorkQueries.Most).ToListAsync(ct);
        var homework = await (from h in db.Set<Homework>()
                              join c in cases on h.ConsultationId equals c.Id
                              where h.DoneAt == null && ((h.Side == TalkSide.Section && own.Contains(c.SectionId)) || (h.Side == TalkSide.Office && reviews && c.ReviewerId == user))
                              select new TalkWorkLine(TalkWorkKind.Homework, c.Id, c.Number, c.Title, h.Text, h.DueOn)).Take(WorkQueries.Most).ToListAsync(ct);
        var hearings = await (from h in db.Set<Hearing>()
                              join s in db.Set<HearingSlot>() on h.SlotId equals s.Id
                              join c in cases on h.ConsultationId equals c.Id
                              where h.CancelledAt == null && h.RecordedAt == null && s.On >= today && (own.Contains(c.SectionId) || (reviews && c.ReviewerId == user))
                              select new TalkWorkLine(TalkWorkKind.Hearing, c.Id, c.Number, c.Title, s.Place, s.On)).Take(WorkQueries.Most).ToListAsync(ct);
        var readings = await (from r in db.Set<Approvals.LaterReading>()
                              join c in cases on r.ConsultationId equals c.Id
                              where r.AbsentId == user && r.ReadAt == null
                              select new TalkWorkLine(TalkWorkKind.LaterReading, c.Id, c.Number, c.Title, r.DeputyName, r.DueOn)).Take(WorkQueries.Most).ToListAsync(ct);
        return [.. asked.Concat(homework).Concat(hearings).Concat(readings).OrderBy(l => l.DueOn).ThenBy(l => l.Number, StringComparer.Ordinal)];
    }
}

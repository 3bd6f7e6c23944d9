using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>What of the audits waits for somebody: the verbs of the home page.</summary>
public enum AuditWorkKind
{
    Prepare,    // 実施計画を作る
    Approve,    // 実施計画を承認する
    Notify,     // 実施を通知する
    Answer,     // 予備調査に回答する
    Review,     // 調書を査閲する
    FactCheck,  // 事実確認に回答する
    Report,     // 報告書をまとめる
}

public sealed record AuditWorkLine(Guid Id, string Number, AuditWorkKind Kind, string SectionName, DateOnly? DueOn);

/// <summary>Lines of "my work" about audits: no command while none is open, else one.</summary>
public sealed class AuditWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "audits-open";
    private const int Most = 50;
    // Work on a plan begins so many months before the month of the audit.
    private const int MonthsAhead = 2;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<AuditWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] answering = [.. actor.SectionsWhere(Permission.AuditAnswer).Concat(actor.Capacities.Where(c => c.Role == Role.Reviewer).Select(c => c.SectionId)).Distinct()];
        Guid[] heading = [.. actor.Capacities.Where(c => c.Role is Role.SectionHead or Role.PolicyHead).Select(c => c.SectionId).Distinct()];
        Guid[] own = [.. actor.Capacities.Where(c => c.StandsInFor is null).Select(c => c.SectionId).Distinct()];
        var (conducts, directs, me) = (actor.May(Permission.AuditConduct), actor.May(Permission.AuditPlan), actor.UserId);
        if ((answering.Length + heading.Length == 0 && !conducts && !directs) || !await AnyAsync(ct))
        {
            return [];
        }
        var until = actor.Today.AddMonths(MonthsAhead);
        var rows = await db.Set<AuditEngagement>().AsNoTracking().Where(a =>
                ((answering.Contains(a.SectionId) || heading.Contains(a.SectionId)) && a.State == AuditState.Preliminary && a.SurveyAnsweredAt == null)
                || (heading.Contains(a.SectionId) && a.State == AuditState.FactCheck)
                || (directs && !own.Contains(a.SectionId) && ((a.State == AuditState.Planned && a.PlanDraftedById != null && a.PlanDraftedById != me && a.PlanApprovedAt == null) || (a.State == AuditState.FactCheck && a.ReportWrittenById != null && a.ReportWrittenById != me)))
                || (conducts && a.Team.Any(m => m.UserId == me && m.IsLead) && ((a.State == AuditState.Planned && a.Month <= until && (a.PlanDraftedById == null || a.PlanApprovedAt != null)) || (a.State == AuditState.FactCheck && a.ReportWrittenById == null)))
                || (conducts && a.Team.Any(m => m.UserId == me) && a.State == AuditState.Papers && a.Paper != null && a.Paper.PassedAt != null && a.Paper.ReviewedAt == null && a.Paper.AuthorId != me))
            .OrderBy(a => a.Month).ThenBy(a => a.Id).Take(Most)
            .Select(a => new { a.Id, a.Number, a.SectionId, a.SectionName, a.State, a.SurveyDueOn, a.HeldOn, a.Month, Drafted = a.PlanDraftedById != null, Approved = a.PlanApprovedAt != null }).ToListAsync(ct);
        return [.. rows.Select(a => new AuditWorkLine(a.Id, a.Number, a.State switch
        {
            AuditState.Preliminary => AuditWorkKind.Answer,
            AuditState.Papers => AuditWorkKind.Review,
            AuditState.FactCheck => heading.Contains(a.SectionId) ? AuditWorkKind.FactCheck : AuditWorkKind.Report,
            _ => a.Approved ? AuditWorkKind.Notify : a.Drafted ? AuditWorkKind.Approve : AuditWorkKind.Prepare,
        }, a.SectionName, a.State switch { AuditState.Preliminary => a.SurveyDueOn, AuditState.Planned => a.HeldOn ?? a.Month, _ => null }))];
    }

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<AuditEngagement>().AnyAsync(a => a.ClosedAt == null, ct);
    });
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>What of the findings waits for somebody: the verbs of the home page.</summary>
public enum FindingWorkKind
{
    AnswerFacts, // 事実確認に回答する
    Settle,      // 事実を確定する
    Request,     // 改善計画を求める
    Plan,        // 改善計画を立てる
    Judge,       // 改善計画を判断する
    Mend,        // 改善を進める
    Verify,      // 改善の効果を検証する
}

public sealed record FindingWorkLine(Guid Id, string Number, string Title, FindingWorkKind Kind, string SectionName, DateOnly? DueOn);

/// <summary>Lines of "my work" about findings: no command while none is open, else one.</summary>
public sealed class FindingWorkQueries(PortalDb db, IMemoryCache cache)
{
    private const string Key = "findings-open";
    private const int Most = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<FindingWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        var (answering, own, me) = (FindingAccess.Sections(actor), actor.Capacities.Select(c => c.SectionId).Distinct().ToArray(), actor.UserId);
        Guid[] heading = [.. actor.Capacities.Where(c => c.Role is Role.SectionHead or Role.PolicyHead).Select(c => c.SectionId).Distinct()];
        var (conducts, judges) = (actor.May(Permission.AuditConduct), actor.May(Permission.AuditJudge));
        if ((answering.Length + heading.Length == 0 && !conducts && !judges) || !await AnyAsync(ct))
        {
            return [];
        }
        var rows = await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f =>
                (heading.Contains(f.SectionId) && f.State == AuditFindingState.FactCheck && f.FactAnsweredAt == null)
                || (answering.Contains(f.SectionId) && ((f.State == AuditFindingState.PlanAwaited && f.PlanSubmittedAt == null) || f.State == AuditFindingState.PlanApproved || f.State == AuditFindingState.Improving))
                || (conducts && !own.Contains(f.SectionId) && f.Engagement.Team.Any(m => m.UserId == me) && ((f.State == AuditFindingState.FactCheck && f.FactAnsweredAt != null) || f.State == AuditFindingState.Confirmed))
                || ((f.IsOfPolicyOffice ? conducts : judges) && !own.Contains(f.SectionId) && ((f.State == AuditFindingState.PlanAwaited && f.PlanSubmittedAt != null) || ((f.State == AuditFindingState.Done || f.State == AuditFindingState.Verifying) && f.CreatedById != me))))
            .OrderBy(f => f.DueOn ?? Keyset.FarDay).ThenBy(f => f.Id).Take(Most)
            .Select(f => new { f.Id, f.Number, f.Title, f.State, f.PlanSubmittedAt, f.FactAnsweredAt, f.DueOn, Section = db.Set<Section>().Where(s => s.Id == f.SectionId).Select(s => s.Name).First() }).ToListAsync(ct);
        return [.. rows.Select(f => new FindingWorkLine(f.Id, f.Number, f.Title, f.State switch
        {
            AuditFindingState.FactCheck when f.FactAnsweredAt is null => FindingWorkKind.AnswerFacts,
            AuditFindingState.FactCheck => FindingWorkKind.Settle,
            AuditFindingState.Confirmed => FindingWorkKind.Request,
            AuditFindingState.PlanAwaited when f.PlanSubmittedAt is null => FindingWorkKind.Plan,
            AuditFindingState.PlanAwaited => FindingWorkKind.Judge,
            AuditFindingState.Done or AuditFindingState.Verifying => FindingWorkKind.Verify,
            _ => FindingWorkKind.Mend,
        }, f.Section, f.DueOn))];
    }

    /// <summary>Whether any was ever written: pages of records ask it before they look for theirs.</summary>
    public async Task<bool> ExistAsync(CancellationToken ct = default) => await AnyAsync(ct);

    internal void Forget() => cache.Remove(db.CacheKey(Key));

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(Key), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<AuditFinding>().AnyAsync(ct);
    });
}

using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Answers.Demo;

/// <summary>What the demonstration's auditors found: audits behind the fieldwork are answered whole, one in the field in its first chapters. After the demonstration's audits.</summary>
public sealed class DemoAnswers(PortalDb db, AuditAnswerService answers)
{
    private static readonly Dictionary<string, (AuditResult Result, string Note)> Wrong = new(StringComparer.Ordinal)
    {
        ["4-3"] = (AuditResult.Observation, "離席した席のうち2席で画面がロックされていなかった。"),
        ["5-5"] = (AuditResult.PartlyNonConforming, "誤送信1件が課内で止まり、情報セキュリティ責任者に報告されていない。報告様式の所在を3人中2人が知らない。"),
        ["5-6"] = (AuditResult.NonConforming, "4月に異動した職員のうち1人のIDが削除されていない。"),
        ["8-4"] = (AuditResult.NotApplicable, "約款型のサービスを使っていない。"),
    };

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        AuditState[] behind = [AuditState.Fieldwork, AuditState.Papers, AuditState.FactCheck, AuditState.Reported, AuditState.Improving, AuditState.FollowUp, AuditState.Closed];
        var audits = await db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).Where(a => behind.Contains(a.State) && !db.Set<AuditAnswer>().Any(x => x.EngagementId == a.Id && x.Result != null)).OrderBy(a => a.Number).ToListAsync(ct);
        foreach (var audit in audits)
        {
            var actor = Actor.Operator(now);
            await answers.PrepareAsync(audit, actor, ct);
            if (db.ChangeTracker.HasChanges())
            {
                db.Act(actor, "AuditAnswered", audit.Subject);
                await db.SaveChangesAsync(ct);
            }
            db.ChangeTracker.Clear();
            await AnswerAsync(audit, actor, ct);
        }
    }

    private async Task AnswerAsync(AuditEngagement audit, Actor actor, CancellationToken ct)
    {
        var lines = await db.Set<AuditAnswer>().Include(a => a.Item).Where(a => a.EngagementId == audit.Id && a.LeftOutBy == null).OrderBy(a => a.Position).ToListAsync(ct);
        var done = audit.State == AuditState.Fieldwork ? lines.Count * 2 / 5 : lines.Count;
        foreach (var (line, index) in lines.Take(done).Select((l, i) => (l, i)))
        {
            var (result, note) = Wrong.TryGetValue(line.Item.Number, out var found) ? ((AuditResult?)found.Result, found.Note) : (AuditResult.Conforming, null);
            var member = audit.Team.Count == 0 ? null : audit.Team[index % audit.Team.Count];
            line.Answer(new AuditAnswerInput { Id = line.Id, Result = result, Note = note }, null, member is { UserId: { } user } ? actor with { UserId = user, Name = member.Name } : actor);
        }
        db.Act(actor, "AuditAnswered", audit.Subject);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Messages of a plan: to the CISO when it waits for approval, to the audit director when it was decided.</summary>
internal static class AuditPlanNotices
{
    public const string HandOverKind = "AuditPlan.HandOver";

    public static string Link(Guid id) => $"/Audits/Plans/Details/{id}";

    public static OutboxMessage HandOver(AuditPlan plan, AuditPlanAct act, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = HandOverKind, SubjectId = plan.Id, Data = new() { ["what"] = act.ToString(), ["by"] = actor.UserId.ToString() }, CreatedAt = actor.Now, DueAt = actor.Now,
    };
}

/// <summary>Who is told, looked up when it is sent.</summary>
internal sealed class AuditPlanHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => AuditPlanNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var plan = await db.Set<AuditPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.SubjectId, ct);
        if (plan is null)
        {
            return;
        }
        var what = message.Data["what"];
        var by = Guid.Parse(message.Data["by"]);
        Role[] roles = what == nameof(AuditPlanAct.Submit) ? [Role.Ciso] : [Role.AuditDirector];
        var users = (await people.HoldersOfSectionsAsync(roles, null, OfficeTime.DayOf(now), ct)).Select(h => h.UserId).Where(u => u != by).Distinct();
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in users.Where(u => !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = "AuditPlan." + what, Arguments = [plan.Name], Link = AuditPlanNotices.Link(plan.Id) });
        }
    }
}

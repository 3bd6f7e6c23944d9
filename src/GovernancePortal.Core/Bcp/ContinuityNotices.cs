using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

internal static class ContinuityNotices
{
    public const string PlanKind = "Bcp.PlanMoved";

    /// <summary>Tells the next hand: the head that a plan waits, the section what became of it.</summary>
    public static OutboxMessage PlanMoved(ContinuityPlan plan, string what, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = PlanKind, SubjectId = plan.Id, CreatedAt = actor.Now, DueAt = actor.Now, Data = new() { ["what"] = what, ["by"] = actor.UserId.ToString() },
    };
}

/// <summary>Recipients are resolved when the message is sent.</summary>
internal sealed class PlanMovedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => ContinuityNotices.PlanKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<ContinuityPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.SubjectId, ct) is not { } plan)
        {
            return;
        }
        var role = message.Data["what"] == "Submitted" ? Role.SectionHead : Role.Staff;
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        var holders = await people.HoldersAsync(role, plan.SectionId, OfficeTime.DayOf(now), ct);
        foreach (var user in holders.Except(told).Where(u => u.ToString() != message.Data["by"]))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = "BcpPlan" + message.Data["what"], Arguments = [plan.Title], Link = $"/Bcp/Plan/{plan.Id}" });
        }
    }
}

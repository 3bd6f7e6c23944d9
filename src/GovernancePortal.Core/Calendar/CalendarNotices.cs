using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Calendar;

/// <summary>Tells those who may approve that something waits, and the proposer what became of it.</summary>
internal static class CalendarNotices
{
    public const string ProposedKind = "CalendarProposed";
    public const string ApprovedKind = "CalendarApproved";
    public const string DeclinedKind = "CalendarDeclined";

    /// <summary>The page where proposals wait.</summary>
    public const string Link = "/Administration/Calendar";

    public static void Proposed(PortalDb db, Actor actor)
    {
        if (!actor.IsOperator)
        {
            Add(db, ProposedKind, actor.UserId, actor);
        }
    }

    public static void Decided<T>(PortalDb db, IEnumerable<T> rows, string act, Actor actor)
        where T : OfficeProposal
    {
        var kind = act == CalendarActs.Approve ? ApprovedKind : DeclinedKind;
        foreach (var proposer in rows.Select(row => row.ProposedById).Distinct().Where(id => id != actor.UserId && id != Guid.Empty))
        {
            Add(db, kind, proposer, actor);
        }
    }

    private static void Add(PortalDb db, string kind, Guid proposer, Actor actor) => db.Add(new OutboxMessage
    {
        Id = Guid.CreateVersion7(actor.Now),
        Kind = kind,
        SubjectId = proposer,
        Data = new Dictionary<string, string> { ["by"] = actor.Name },
        CreatedAt = actor.Now,
        DueAt = actor.Now,
    });
}

internal abstract class CalendarNoticeHandler : IOutboxHandler
{
    public abstract string Kind { get; }

    protected abstract Task<IEnumerable<Guid>> RecipientsAsync(OutboxMessage message, DateTimeOffset now, CancellationToken ct);

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(x => x.MessageId == message.Id).Select(x => x.UserId).ToListAsync(ct);
        foreach (var user in (await RecipientsAsync(message, now, ct)).Except(told))
        {
            db.Add(new Notice
            {
                Id = Guid.CreateVersion7(now),
                MessageId = message.Id,
                UserId = user,
                At = now,
                Kind = Kind,
                Arguments = [message.Data["by"]],
                Link = CalendarNotices.Link,
            });
        }
    }
}

/// <summary>To everybody who may approve on the day of sending, the proposer apart.</summary>
internal sealed class CalendarProposedHandler(PeopleQueries people) : CalendarNoticeHandler
{
    public override string Kind => CalendarNotices.ProposedKind;

    protected override async Task<IEnumerable<Guid>> RecipientsAsync(OutboxMessage message, DateTimeOffset now, CancellationToken ct)
    {
        var today = OfficeTime.DayOf(now);
        var approvers = new HashSet<Guid>();
        foreach (var role in Enum.GetValues<Role>().Where(role => RolePermissions.Has(role, Permission.OfficeApprove)))
        {
            approvers.UnionWith(await people.HoldersAsync(role, null, today, ct));
        }

        approvers.Remove(message.SubjectId);
        return approvers;
    }
}

internal sealed class CalendarApprovedHandler : CalendarNoticeHandler
{
    public override string Kind => CalendarNotices.ApprovedKind;

    protected override Task<IEnumerable<Guid>> RecipientsAsync(OutboxMessage message, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IEnumerable<Guid>>([message.SubjectId]);
}

internal sealed class CalendarDeclinedHandler : CalendarNoticeHandler
{
    public override string Kind => CalendarNotices.DeclinedKind;

    protected override Task<IEnumerable<Guid>> RecipientsAsync(OutboxMessage message, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IEnumerable<Guid>>([message.SubjectId]);
}

using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Messages of an incident: at once to CSIRT and CISO, to the reporting section and to the one that has to act, and on the days by which somebody outside must be told.</summary>
internal static class IncidentNotices
{
    public const string HandOverKind = "Incident.HandOver";
    public const string OrderKind = "Incident.Order";
    public const string DutyKind = "Incident.Duty";
    public const string OrderDueKind = "Incident.OrderDue";

    public static readonly Role[] Team = [Role.Csirt, Role.Ciso];

    public static string Link(Guid id) => $"/Incidents/Details/{id}";

    public static OutboxMessage HandOver(Incident incident, string what, Actor actor) => Message(HandOverKind, incident.Id, actor.Now, actor.Now, new() { ["what"] = what, ["by"] = actor.UserId.ToString() });

    public static OutboxMessage OrderHandOver(Incident incident, IncidentOrder order, string what, Actor actor) =>
        Message(OrderKind, incident.Id, actor.Now, actor.Now, new() { ["what"] = what, ["by"] = actor.UserId.ToString(), ["order"] = order.Id.ToString() });

    /// <summary>In the morning of each day by which 個人情報保護委員会 is told; asked again then whether it was.</summary>
    public static IEnumerable<OutboxMessage> OfDuties(Incident incident, Actor actor) =>
        new[] { incident.QuickReportDueOn, incident.FullReportDueOn }.OfType<DateOnly>().Where(d => d >= actor.Today).Distinct()
            .Select(day => Message(DutyKind, incident.Id, actor.Now, OfficeTime.StartOf(day).AddHours(8), new() { ["day"] = Iso(day) }));

    /// <summary>The day after an instruction's due day.</summary>
    public static OutboxMessage OrderDue(Guid incidentId, IncidentOrder order, Actor actor) =>
        Message(OrderDueKind, incidentId, actor.Now, OfficeTime.StartOf(order.DueOn.AddDays(1)).AddHours(8), new() { ["order"] = order.Id.ToString() });

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, Guid incidentId, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in users.Distinct().Where(u => !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = arguments, Link = Link(incidentId) });
        }
    }

    /// <summary>CSIRT and CISO as they are then.</summary>
    public static async Task<IEnumerable<Guid>> TeamAsync(PeopleQueries people, DateTimeOffset now, CancellationToken ct) =>
        (await people.HoldersOfSectionsAsync(Team, null, OfficeTime.DayOf(now), ct)).Select(h => h.UserId);

    public static async Task<IEnumerable<Guid>> SectionAsync(PeopleQueries people, Guid sectionId, DateTimeOffset now, CancellationToken ct) =>
        (await people.HoldersInAsync([Role.Staff, Role.SectionHead, Role.PolicyHead, Role.Reviewer], [sectionId], OfficeTime.DayOf(now), ct)).Select(h => h.UserId);

    private static OutboxMessage Message(string kind, Guid subject, DateTimeOffset now, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = now, DueAt = due };
}

/// <summary>Who has to know at once, looked up when it is sent.</summary>
internal sealed class IncidentHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => IncidentNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct) is not { } found)
        {
            return;
        }
        var (what, by) = (message.Data["what"], Guid.Parse(message.Data["by"]));
        var users = await IncidentNotices.TeamAsync(people, now, ct);
        if (what is nameof(IncidentAct.JudgeIncident) or nameof(IncidentAct.JudgeNot) or nameof(IncidentAct.ApproveClosing) or nameof(IncidentAct.Reopen))
        {
            users = users.Concat(await IncidentNotices.SectionAsync(people, found.SectionId, now, ct));
        }
        await IncidentNotices.TellAsync(db, message, users.Where(u => u != by), "Incident." + what, [found.Number, found.Title], found.Id, now, ct);
    }
}

/// <summary>The section that an instruction is addressed to.</summary>
internal sealed class IncidentOrderHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => IncidentNotices.OrderKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (orderId, by) = (Guid.Parse(message.Data["order"]), Guid.Parse(message.Data["by"]));
        if (await db.Set<Incident>().AsNoTracking().Include(i => i.Orders).SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct) is { } found && found.Orders.FirstOrDefault(o => o.Id == orderId) is { } order)
        {
            var users = (await IncidentNotices.SectionAsync(people, order.SectionId, now, ct)).Where(u => u != by);
            await IncidentNotices.TellAsync(db, message, users, "Incident." + message.Data["what"], [found.Number, IncidentNotices.Iso(order.DueOn)], found.Id, now, ct);
        }
    }
}

/// <summary>個人情報保護委員会 must be told today and was not yet.</summary>
internal sealed class IncidentDutyHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => IncidentNotices.DutyKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<Incident>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct);
        if (found is null || !IncidentWorkflow.IsOpen(found.State))
        {
            return;
        }
        var day = message.Data["day"];
        var open = (found.QuickReportedAt is null && found.QuickReportDueOn is { } quick && IncidentNotices.Iso(quick) == day) || (found.FullReportedAt is null && found.FullReportDueOn is { } full && IncidentNotices.Iso(full) == day);
        if (open)
        {
            await IncidentNotices.TellAsync(db, message, await IncidentNotices.TeamAsync(people, now, ct), Kind, [found.Number, day], found.Id, now, ct);
        }
    }
}

/// <summary>The answer is not there on the day after it was due: section and CSIRT are told.</summary>
internal sealed class IncidentOrderDueHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => IncidentNotices.OrderDueKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var orderId = Guid.Parse(message.Data["order"]);
        var found = await db.Set<Incident>().AsNoTracking().Include(i => i.Orders).SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct);
        if (found?.Orders.FirstOrDefault(o => o.Id == orderId) is { State: IncidentOrderState.Given } order && IncidentWorkflow.IsOpen(found.State))
        {
            var users = (await IncidentNotices.TeamAsync(people, now, ct)).Concat(await IncidentNotices.SectionAsync(people, order.SectionId, now, ct));
            await IncidentNotices.TellAsync(db, message, users, Kind, [found.Number, IncidentNotices.Iso(order.DueOn)], found.Id, now, ct);
        }
    }
}

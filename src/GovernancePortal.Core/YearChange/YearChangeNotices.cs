using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.YearChange;

/// <summary>What is told and done later on account of a run.</summary>
internal static class YearChangeNotices
{
    public const string DueKind = "YearChange.Due";
    public const string HandoverKind = "YearChange.Handover";
    public const string EndedKind = "YearChange.Ended";

    public static OutboxMessage Due(YearChangeRun run, Actor actor) =>
        Message(DueKind, run.Id, actor, OfficeTime.StartOf(run.Day), new() { ["at"] = actor.Now.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture) });

    public static OutboxMessage Ended(YearChangeRun run, Actor actor) =>
        Message(EndedKind, run.Id, actor, actor.Now, new() { ["title"] = run.Title, ["failed"] = run.State == YearChangeState.Failed ? "1" : "" });

    /// <summary>One for each section that took over people or records.</summary>
    public static IEnumerable<OutboxMessage> Handovers(YearChangeRun run, YearTrial trial, Actor actor) =>
        trial.Items.Where(i => i.Moves).Select(i => i.ToId!.Value)
            .Concat(trial.Turn.Posts.Select(p => p.ToId).OfType<Guid>()).Concat(trial.Turn.Transfers.Changes.Select(c => c.ToId).OfType<Guid>()).Distinct().Order()
            .Select(section => Message(HandoverKind, section, actor, actor.Now, new() { ["day"] = run.Day.ToString("O", CultureInfo.InvariantCulture) }));

    private static OutboxMessage Message(string kind, Guid subject, Actor actor, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = actor.Now, DueAt = due };

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, string link, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var user in users.Distinct().Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = kind, Arguments = arguments, Link = link });
        }
    }
}

/// <summary>The day of a scheduled run has begun.</summary>
internal sealed class YearChangeDueHandler(YearChangeService service) : IOutboxHandler
{
    public string Kind => YearChangeNotices.DueKind;

    public Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct) =>
        service.RunDueAsync(message.SubjectId, new DateTimeOffset(long.Parse(message.Data["at"], CultureInfo.InvariantCulture), TimeSpan.Zero), Actor.Operator(now), ct);
}

/// <summary>Those who take over are shown what their section holds.</summary>
internal sealed class HandoverHandler(OrganisationTurnQueries organisation, PeopleQueries people) : IOutboxHandler
{
    public string Kind => YearChangeNotices.HandoverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var holders = await organisation.NewHoldersAsync(message.SubjectId, DateOnly.ParseExact(message.Data["day"], "O", CultureInfo.InvariantCulture), ct);
        if (await people.SectionAsync(message.SubjectId, ct) is { } section)
        {
            await YearChangeNotices.TellAsync(db, message, holders, "Handover.Ready", [section.Name], $"/Handover?SectionId={section.Id}", now, ct);
        }
    }
}

/// <summary>The administrators hear how a run ended.</summary>
internal sealed class YearChangeEndedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => YearChangeNotices.EndedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct) =>
        await YearChangeNotices.TellAsync(db, message, await people.HoldersAsync(Role.Administrator, null, OfficeTime.DayOf(now), ct), message.Data["failed"].Length > 0 ? "YearChange.Failed" : "YearChange.Done",
            [message.Data["title"]], $"/Administration/YearChange/Run/{message.SubjectId}", now, ct);
}

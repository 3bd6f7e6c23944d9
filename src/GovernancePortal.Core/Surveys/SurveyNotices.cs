using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>Messages of a survey: to all sections at the launch and before and after the deadline, to one at each hand-over.</summary>
internal static class SurveyNotices
{
    public const string LaunchedKind = "Survey.Launched";
    public const string ReminderKind = "Survey.Reminder";
    public const string DeadlineKind = "Survey.Deadline";
    public const string HandOverKind = "Survey.HandOver";
    public const string Due = "due";

    public static IEnumerable<OutboxMessage> OfLaunch(SurveyCampaign campaign, OfficeCalendar calendar, Actor actor) =>
        [Message(LaunchedKind, campaign.Id, actor, OfficeTime.StartOf(campaign.OpensOn) is var opening && opening > actor.Now ? opening : actor.Now, []), .. OfDeadline(campaign, calendar, actor)];

    /// <summary>
    /// The reminders of one deadline, and the close on the day after it. When due they are checked again: a deadline that
    /// moved has messages of its own, an answer that is in needs none.
    /// </summary>
    public static IEnumerable<OutboxMessage> OfDeadline(SurveyCampaign campaign, OfficeCalendar calendar, Actor actor)
    {
        var due = campaign.Deadline.ToString("O", CultureInfo.InvariantCulture);
        int Of(SettingName name) => calendar.Setting(name, actor.Today);
        foreach (var days in new[] { -Of(SettingName.SurveyFirstReminder), -Of(SettingName.SurveyLastReminder), Of(SettingName.SurveyLateReminder) }.Distinct())
        {
            var day = campaign.Deadline.AddDays(days);
            if (day >= actor.Today)
            {
                yield return Message(ReminderKind, campaign.Id, actor, OfficeTime.StartOf(day).AddHours(8), new() { [Due] = due });
            }
        }
        yield return Message(DeadlineKind, campaign.Id, actor, OfficeTime.StartOf(campaign.Deadline.AddDays(1)), new() { [Due] = due });
    }

    public static OutboxMessage? OfAct(SurveyAnswer answer, SurveyAct act, Actor actor) => act is SurveyAct.PassOn or SurveyAct.SendBack or SurveyAct.Return or SurveyAct.Reopen
        ? Message(HandOverKind, answer.Id, actor, actor.Now, new() { ["act"] = act.ToString(), ["by"] = actor.UserId.ToString() })
        : null;

    public static string Link(Guid answerId) => $"/Surveys/Answer/{answerId}";

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<(Guid UserId, Guid AnswerId)> users, string kind, List<string> arguments, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var (user, answer) in users.DistinctBy(u => u.UserId).Where(u => !told.Contains(u.UserId)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = kind, Arguments = arguments, Link = Link(answer) });
        }
    }

    private static OutboxMessage Message(string kind, Guid subject, Actor actor, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = actor.Now, DueAt = due };
}

/// <summary>発出: the staff of every section.</summary>
internal sealed class SurveyLaunchedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SurveyNotices.LaunchedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Set<SurveyCampaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.SubjectId && c.State == CampaignState.Launched, ct);
        if (campaign is null)
        {
            return;
        }
        var answers = await db.Set<SurveyAnswer>().AsNoTracking().Where(a => a.CampaignId == campaign.Id).Select(a => new { a.Id, a.SectionId }).ToListAsync(ct);
        var bySection = answers.ToLookup(a => a.SectionId, a => a.Id);
        var holders = await people.HoldersInAsync([Role.Staff], [.. bySection.Select(s => s.Key)], OfficeTime.DayOf(now), ct);
        await SurveyNotices.TellAsync(db, message, holders.Select(h => (h.UserId, bySection[h.SectionId].First())), Kind, [campaign.Name, campaign.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], now, ct);
    }
}

/// <summary>−7, −1, +3 days (settings): staff and head of the sections whose answer is not in, looked up when it is due.</summary>
internal sealed class SurveyReminderHandler(PeopleQueries people) : IOutboxHandler
{
    private static readonly SurveyAnswerState[] Outstanding = [SurveyAnswerState.NotStarted, SurveyAnswerState.Writing, SurveyAnswerState.HeadCheck, SurveyAnswerState.Returned];

    public string Kind => SurveyNotices.ReminderKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Set<SurveyCampaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.SubjectId, ct);
        if (campaign is not { IsRunning: true } || campaign.Deadline.ToString("O", CultureInfo.InvariantCulture) != message.Data[SurveyNotices.Due])
        {
            return;
        }
        var answers = await db.Set<SurveyAnswer>().AsNoTracking().Where(a => a.CampaignId == campaign.Id && Outstanding.Contains(a.State)).Select(a => new { a.Id, a.SectionId }).ToListAsync(ct);
        var bySection = answers.ToLookup(a => a.SectionId, a => a.Id);
        var holders = await people.HoldersInAsync([Role.Staff, Role.SectionHead], [.. bySection.Select(s => s.Key)], OfficeTime.DayOf(now), ct);
        var late = OfficeTime.DayOf(message.DueAt) > campaign.Deadline;
        await SurveyNotices.TellAsync(db, message, holders.Select(h => (h.UserId, bySection[h.SectionId].First())), late ? "Survey.Overdue" : Kind, [campaign.Name, campaign.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], now, ct);
    }
}

/// <summary>The deadline is over.</summary>
internal sealed class SurveyDeadlineHandler(SurveyCampaignService campaigns) : IOutboxHandler
{
    public string Kind => SurveyNotices.DeadlineKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Set<SurveyCampaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.SubjectId, ct);
        if (campaign is { State: CampaignState.Launched } && campaign.Deadline.ToString("O", CultureInfo.InvariantCulture) == message.Data[SurveyNotices.Due])
        {
            await campaigns.CloseAsync(campaign.Id, null, Actor.Operator(now), ct);
        }
    }
}

/// <summary>Who has to act next on one section's answer.</summary>
internal sealed class SurveyHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SurveyNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var answer = await db.Set<SurveyAnswer>().AsNoTracking().Where(a => a.Id == message.SubjectId)
            .Select(a => new { a.Id, a.SectionId, a.SectionName, a.State, Campaign = db.Set<SurveyCampaign>().Where(c => c.Id == a.CampaignId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        if (answer is null || !Enum.TryParse<SurveyAct>(message.Data["act"], out var act))
        {
            return;
        }
        Role[] roles = act switch
        {
            SurveyAct.PassOn when answer.State == SurveyAnswerState.HeadCheck => [Role.SectionHead],
            SurveyAct.SendBack when answer.State == SurveyAnswerState.Writing => [Role.Staff],
            SurveyAct.Return or SurveyAct.Reopen when answer.State == SurveyAnswerState.Returned => [Role.Staff, Role.SectionHead],
            _ => [],
        };
        var by = Guid.Parse(message.Data["by"]);
        var holders = roles.Length == 0 ? [] : await people.HoldersInAsync(roles, [answer.SectionId], OfficeTime.DayOf(now), ct);
        await SurveyNotices.TellAsync(db, message, holders.Where(h => h.UserId != by).Select(h => (h.UserId, answer.Id)), "Survey." + act, [answer.Campaign, answer.SectionName], now, ct);
    }
}

using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Messages of a self-check: to all sections at the opening, before and after the due day, to one at each hand-over.</summary>
internal static class SelfCheckNotices
{
    public const string OpenedKind = "SelfCheck.Opened";
    public const string ReminderKind = "SelfCheck.Reminder";
    public const string HandOverKind = "SelfCheck.HandOver";
    public const string Due = "due";
    /// <summary>Days: before the due day, and between reminders after it.</summary>
    public const int Before = 7;
    public const int Again = 7;

    public static readonly Role[] Section = [Role.Staff, Role.SectionHead, Role.Reviewer, Role.PolicyHead];

    public static string Link(Guid sheetId) => $"/SelfChecks/Sheet/{sheetId}";

    public static IEnumerable<OutboxMessage> OfOpening(SelfCheckCampaign campaign, Actor actor) => [Message(OpenedKind, campaign.Id, actor.Now, actor.Now, []), .. OfDue(campaign, actor)];

    /// <summary>Checked again when due: a day that moved has its own, a sheet that is in needs none.</summary>
    public static IEnumerable<OutboxMessage> OfDue(SelfCheckCampaign campaign, Actor actor) =>
        new[] { campaign.DueOn.AddDays(-Before), campaign.DueOn.AddDays(1) }.Where(d => d > actor.Today).Select(day => Reminder(campaign.Id, campaign.DueOn, day, actor.Now));

    public static OutboxMessage Reminder(Guid campaignId, DateOnly due, DateOnly on, DateTimeOffset now) => Message(ReminderKind, campaignId, now, OfficeTime.StartOf(on).AddHours(8), new() { [Due] = Iso(due) });

    public static OutboxMessage HandOver(SelfCheckSheet sheet, SelfCheckAct act, Actor actor) =>
        Message(HandOverKind, sheet.Id, actor.Now, actor.Now, new() { ["act"] = act.ToString(), ["by"] = actor.UserId.ToString() });

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<(Guid UserId, Guid SheetId)> users, string kind, List<string> arguments, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var (user, sheet) in users.DistinctBy(u => u.UserId).Where(u => !told.Contains(u.UserId)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = arguments, Link = Link(sheet) });
        }
    }

    private static OutboxMessage Message(string kind, Guid subject, DateTimeOffset now, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = now, DueAt = due };
}

/// <summary>The self-check begins: staff and heads of every section.</summary>
internal sealed class SelfCheckOpenedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SelfCheckNotices.OpenedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Set<SelfCheckCampaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.SubjectId && c.State == SelfCheckCampaignState.Open, ct);
        if (campaign is null)
        {
            return;
        }
        var sheets = await db.Set<SelfCheckSheet>().AsNoTracking().Where(s => s.CampaignId == campaign.Id).Select(s => new { s.Id, s.SectionId }).ToListAsync(ct);
        var bySection = sheets.ToLookup(s => s.SectionId, s => s.Id);
        var holders = await people.HoldersInAsync(SelfCheckNotices.Section, [.. bySection.Select(s => s.Key)], OfficeTime.DayOf(now), ct);
        await SelfCheckNotices.TellAsync(db, message, holders.Select(h => (h.UserId, bySection[h.SectionId].First())), Kind, [campaign.Title, SelfCheckNotices.Iso(campaign.DueOn)], now, ct);
    }
}

/// <summary>Staff and head of the sections whose sheet is not in; after the due day again every week while the self-check is open.</summary>
internal sealed class SelfCheckReminderHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SelfCheckNotices.ReminderKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Set<SelfCheckCampaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.SubjectId && c.State == SelfCheckCampaignState.Open, ct);
        if (campaign is null || message.Data[SelfCheckNotices.Due] != SelfCheckNotices.Iso(campaign.DueOn))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var late = OfficeTime.DayOf(message.DueAt) > campaign.DueOn;
        // Delivered only after the due day, the first one says what the second does.
        if (!late && campaign.DueOn < today)
        {
            return;
        }
        var sheets = await db.Set<SelfCheckSheet>().AsNoTracking().Where(s => s.CampaignId == campaign.Id && s.State != SelfCheckSheetState.HandedIn).Select(s => new { s.Id, s.SectionId }).ToListAsync(ct);
        if (sheets.Count == 0)
        {
            return;
        }
        var bySection = sheets.ToLookup(s => s.SectionId, s => s.Id);
        var holders = await people.HoldersInAsync(SelfCheckNotices.Section, [.. bySection.Select(s => s.Key)], today, ct);
        if (late)
        {
            db.Add(SelfCheckNotices.Reminder(campaign.Id, campaign.DueOn, today.AddDays(SelfCheckNotices.Again), now));
        }
        await SelfCheckNotices.TellAsync(db, message, holders.Select(h => (h.UserId, bySection[h.SectionId].First())), late ? "SelfCheck.Overdue" : "SelfCheck.DueSoon", [campaign.Title, SelfCheckNotices.Iso(campaign.DueOn)], now, ct);
    }
}

/// <summary>Who has to act next on one section's sheet.</summary>
internal sealed class SelfCheckHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => SelfCheckNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var sheet = await (from s in db.Set<SelfCheckSheet>().AsNoTracking()
                           join c in db.Set<SelfCheckCampaign>() on s.CampaignId equals c.Id
                           where s.Id == message.SubjectId
                           select new { s.Id, s.SectionId, s.SectionName, s.State, c.Title }).SingleOrDefaultAsync(ct);
        if (sheet is null || !Enum.TryParse<SelfCheckAct>(message.Data["act"], out var act))
        {
            return;
        }
        Role[] roles = act switch
        {
            SelfCheckAct.PassOn when sheet.State == SelfCheckSheetState.HeadCheck => [Role.SectionHead, Role.PolicyHead],
            SelfCheckAct.SendBack when sheet.State == SelfCheckSheetState.Open => [Role.Staff, Role.Reviewer],
            SelfCheckAct.Return when sheet.State == SelfCheckSheetState.Returned => SelfCheckNotices.Section,
            _ => [],
        };
        var by = Guid.Parse(message.Data["by"]);
        var holders = roles.Length == 0 ? [] : await people.HoldersInAsync(roles, [sheet.SectionId], OfficeTime.DayOf(now), ct);
        await SelfCheckNotices.TellAsync(db, message, holders.Where(h => h.UserId != by).Select(h => (h.UserId, sheet.Id)), "SelfCheck." + act, [sheet.Title, sheet.SectionName], now, ct);
    }
}

using System.Globalization;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>What people are told of their figures: one line a person and scan, and one for each figure that came back.</summary>
internal static class KpiNotices
{
    public const string DigestKind = "Kpi.Due";
    public const string ReturnedKind = "Kpi.Returned";
    public const string DigestLink = "/Kpis/Due";

    public static OutboxMessage Digest(DateTimeOffset now, DateOnly day) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = DigestKind, SubjectId = Guid.Empty, Data = new() { ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, CreatedAt = now, DueAt = now,
    };

    public static OutboxMessage Returned(KpiReading reading, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = ReturnedKind, SubjectId = reading.Id, Data = new() { ["by"] = actor.UserId.ToString() }, CreatedAt = actor.Now, DueAt = actor.Now,
    };
}

/// <summary>The staff of the sections in charge, and their heads as well; who holds the role is looked up when sending, what came meanwhile is not told of.</summary>
internal sealed class KpiDueHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => KpiNotices.DigestKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var day = DateOnly.ParseExact(message.Data["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var owed = await (from r in db.Set<KpiReminder>()
                          join k in db.Set<Kpi>() on r.KpiId equals k.Id
                          join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                          where r.RemindedOn == day && !db.Set<KpiReading>().Any(x => x.KpiId == r.KpiId && x.Year == r.Year && x.Quarter == r.Quarter && x.State != ReadingState.Returned)
                          group r by (k.OwnerSectionId ?? i.OwnerSectionId) into g
                          select new { Section = g.Key, Count = g.Count() }).ToListAsync(ct);
        var bySection = owed.ToDictionary(o => o.Section, o => o.Count);
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        var holders = await people.HoldersInAsync([Role.Staff, Role.SectionHead], [.. bySection.Keys], OfficeTime.DayOf(now), ct);
        foreach (var person in holders.GroupBy(h => h.UserId).Where(g => !told.Contains(g.Key)))
        {
            var count = person.Select(h => h.SectionId).Distinct().Sum(s => bySection[s]);
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = person.Key, At = now, Kind = Kind, Arguments = [count.ToString(CultureInfo.InvariantCulture)], Link = KpiNotices.DigestLink });
        }
    }
}

/// <summary>The staff of the section whose figure the head gave back.</summary>
internal sealed class KpiReturnedHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => KpiNotices.ReturnedKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (from r in db.Set<KpiReading>()
                           join k in db.Set<Kpi>() on r.KpiId equals k.Id
                           join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                           where r.Id == message.SubjectId && r.State == ReadingState.Returned
                           select new { k.Id, k.Name, Section = k.OwnerSectionId ?? i.OwnerSectionId, r.Year, r.Quarter }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return;
        }
        var by = Guid.Parse(message.Data["by"]);
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in (await people.HoldersInAsync([Role.Staff], [found.Section], OfficeTime.DayOf(now), ct)).Select(h => h.UserId).Distinct().Where(u => u != by && !told.Contains(u)))
        {
            db.Add(new Notice
            {
                Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = Kind, Arguments = [found.Name],
                Link = string.Create(CultureInfo.InvariantCulture, $"/Kpis/Enter/{found.Id}?Year={found.Year.Year}&Quarter={found.Quarter}"),
            });
        }
    }
}

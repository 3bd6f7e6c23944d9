using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

/// <summary>One line a person and scan, with how many warnings wait; the list behind it says which.</summary>
internal static class RadarNotices
{
    public const string DigestKind = "Radar.Digest";
    public const string Link = "/Radar?Mine=true";

    public static OutboxMessage Digest(DateTimeOffset now, DateOnly day) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = DigestKind, SubjectId = Guid.Empty, Data = new() { ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, CreatedAt = now, DueAt = now,
    };
}

/// <summary>
/// Tells the roles that own the warnings marked on the day of the scan: staff and head of the owner section, the policy
/// office for its own. Who holds the role is looked up when sending; what was decided meanwhile is not told of.
/// </summary>
internal sealed class RadarDigestHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => RadarNotices.DigestKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var day = DateOnly.ParseExact(message.Data["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var counts = await db.Set<RadarWarning>().Where(w => w.State == WarningState.Open && w.NoticedOn == day).GroupBy(w => new { w.Code, w.SectionId, w.Severity })
            .Select(g => new { g.Key.Code, g.Key.SectionId, g.Key.Severity, Count = g.Count() }).ToListAsync(ct);
        var today = OfficeTime.DayOf(now);
        var totals = new Dictionary<Guid, (int All, int Grave)>();
        var ofSections = counts.Where(c => c.SectionId is not null && RadarRules.Of(c.Code).Owner == RadarOwner.Section).ToLookup(c => c.SectionId!.Value);
        foreach (var (user, section) in await people.HoldersOfSectionsAsync([Role.Staff, Role.SectionHead], [.. ofSections.Select(g => g.Key)], today, ct))
        {
            Add(user, ofSections[section].Sum(c => c.Count), ofSections[section].Where(c => c.Severity == RadarSeverity.Grave).Sum(c => c.Count));
        }
        var ofOffice = counts.Where(c => c.SectionId is null || RadarRules.Of(c.Code).Owner == RadarOwner.PolicyOffice).ToList();
        if (ofOffice.Count > 0)
        {
            foreach (var user in (await people.HoldersOfSectionsAsync([Role.Reviewer, Role.PolicyHead], null, today, ct)).Select(h => h.UserId).Distinct())
            {
                Add(user, ofOffice.Sum(c => c.Count), ofOffice.Where(c => c.Severity == RadarSeverity.Grave).Sum(c => c.Count));
            }
        }
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var (user, (all, grave)) in totals.Where(t => !told.Contains(t.Key)))
        {
            db.Add(new Notice
            {
                Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = RadarNotices.DigestKind,
                Arguments = [all.ToString(CultureInfo.InvariantCulture), grave.ToString(CultureInfo.InvariantCulture)], Link = RadarNotices.Link,
            });
        }

        void Add(Guid user, int all, int grave)
        {
            var sum = totals.GetValueOrDefault(user);
            totals[user] = (sum.All + all, sum.Grave + grave);
        }
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library;

/// <summary>One line to each of those who are told, but not to whoever did it; a message delivered twice tells nobody twice.</summary>
internal static class LibraryNotices
{
    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, string link, DateTimeOffset now, CancellationToken ct)
    {
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var user in users.Distinct().Where(id => id.ToString() != message.Data.GetValueOrDefault("by")).Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = kind, Arguments = arguments, Link = link });
        }
    }
}

using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Outbox;

/// <summary>
/// A line in one person's notices. The text is the key "Notice.{Kind}" with its arguments, so that each reader gets
/// it in the own language; no restricted figure ever goes into the arguments.
/// </summary>
public sealed class Notice
{
    public Guid Id { get; init; }
    public Guid MessageId { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public List<string> Arguments { get; init; } = [];
    /// <summary>Path within the portal; the page asks the access rule again.</summary>
    public required string Link { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> b)
    {
        b.ToTable("notice");
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.Link).HasMaxLength(300);
        b.Property(x => x.Arguments).HasColumnType("jsonb").HasConversion(Json.Converter<List<string>>(), Json.Comparer<List<string>>());
        // A message delivered twice writes each person's line once.
        b.HasIndex(x => new { x.MessageId, x.UserId }).IsUnique();
        b.HasIndex(x => new { x.UserId, x.At });
        b.HasIndex(x => x.UserId).HasFilter("read_at is null").HasDatabaseName("ix_notice_unread");
    }
}

public sealed record NoticeLine(Guid Id, DateTimeOffset At, string Kind, IReadOnlyList<string> Arguments, string Link, bool IsRead);

public sealed class NoticeQueries(PortalDb db)
{
    public async Task<IReadOnlyList<NoticeLine>> LatestAsync(Actor actor, int most = 100, CancellationToken ct = default) =>
        await db.Set<Notice>().AsNoTracking().Where(x => x.UserId == actor.UserId).OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Take(most)
            .Select(x => new NoticeLine(x.Id, x.At, x.Kind, x.Arguments, x.Link, x.ReadAt != null)).ToListAsync(ct);

    public Task<int> UnreadAsync(Guid userId, CancellationToken ct = default) =>
        db.Set<Notice>().CountAsync(x => x.UserId == userId && x.ReadAt == null, ct);
}

public sealed class NoticeService(PortalDb db)
{
    /// <summary>Marks the actor's own notices as read: one, or all when <paramref name="id"/> is null.</summary>
    public async Task MarkReadAsync(Guid? id, Actor actor, CancellationToken ct = default)
    {
        var unread = await db.Set<Notice>().Where(x => x.UserId == actor.UserId && x.ReadAt == null && (id == null || x.Id == id)).ToListAsync(ct);
        unread.ForEach(x => x.ReadAt = actor.Now);
        await db.SaveChangesAsync(ct);
    }
}

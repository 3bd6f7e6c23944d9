using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Outbox;

/// <summary>Something to be told or checked later, stored in the same save as its cause. A reminder is one with a later due time.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }
    public required string Kind { get; init; }
    /// <summary>The record it is about; handlers read it afresh when the message is due (people move, states change).</summary>
    public Guid SubjectId { get; init; }
    public Dictionary<string, string> Data { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    /// <summary>Set when the relay gave up; shown to the administrator until somebody looks after it.</summary>
    public DateTimeOffset? GaveUpAt { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Handles one kind of message; called again after a crash, so it must bear being called twice.</summary>
public interface IOutboxHandler
{
    string Kind { get; }
    Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct);
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> b)
    {
        b.ToTable("outbox");
        b.Property(x => x.Kind).HasMaxLength(60);
        b.Property(x => x.LastError).HasMaxLength(2000);
        b.Property(x => x.Data).HasColumnType("jsonb").HasConversion(Json.Converter<Dictionary<string, string>>(), Json.Comparer<Dictionary<string, string>>());
        b.HasIndex(x => x.DueAt).HasFilter("done_at is null and gave_up_at is null");
    }
}

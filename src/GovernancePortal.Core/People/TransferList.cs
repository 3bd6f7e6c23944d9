using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.People;

/// <summary>An uploaded transfer list, kept on the server from trial to application so that the browser has no say in its rows.</summary>
public sealed class TransferList : IVersioned, ITracked
{
    public const int FileNameLength = 200;

    public Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required List<TransferRow> Rows { get; init; }
    public DateTimeOffset UploadedAt { get; init; }
    public required string UploadedBy { get; init; }
    public DateTimeOffset? AppliedAt { get; private set; }
    public string? AppliedBy { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("TransferList", Id);

    /// <summary>Refused with TransferApplied: a list takes effect once.</summary>
    public void Apply(DateTimeOffset at, string by)
    {
        if (AppliedAt is not null)
        {
            throw new RuleViolation("TransferApplied", null, AppliedAt.Value);
        }
        (AppliedAt, AppliedBy) = (at, by);
    }
}

internal sealed class TransferListMapping : IEntityTypeConfiguration<TransferList>
{
    public void Configure(EntityTypeBuilder<TransferList> b)
    {
        b.ToTable("transfer_list");
        b.Property(x => x.FileName).HasMaxLength(TransferList.FileNameLength).Trail();
        b.Property(x => x.Sha256).HasMaxLength(64).Trail();
        b.Property(x => x.UploadedBy).HasMaxLength(100);
        b.Property(x => x.AppliedBy).HasMaxLength(100);
        b.Property(x => x.AppliedAt).Trail();
        b.Property(x => x.Rows).HasColumnType("jsonb").HasConversion(Json.Converter<List<TransferRow>>(), Json.Comparer<List<TransferRow>>());
        b.HasIndex(x => x.UploadedAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>
/// An uploaded file: the bytes lie in the file store under the id, the row joins in the same save as the record that
/// holds it. Who may read it is asked of that record.
/// </summary>
public sealed class StoredFile
{
    public const int NameLength = 200;

    public Guid Id { get; init; }
    /// <summary>The name as uploaded, Japanese kept.</summary>
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    /// <summary>Bytes.</summary>
    public long Size { get; init; }
    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public DateTimeOffset StoredAt { get; init; }
    public Guid StoredBy { get; init; }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> b)
    {
        b.ToTable("stored_file", t => t.HasCheckConstraint("ck_stored_file_size", "size >= 0"));
        b.Property(x => x.Name).HasMaxLength(StoredFile.NameLength);
        b.Property(x => x.ContentType).HasMaxLength(120);
        b.Property(x => x.Sha256).HasMaxLength(64);
    }
}

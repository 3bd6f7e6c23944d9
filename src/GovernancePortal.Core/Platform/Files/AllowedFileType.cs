using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>What the first bytes and the inside of a file must look like.</summary>
public enum FileSignature
{
    Pdf,
    CompoundWord,   // doc
    CompoundSheet,  // xls
    CompoundSlides, // ppt
    Compound,       // jtd: a compound file whose streams are not looked at further
    XmlWord,        // docx
    XmlSheet,       // xlsx
    XmlSlides,      // pptx
    Text,
    Png,
    Jpeg,
    Gif,
    Tiff,
    Bmp,
    Zip,
    Opaque,         // xdw: its signature is not published; refused only when it is plainly something else
}

/// <summary>A file extension that may be attached: dated data of the office.</summary>
public sealed class AllowedFileType : IVersioned, ITracked
{
    public const int ExtensionLength = 10;
    public const int ContentTypeLength = 120;

    public Guid Id { get; init; }
    /// <summary>Lower case, without the dot.</summary>
    public required string Extension { get; init; }
    public required string ContentType { get; set; }
    public FileSignature Signature { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day of validity; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(AllowedFileType), Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

internal sealed class AllowedFileTypeMapping : IEntityTypeConfiguration<AllowedFileType>
{
    public void Configure(EntityTypeBuilder<AllowedFileType> b)
    {
        b.ToTable("allowed_file_type", t =>
        {
            t.HasCheckConstraint("ck_allowed_file_type_dates", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_allowed_file_type_extension", "extension = lower(extension) and extension !~ '[./]'");
        });
        b.Property(x => x.Extension).HasMaxLength(AllowedFileType.ExtensionLength).Trail();
        b.Property(x => x.ContentType).HasMaxLength(AllowedFileType.ContentTypeLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.Extension, x.ValidFrom }).IsUnique();
    }
}

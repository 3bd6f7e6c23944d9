using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Publication;

internal sealed class PublicationMapping : IEntityTypeConfiguration<PublicationRecord>
{
    public void Configure(EntityTypeBuilder<PublicationRecord> b)
    {
        b.ToTable("publication", t =>
        {
            t.HasCheckConstraint("ck_publication_file", "(state in ('Approved', 'Replaced')) = (file_id is not null)");
            t.HasCheckConstraint("ck_publication_content", "(state in ('Draft', 'Dropped')) = (content is null)");
            t.HasCheckConstraint("ck_publication_replaced", "(state = 'Replaced') = (replaced_by_id is not null)");
        });
        b.Property(x => x.Number).HasMaxLength(PublicationRecord.NumberLength).Trail();
        b.Property(x => x.Title).HasMaxLength(PublicationRecord.TitleLength).Trail();
        b.Property(x => x.Introduction).HasMaxLength(PublicationRecord.IntroductionLength).Trail();
        b.Property(x => x.Choice).HasColumnType("jsonb").HasConversion(Json.Converter<PublicationChoice>(), Json.Comparer<PublicationChoice>());
        b.Property(x => x.Content).HasColumnType("jsonb").HasConversion(Json.Converter<PublicContent?>(), Json.Unchanging<PublicContent>());
        b.Property(x => x.State).Trail();
        b.Property(x => x.DraftedBy).HasMaxLength(PublicationRecord.PersonLength);
        b.Property(x => x.SubmittedBy).HasMaxLength(PublicationRecord.PersonLength).Trail();
        b.Property(x => x.ReturnReason).HasMaxLength(PublicationRecord.ReasonLength).Trail();
        b.Property(x => x.ApprovedBy).HasMaxLength(PublicationRecord.PersonLength).Trail();
        b.Property(x => x.ApprovedOn).Trail();
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.CreatedAt, x.Id });
        // Never two that the public is shown at once.
        b.HasIndex(x => x.State).IsUnique().HasFilter("state = 'Approved'").HasDatabaseName("ix_publication_one_approved");
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<PublicationRecord>().WithMany().HasForeignKey(x => x.ReplacedById).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Library.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<LibraryDocument>, IEntityTypeConfiguration<DocumentVersion>, IEntityTypeConfiguration<DocumentReview>,
    IEntityTypeConfiguration<FormPlace>, IEntityTypeConfiguration<DocumentUse>
{
    public void Configure(EntityTypeBuilder<LibraryDocument> b)
    {
        b.ToTable("library_document");
        b.Property(x => x.Code).HasMaxLength(LibraryDocument.CodeLength).Trail();
        b.Property(x => x.Type).Trail();
        b.Property(x => x.Title).HasMaxLength(LibraryDocument.TitleLength).Trail();
        b.Property(x => x.Summary).HasMaxLength(LibraryDocument.SummaryLength).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.Property(x => x.NextReviewOn).Trail();
        b.Property(x => x.EndsOn).Trail();
        b.Property(x => x.PublishedText).HasMaxLength(DocumentVersion.BodyLength);
        b.Ignore(x => x.Group);
        b.Ignore(x => x.Draft);
        b.HasIndex(x => x.Code).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Versions).WithOne().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Reviews).WithOne().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DocumentVersion> b)
    {
        b.ToTable("library_document_version", t => t.HasCheckConstraint("ck_library_document_version_published", "(published_at is null) = (effective_from is null)"));
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Body).HasMaxLength(DocumentVersion.BodyLength);
        b.Property(x => x.WrittenBy).HasMaxLength(100);
        b.Property(x => x.EffectiveFrom).Trail();
        b.Property(x => x.ChangeNote).HasMaxLength(DocumentVersion.NoteLength).Trail();
        b.Property(x => x.PublishedBy).HasMaxLength(100);
        b.HasIndex(x => new { x.DocumentId, x.Number }).IsUnique();
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentReview> b)
    {
        b.ToTable("library_document_review");
        b.Property(x => x.On).HasColumnName("reviewed_on");
        b.Property(x => x.Result).Trail();
        b.Property(x => x.Note).HasMaxLength(DocumentReview.NoteLength).Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.BySection).HasMaxLength(200);
        b.HasIndex(x => new { x.DocumentId, x.On });
    }

    public void Configure(EntityTypeBuilder<FormPlace> b)
    {
        b.ToTable("library_form_place", t => t.HasCheckConstraint("ck_library_form_place_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Stage).Trail();
        b.Property(x => x.Item).HasMaxLength(FormPlace.ItemLength).Trail();
        b.Property(x => x.SectionNumber).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.DocumentId, x.Stage, x.Item, x.ValidFrom });
        b.HasOne<LibraryDocument>().WithMany().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentUse> b)
    {
        b.ToTable("library_document_use");
        b.Property(x => x.ByName).HasMaxLength(100);
        b.HasIndex(x => new { x.ConsultationId, x.DocumentId, x.VersionNumber, x.Kind, x.CaseVersion }).IsUnique();
        b.HasIndex(x => new { x.DocumentId, x.ConsultationId });
        b.HasOne<LibraryDocument>().WithMany().HasForeignKey(x => x.DocumentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}

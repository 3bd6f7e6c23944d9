using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Library.Specifications;

internal sealed class SpecificationMapping : IEntityTypeConfiguration<SharedSpecification>, IEntityTypeConfiguration<SpecificationFile>, IEntityTypeConfiguration<SpecificationUse>
{
    private const int NameLength = 200;

    public void Configure(EntityTypeBuilder<SharedSpecification> b)
    {
        b.ToTable("shared_specification", t => t.HasCheckConstraint("ck_shared_specification_published", "state <> 'Published' or published_at is not null"));
        b.Property(x => x.CaseNumber).HasMaxLength(20).Trail();
        b.Property(x => x.Title).HasMaxLength(SharedSpecification.TitleLength).Trail();
        b.Property(x => x.Summary).HasMaxLength(SharedSpecification.SummaryLength).Trail();
        b.Property(x => x.SystemName).HasMaxLength(NameLength);
        b.Property(x => x.Method).HasMaxLength(40);
        b.Property(x => x.ShowsBand).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.CreatedBy).HasMaxLength(100);
        b.Property(x => x.PublishedBy).HasMaxLength(100);
        b.Property(x => x.Reason).HasMaxLength(SharedSpecification.ReasonLength).Trail();
        b.Property(x => x.Parts).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<SpecificationPart>>(), Json.Unchanging<IReadOnlyList<SpecificationPart>>());
        b.Property(x => x.HeldBack).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>());
        b.Ignore(x => x.IsEditable);
        b.HasIndex(x => x.ConsultationId).IsUnique();
        b.HasIndex(x => new { x.Since, x.Id });
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.SpecificationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SpecificationFile> b)
    {
        b.ToTable("specification_file");
        b.Property(x => x.Name).HasMaxLength(StoredFile.NameLength).Trail();
        b.Property(x => x.Kind).HasMaxLength(40);
        b.Property(x => x.Share).Trail();
        b.Property(x => x.AddedBy).HasMaxLength(100);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SpecificationUse> b)
    {
        b.ToTable("specification_use");
        b.Property(x => x.CaseTitle).HasMaxLength(Consultation.TitleLength);
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.ByName).HasMaxLength(100);
        b.HasIndex(x => x.SpecificationId);
        b.HasIndex(x => x.ConsultationId);
        b.HasOne<SharedSpecification>().WithMany().HasForeignKey(x => x.SpecificationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

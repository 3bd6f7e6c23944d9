using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Advising;

internal sealed class AdviceMapping : IEntityTypeConfiguration<AdviceCase>, IEntityTypeConfiguration<AdviceEntry>, IEntityTypeConfiguration<AdviceFile>
{
    public void Configure(EntityTypeBuilder<AdviceCase> b)
    {
        b.ToTable("advice_case", t => t.HasCheckConstraint("ck_advice_case_yen", "rough_yen >= 0"));
        b.Property(x => x.Number).HasMaxLength(20).Trail();
        b.Property(x => x.Title).HasMaxLength(AdviceCase.TitleLength).Trail();
        b.Property(x => x.Question).HasMaxLength(AdviceCase.TextLength).Trail();
        b.Property(x => x.RoughYen).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.AskedBy).HasMaxLength(100);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.Since, x.Id });
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Systems.InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Entries).WithOne().HasForeignKey(x => x.AdviceId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.AdviceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AdviceEntry> b)
    {
        b.ToTable("advice_entry");
        b.Property(x => x.On).HasColumnName("held_on");
        b.Property(x => x.Participants).HasMaxLength(AdviceCase.ParticipantsLength).Trail();
        b.Property(x => x.Text).HasMaxLength(AdviceCase.TextLength).Trail();
        b.Property(x => x.By).HasColumnName("by_name").HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<AdviceFile> b)
    {
        b.ToTable("advice_file");
        b.Property(x => x.Name).HasMaxLength(Platform.Files.StoredFile.NameLength).Trail();
        b.Property(x => x.AddedBy).HasMaxLength(100);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

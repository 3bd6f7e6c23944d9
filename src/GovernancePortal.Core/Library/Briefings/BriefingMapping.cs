using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Library.Briefings;

internal sealed class BriefingMapping : IEntityTypeConfiguration<BriefingSession>, IEntityTypeConfiguration<BriefingFile>, IEntityTypeConfiguration<BriefingInvitation>, IEntityTypeConfiguration<BriefingAttendance>
{
    public void Configure(EntityTypeBuilder<BriefingSession> b)
    {
        b.ToTable("briefing_session", t => t.HasCheckConstraint("ck_briefing_session_times", "ends_at > starts_at and (capacity is null or capacity > 0)"));
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.Title).HasMaxLength(BriefingSession.TitleLength).Trail();
        b.Property(x => x.HeldOn).Trail();
        b.Property(x => x.From).HasColumnName("starts_at").Trail();
        b.Property(x => x.To).HasColumnName("ends_at").Trail();
        b.Property(x => x.Place).HasMaxLength(BriefingSession.PlaceLength).Trail();
        b.Property(x => x.Capacity).Trail();
        b.Property(x => x.Agenda).HasMaxLength(BriefingSession.TextLength).Trail();
        b.Property(x => x.RemindOn).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.Links).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<BriefingLink>>(), Json.Unchanging<IReadOnlyList<BriefingLink>>());
        b.HasIndex(x => new { x.HeldOn, x.Id });
        b.HasIndex(x => x.Fy);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.BriefingId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Invitations).WithOne().HasForeignKey(x => x.BriefingId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Attendances).WithOne().HasForeignKey(x => x.BriefingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BriefingFile> b)
    {
        b.ToTable("briefing_file");
        b.Property(x => x.Name).HasMaxLength(StoredFile.NameLength).Trail();
        b.Property(x => x.AddedBy).HasMaxLength(100);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BriefingInvitation> b)
    {
        b.ToTable("briefing_invitation");
        b.HasKey(x => new { x.BriefingId, x.SectionId });
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BriefingAttendance> b)
    {
        b.ToTable("briefing_attendance");
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.Name).HasMaxLength(BriefingAttendance.NameLength).Trail();
        b.Property(x => x.Attended).Trail();
        b.Property(x => x.By).HasColumnName("by_name").HasMaxLength(100);
        b.HasIndex(x => new { x.BriefingId, x.UserId }).IsUnique().HasFilter("user_id is not null");
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<PortalUser>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Training;

internal sealed class TrainingMapping : IEntityTypeConfiguration<TrainingCourse>, IEntityTypeConfiguration<TrainingSession>, IEntityTypeConfiguration<TrainingAttendance>, IEntityTypeConfiguration<SectionHeadcount>,
    IEntityTypeConfiguration<SecurityOfficer>, IEntityTypeConfiguration<SecurityAlert>, IEntityTypeConfiguration<DevelopmentPolicy>, IEntityTypeConfiguration<DevelopmentRole>
{
    public void Configure(EntityTypeBuilder<TrainingCourse> b)
    {
        b.ToTable("training_course", t => t.HasCheckConstraint("ck_training_course_planned", "planned_sessions >= 0 and (planned_people is null or planned_people >= 0)"));
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.Title).HasMaxLength(TrainingCourse.TitleLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.Targets).Trail();
        b.Property(x => x.Means).Trail();
        b.Property(x => x.Content).HasMaxLength(TrainingCourse.TextLength).Trail();
        b.Property(x => x.PlannedSessions).Trail();
        b.Property(x => x.PlannedPeople).Trail();
        b.HasIndex(x => new { x.Fy, x.Title, x.Id });
        b.HasOne<DevelopmentPolicy>().WithMany().HasForeignKey(x => x.PolicyId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Sessions).WithOne(x => x.Course).HasForeignKey(x => x.CourseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingSession> b)
    {
        b.ToTable("training_session");
        b.Property(x => x.On).HasColumnName("held_on").Trail();
        b.Property(x => x.Place).HasMaxLength(TrainingSession.PlaceLength).Trail();
        b.Property(x => x.Teacher).HasMaxLength(TrainingAttendance.NameLength).Trail();
        b.Property(x => x.IsCancelled).Trail();
        b.HasIndex(x => new { x.CourseId, x.On });
        b.HasIndex(x => new { x.On, x.Id });
    }

    public void Configure(EntityTypeBuilder<TrainingAttendance> b)
    {
        b.ToTable("training_attendance", t =>
        {
            t.HasCheckConstraint("ck_training_attendance_of", "(section_id is null) <> (municipality_id is null)");
            t.HasCheckConstraint("ck_training_attendance_people", "people >= 1 and (person_name is null or people = 1)");
        });
        b.Property(x => x.Target).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.MunicipalityName).HasMaxLength(TrainingAttendance.NameLength).Trail();
        b.Property(x => x.PersonName).HasMaxLength(TrainingAttendance.NameLength).Trail();
        b.Property(x => x.People).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(TrainingAttendance.NameLength);
        b.HasIndex(x => new { x.SessionId, x.Target, x.SectionId, x.MunicipalityId, x.PersonName }).IsUnique().AreNullsDistinct(false);
        b.HasIndex(x => new { x.SectionId, x.SessionId });
        b.HasIndex(x => new { x.Target, x.UserId });
        b.HasOne(x => x.Session).WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SectionHeadcount> b)
    {
        b.ToTable("training_headcount", t => t.HasCheckConstraint("ck_training_headcount_staff", "staff >= 0"));
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.Staff).Trail();
        b.HasIndex(x => new { x.SectionId, x.Fy }).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SecurityOfficer> b)
    {
        b.ToTable("security_officer", t => t.HasCheckConstraint("ck_security_officer_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Name).HasMaxLength(TrainingAttendance.NameLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(TrainingAttendance.NameLength);
        b.HasIndex(x => new { x.SectionId, x.ValidFrom }).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SecurityAlert> b)
    {
        b.ToTable("security_alert");
        b.Property(x => x.Title).HasMaxLength(SecurityAlert.TitleLength).Trail();
        b.Property(x => x.Text).HasMaxLength(SecurityAlert.TextLength).Trail();
        b.Property(x => x.On).HasColumnName("published_on").Trail();
        b.Property(x => x.At).HasColumnName("published_at");
        b.Property(x => x.PublishedBy).HasMaxLength(TrainingAttendance.NameLength).Trail();
        b.HasIndex(x => new { x.At, x.Id });
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DevelopmentPolicy> b)
    {
        b.ToTable("development_policy");
        b.Property(x => x.Title).HasMaxLength(DevelopmentPolicy.TitleLength).Trail();
        b.Property(x => x.Edition).HasMaxLength(DevelopmentPolicy.EditionLength).Trail();
        b.Property(x => x.ApprovedOn).Trail();
        b.Property(x => x.ApprovedBy).HasMaxLength(DevelopmentPolicy.PersonLength).Trail();
        b.Property(x => x.Text).HasMaxLength(DevelopmentPolicy.TextLength).Trail();
        b.HasIndex(x => new { x.ApprovedOn, x.Id });
        b.HasMany(x => x.Roles).WithOne().HasForeignKey(x => x.PolicyId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DevelopmentRole> b)
    {
        b.ToTable("development_role");
        b.Property(x => x.Target).Trail();
        b.Property(x => x.Duty).HasMaxLength(DevelopmentRole.TextLength).Trail();
        b.Property(x => x.Skills).HasMaxLength(DevelopmentRole.TextLength).Trail();
        b.HasIndex(x => new { x.PolicyId, x.Target }).IsUnique();
    }
}

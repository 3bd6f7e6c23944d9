using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Incidents;

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>, IEntityTypeConfiguration<IncidentSystem>, IEntityTypeConfiguration<IncidentEntry>, IEntityTypeConfiguration<IncidentNotice>,
    IEntityTypeConfiguration<IncidentOrder>, IEntityTypeConfiguration<IncidentFile>, IEntityTypeConfiguration<LiaisonContact>, IEntityTypeConfiguration<LiaisonAlert>
{
    // A name with "（… 代決）" behind it.
    private const int ActedLength = (Incident.PersonLength * 2) + 10;
    // A line of the chronology may hold a section's name before the text.
    private const int EntryLength = Incident.TextLength + Incident.BodyLength + 10;
    private const int SystemLength = 300;

    public void Configure(EntityTypeBuilder<Incident> b)
    {
        b.ToTable("incident", t =>
        {
            t.HasCheckConstraint("ck_incident_closed", "(state in ('Closed', 'NotIncident')) = (closed_at is not null)");
            t.HasCheckConstraint("ck_incident_judged", "state in ('Reported', 'Judging') or judged_at is not null");
            t.HasCheckConstraint("ck_incident_my_number", "personal_data or not my_number");
            t.HasCheckConstraint("ck_incident_lesson", "(lesson is null) = (lesson_on is null)");
        });
        b.Property(x => x.Number).HasMaxLength(Incident.NumberLength).Trail();
        b.Property(x => x.Title).HasMaxLength(Incident.TitleLength).Trail();
        b.Property(x => x.KindCode).HasMaxLength(Incident.CodeLength).Trail();
        b.Property(x => x.Text).HasMaxLength(Incident.TextLength);
        b.Property(x => x.Done).HasMaxLength(Incident.TextLength);
        b.Property(x => x.Phone).HasMaxLength(Incident.PhoneLength);
        b.Property(x => x.OutsideBody).HasMaxLength(Incident.BodyLength);
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.ReportedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(Incident.PersonLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.Severity).Trail();
        b.Property(x => x.JudgedBy).HasMaxLength(ActedLength);
        b.Property(x => x.Reason).HasMaxLength(Incident.ReasonLength);
        b.Property(x => x.CisoInformedBy).HasMaxLength(ActedLength);
        b.Property(x => x.QuickReportDueOn).Trail();
        b.Property(x => x.FullReportDueOn).Trail();
        b.Property(x => x.Cause).HasMaxLength(Incident.TextLength).Trail();
        b.Property(x => x.Prevention).HasMaxLength(Incident.TextLength).Trail();
        b.Property(x => x.ClosingBy).HasMaxLength(ActedLength);
        b.Property(x => x.ApprovedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.ApprovedOn).Trail();
        b.Property(x => x.ApprovalRecordedBy).HasMaxLength(Incident.PersonLength).Trail();
        b.Property(x => x.LessonTitle).HasMaxLength(Incident.TitleLength);
        b.Property(x => x.Lesson).HasMaxLength(Incident.TextLength).Trail();
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.ReportedAt, x.Id });
        b.HasIndex(x => new { x.State, x.ReportedAt });
        b.HasIndex(x => x.SectionId);
        b.HasIndex(x => x.CreatedById);
        b.HasIndex(x => x.LessonOn);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Systems).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Entries).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Notices).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Orders).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentSystem> b)
    {
        b.ToTable("incident_system");
        b.HasKey(x => new { x.IncidentId, x.SystemId });
        b.Property(x => x.Code).HasMaxLength(Incident.CodeLength);
        b.Property(x => x.Name).HasMaxLength(SystemLength);
        b.HasIndex(x => x.SystemId);
    }

    public void Configure(EntityTypeBuilder<IncidentEntry> b)
    {
        b.ToTable("incident_entry");
        b.Property(x => x.By).HasMaxLength(ActedLength);
        b.Property(x => x.Text).HasMaxLength(EntryLength);
        b.HasIndex(x => new { x.IncidentId, x.At });
    }

    public void Configure(EntityTypeBuilder<IncidentNotice> b)
    {
        b.ToTable("incident_notice");
        b.Property(x => x.Body).Trail();
        b.Property(x => x.BodyName).HasMaxLength(Incident.BodyLength).Trail();
        b.Property(x => x.Stage).Trail();
        b.Property(x => x.By).HasMaxLength(ActedLength);
        b.Property(x => x.Content).HasMaxLength(Incident.TextLength);
        b.Property(x => x.Reference).HasMaxLength(Incident.ReferenceLength).Trail();
        b.HasIndex(x => new { x.IncidentId, x.At });
        b.HasOne<LiaisonContact>().WithMany().HasForeignKey(x => x.ContactId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentOrder> b)
    {
        b.ToTable("incident_order", t => t.HasCheckConstraint("ck_incident_order_answer", "state = 'Given' or answer is not null"));
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.Text).HasMaxLength(Incident.TextLength).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.GivenBy).HasMaxLength(ActedLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.Answer).HasMaxLength(Incident.ReasonLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(ActedLength);
        b.Property(x => x.Remark).HasMaxLength(Incident.ReasonLength);
        b.HasIndex(x => new { x.IncidentId, x.Number }).IsUnique();
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentFile> b)
    {
        b.ToTable("incident_file");
        b.HasKey(x => new { x.IncidentId, x.FileId });
        b.Property(x => x.AddedBy).HasMaxLength(ActedLength);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LiaisonContact> b)
    {
        b.ToTable("liaison_contact", t =>
        {
            t.HasCheckConstraint("ck_liaison_contact_dates", "valid_to is null or valid_to >= valid_from");
        });
        b.Property(x => x.Body).Trail();
        b.Property(x => x.Name).HasMaxLength(Incident.BodyLength).Trail();
        b.Property(x => x.Office).HasMaxLength(Incident.BodyLength).Trail();
        b.Property(x => x.Phone).HasMaxLength(Incident.PhoneLength).Trail();
        b.Property(x => x.NightPhone).HasMaxLength(Incident.PhoneLength).Trail();
        b.Property(x => x.Mail).HasMaxLength(Incident.BodyLength).Trail();
        b.Property(x => x.Told).Trail();
        b.Property(x => x.Warns).Trail();
        b.Property(x => x.Note).HasMaxLength(LiaisonContact.NoteLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.Body, x.Name });
    }

    public void Configure(EntityTypeBuilder<LiaisonAlert> b)
    {
        b.ToTable("liaison_alert");
        b.Property(x => x.ReceivedAt).Trail();
        b.Property(x => x.Body).Trail();
        b.Property(x => x.BodyName).HasMaxLength(Incident.BodyLength).Trail();
        b.Property(x => x.Reference).HasMaxLength(Incident.ReferenceLength).Trail();
        b.Property(x => x.Title).HasMaxLength(Incident.TitleLength).Trail();
        b.Property(x => x.Text).HasMaxLength(Incident.TextLength);
        b.Property(x => x.Measures).HasMaxLength(Incident.TextLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(Incident.PersonLength);
        b.HasIndex(x => new { x.ReceivedAt, x.Id });
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Dashboard;

internal sealed class DashboardMapping : IEntityTypeConfiguration<CioReport>, IEntityTypeConfiguration<CioMeeting>, IEntityTypeConfiguration<CioMeetingEntry>
{
    private const int KeyLength = 60;
    private const int ActedLength = (CioMeeting.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<CioReport> b)
    {
        b.ToTable("cio_report");
        b.Property(x => x.On).Trail();
        b.Property(x => x.Content).HasColumnType("jsonb").HasConversion(Json.Converter<CioReportContent>(), Json.Unchanging<CioReportContent>());
        b.Property(x => x.MadeBy).HasMaxLength(CioReport.PersonLength);
        b.Property(x => x.MadeBySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => x.On).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CioMeeting> b)
    {
        b.ToTable("cio_meeting");
        b.Property(x => x.On).Trail();
        b.Property(x => x.Agenda).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<CioItem>>(), Json.Unchanging<IReadOnlyList<CioItem>>());
        b.Property(x => x.BegunBy).HasMaxLength(CioMeeting.PersonLength);
        b.Property(x => x.BegunBySection).HasMaxLength(Section.NameLength);
        b.Property(x => x.ClosedBy).HasMaxLength(CioMeeting.PersonLength).Trail();
        b.HasIndex(x => x.BegunAt);
        b.HasMany(x => x.Entries).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CioMeetingEntry> b)
    {
        b.ToTable("cio_meeting_entry");
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.ItemKey).HasMaxLength(KeyLength);
        b.Property(x => x.Text).HasMaxLength(CioMeetingEntry.TextLength).Trail();
        b.Property(x => x.SaidBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(CioMeeting.PersonLength);
        b.Property(x => x.RecordedBySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => new { x.MeetingId, x.Position }).IsUnique();
    }
}

using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.People.Absences;

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> b)
    {
        b.ToTable("absence", t => t.HasCheckConstraint("ck_absence_dates", "\"to\" >= \"from\""));
        b.Property(x => x.From).Trail();
        b.Property(x => x.To).Trail();
        b.Property(x => x.Part).Trail();
        b.Property(x => x.Kind).Trail(restricted: true);
        b.Property(x => x.Note).HasMaxLength(Absence.NoteLength).Trail(restricted: true);
        b.Property(x => x.EnteredBy).HasMaxLength(100);
        b.HasIndex(x => new { x.UserId, x.From });
        b.HasOne(x => x.User).WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Systems.Plans;

internal sealed class PlannedCaseMapping : IEntityTypeConfiguration<PlannedCase>
{
    public void Configure(EntityTypeBuilder<PlannedCase> b)
    {
        b.ToTable("planned_case", t =>
        {
            t.HasCheckConstraint("ck_planned_case_title", "title <> ''");
            t.HasCheckConstraint("ck_planned_case_yen", "estimate_yen >= 0");
        });
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SystemId).Trail();
        b.Property(x => x.Title).HasMaxLength(PlannedCase.TitleLength).UseCollation("ja-x-icu").Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.EstimateYen).Trail(restricted: true);
        b.Property(x => x.StartsOn).Trail();
        b.Property(x => x.Note).HasMaxLength(PlannedCase.NoteLength).Trail(restricted: true);
        b.Property(x => x.State).Trail();
        b.Property(x => x.DroppedReason).HasMaxLength(PlannedCase.ReasonLength).Trail(restricted: true);
        b.Property(x => x.ConsultationId).Trail();
        b.HasIndex(x => new { x.Fy, x.Id });
        b.HasIndex(x => x.SectionId);
        // One line for one renewal of one year: the radar and the survey may both see it coming.
        b.HasIndex(x => new { x.SystemId, x.Fy, x.Kind }).IsUnique().HasFilter("state = 'Planned' and system_id is not null").HasDatabaseName("ux_planned_case_open");
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }
}

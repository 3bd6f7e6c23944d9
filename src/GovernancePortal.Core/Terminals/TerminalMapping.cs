using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Terminals;

internal sealed class TerminalMapping : IEntityTypeConfiguration<TerminalGroup>, IEntityTypeConfiguration<TerminalSnapshot>
{
    public void Configure(EntityTypeBuilder<TerminalGroup> b)
    {
        b.ToTable("terminal_group", t => t.HasCheckConstraint("ck_terminal_group_count", "count between 0 and 99999"));
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.TerminalClass).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Label).HasMaxLength(TerminalGroup.LabelLength).Trail();
        b.Property(x => x.Count).Trail();
        b.Property(x => x.ProcuringSectionId).Trail();
        b.Property(x => x.ManagingSectionId).Trail();
        b.Property(x => x.IsCentral).Trail();
        b.Property(x => x.LeaseEndOn).Trail();
        b.Property(x => x.AfterLease).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.Note).HasMaxLength(TerminalGroup.NoteLength).Trail();
        b.HasIndex(x => new { x.SectionId, x.TerminalClass, x.Label }).IsUnique();
        b.HasIndex(x => x.LeaseEndOn);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.ProcuringSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.ManagingSectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TerminalSnapshot> b)
    {
        b.ToTable("terminal_snapshot", t => t.HasCheckConstraint("ck_terminal_snapshot_counts", "central between 0 and count"));
        b.Property(x => x.On).HasColumnName("taken_on");
        b.Property(x => x.Bureau).HasMaxLength(TerminalSnapshot.BureauLength);
        b.Property(x => x.TerminalClass).HasMaxLength(CodeItem.CodeLength);
        b.Property(x => x.TakenBy).HasMaxLength(TerminalSnapshot.PersonLength);
        b.HasIndex(x => new { x.On, x.Bureau, x.TerminalClass }).IsUnique();
    }
}

using GovernancePortal.Core.Kpis.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Kpis.Readings;

internal sealed class KpiReminderMapping : IEntityTypeConfiguration<KpiReminder>
{
    public void Configure(EntityTypeBuilder<KpiReminder> b)
    {
        b.ToTable("kpi_reminder");
        b.HasIndex(x => new { x.KpiId, x.Year, x.Quarter }).IsUnique();
        b.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
    }
}

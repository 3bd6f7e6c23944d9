using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Season;

internal sealed class SeasonMapping : IEntityTypeConfiguration<FilingAdvice>
{
    public void Configure(EntityTypeBuilder<FilingAdvice> b)
    {
        b.ToTable("filing_advice", t => t.HasCheckConstraint("ck_filing_advice_answer", "(answer = 'Open') = (answered_at is null)"));
        b.Property(x => x.Title).HasMaxLength(FilingAdvice.TitleLength);
        b.Property(x => x.Week).Trail();
        b.Property(x => x.FileBy).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.Answer).Trail();
        b.Property(x => x.Reason).HasMaxLength(FilingAdvice.ReasonLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(100);
        b.HasIndex(x => new { x.Fy, x.Peak, x.ItemId }).IsUnique();
        b.HasIndex(x => x.SectionId);
        b.HasIndex(x => new { x.Week, x.Id });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

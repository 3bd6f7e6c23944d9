using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Form;

internal sealed class FieldGuideMapping : IEntityTypeConfiguration<FieldGuide>
{
    public void Configure(EntityTypeBuilder<FieldGuide> b)
    {
        b.ToTable("field_guide");
        b.Property(x => x.FieldCode).HasMaxLength(40);
        b.Property(x => x.HintJa).HasMaxLength(FieldGuide.TextLength).Trail();
        b.Property(x => x.HintEn).HasMaxLength(FieldGuide.TextLength).Trail();
        b.Property(x => x.ExampleJa).HasMaxLength(FieldGuide.TextLength).Trail();
        b.Property(x => x.ExampleEn).HasMaxLength(FieldGuide.TextLength).Trail();
        b.HasIndex(x => new { x.FieldCode, x.ValidFrom }).IsUnique();
    }
}

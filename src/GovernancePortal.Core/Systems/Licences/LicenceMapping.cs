using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Systems.Licences;

internal sealed class LicenceMapping : IEntityTypeConfiguration<HeldLicence>
{
    public void Configure(EntityTypeBuilder<HeldLicence> b)
    {
        b.ToTable("held_licence", t => t.HasCheckConstraint("ck_held_licence_quantity", "quantity >= 0"));
        b.Property(x => x.Code).HasMaxLength(HeldLicence.CodeLength).Trail();
        b.Property(x => x.Product).HasMaxLength(SystemPart.NameLength).Trail();
        b.Property(x => x.Metric).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Quantity).Trail();
        b.Property(x => x.CertificateNumber).HasMaxLength(SystemPart.ShortLength).Trail();
        b.Property(x => x.ExpiresOn).Trail();
        b.Property(x => x.StocktakenOn).Trail();
        b.Property(x => x.Note).HasMaxLength(SystemPart.NoteLength).Trail();
        b.HasIndex(x => x.Code).IsUnique();
        b.HasIndex(x => x.HolderSectionId);
        b.HasIndex(x => new { x.Product, x.Id });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.HolderSectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

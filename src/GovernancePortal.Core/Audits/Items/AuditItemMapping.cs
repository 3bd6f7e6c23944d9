using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Audits.Items;

internal sealed class AuditItemMapping : IEntityTypeConfiguration<AuditItemSet>, IEntityTypeConfiguration<AuditItem>
{
    public void Configure(EntityTypeBuilder<AuditItemSet> b)
    {
        b.ToTable("audit_item_set", t => t.HasCheckConstraint("ck_audit_item_set_published", "(state = 'Published') = (valid_from is not null) and (state = 'Published') = (published_at is not null)"));
        b.Property(x => x.Code).HasMaxLength(AuditItemSet.CodeLength).Trail();
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Name).HasMaxLength(AuditItemSet.NameLength).Trail();
        b.Property(x => x.Basis).HasMaxLength(AuditItemSet.BasisLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.PublishedBy).HasMaxLength(AuditItemSet.PersonLength);
        b.HasIndex(x => new { x.Code, x.Number }).IsUnique();
        b.HasIndex(x => new { x.Code, x.ValidFrom }).IsUnique();
        b.Ignore(x => x.Ordered);
        b.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.SetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuditItem> b)
    {
        b.ToTable("audit_item");
        b.Ignore(x => x.Methods);
        b.Property(x => x.Number).HasMaxLength(AuditItem.NumberLength).Trail();
        b.Property(x => x.Chapter).HasMaxLength(AuditItem.ChapterLength).Trail();
        b.Property(x => x.ChapterTitle).HasMaxLength(AuditItem.TitleLength).Trail();
        b.Property(x => x.IsRequired).Trail();
        b.Property(x => x.Text).HasMaxLength(AuditItem.TextLength).Trail();
        b.Property(x => x.Documents).HasMaxLength(AuditItem.HintLength).Trail();
        b.Property(x => x.LookAt).HasMaxLength(AuditItem.HintLength).Trail();
        b.Property(x => x.Provision).HasMaxLength(AuditItem.HintLength).Trail();
        b.Property(x => x.Condition).Trail();
        b.HasIndex(x => new { x.SetId, x.Number }).IsUnique();
    }
}

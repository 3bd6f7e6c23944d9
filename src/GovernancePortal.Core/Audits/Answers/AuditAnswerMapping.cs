using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Audits.Answers;

internal sealed class AuditAnswerMapping : IEntityTypeConfiguration<AuditAnswer>, IEntityTypeConfiguration<AuditEvidence>, IEntityTypeConfiguration<AuditAnswerKey>
{
    public void Configure(EntityTypeBuilder<AuditAnswer> b)
    {
        b.ToTable("audit_answer", t => t.HasCheckConstraint("ck_audit_answer_left_out", "left_out_by is null or result is null"));
        b.Ignore(x => x.IsAsked);
        b.Property(x => x.Result).Trail();
        b.Property(x => x.Note).HasMaxLength(AuditAnswer.NoteLength).Trail();
        b.Property(x => x.SystemName).HasMaxLength(AuditAnswer.SystemLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(AuditAnswer.PersonLength);
        b.HasIndex(x => new { x.EngagementId, x.Position });
        b.HasIndex(x => new { x.EngagementId, x.ItemId }).IsUnique();
        b.HasIndex(x => x.ItemId);
        b.HasOne<AuditEngagement>().WithMany().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(x => x.Item).WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Evidence).WithOne().HasForeignKey(x => x.AnswerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditEvidence> b)
    {
        b.ToTable("audit_evidence");
        b.HasKey(x => new { x.AnswerId, x.FileId });
        b.Property(x => x.AddedBy).HasMaxLength(AuditAnswer.PersonLength);
        b.HasIndex(x => x.EngagementId);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditAnswerKey> b)
    {
        b.ToTable("audit_answer_key");
        b.HasKey(x => x.Key);
        b.Property(x => x.Key).ValueGeneratedNever();
        b.HasIndex(x => x.AnswerId);
        b.HasOne<AuditAnswer>().WithMany().HasForeignKey(x => x.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}

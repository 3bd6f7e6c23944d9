using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Need;

internal sealed class NeedMapping : IEntityTypeConfiguration<NeedRuleSet>, IEntityTypeConfiguration<NeedCheck>
{
    public void Configure(EntityTypeBuilder<NeedRuleSet> b)
    {
        b.ToTable("need_rule_set");
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.Questions).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<NeedQuestion>>(), Json.Unchanging<IReadOnlyList<NeedQuestion>>());
        b.Property(x => x.Rules).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<NeedRule>>(), Json.Unchanging<IReadOnlyList<NeedRule>>());
        b.Property(x => x.AddedBy).HasMaxLength(100);
        b.HasIndex(x => x.ValidFrom).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NeedCheck> b)
    {
        b.ToTable("need_check", t => t.HasCheckConstraint("ck_need_check_yen", "amount_yen >= 0"));
        b.Property(x => x.Number).HasMaxLength(NeedCheck.NumberLength).Trail();
        b.Property(x => x.UserName).HasMaxLength(100);
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(200);
        b.Property(x => x.BureauName).HasMaxLength(200);
        b.Property(x => x.Title).HasMaxLength(NeedCheck.TitleLength).Trail();
        b.Property(x => x.Answers).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, string>>(), Json.Unchanging<IReadOnlyDictionary<string, string>>());
        b.Property(x => x.Result).Trail();
        b.Property(x => x.ConsultationId).Trail();
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.At, x.Id });
        b.HasIndex(x => new { x.SectionId, x.At });
        b.HasIndex(x => new { x.Fy, x.Month });
        b.HasIndex(x => x.ConsultationId).IsUnique();
        b.HasOne<NeedRuleSet>().WithMany().HasForeignKey(x => x.RuleSetId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}

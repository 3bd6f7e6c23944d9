using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Radar;

internal sealed class RadarMapping : IEntityTypeConfiguration<RadarWarning>, IEntityTypeConfiguration<WarningDecision>, IEntityTypeConfiguration<PlatformTerm>
{
    public void Configure(EntityTypeBuilder<RadarWarning> b)
    {
        b.ToTable("radar_warning", t => t.HasCheckConstraint("ck_radar_warning_decided", "(state = 'Open') <= (choice is null)"));
        b.Property(x => x.SubjectKey).HasMaxLength(RadarWarning.KeyLength);
        b.Property(x => x.SystemCode).HasMaxLength(InformationSystem.CodeLength);
        b.Property(x => x.Title).HasMaxLength(RadarWarning.TitleLength).UseCollation("ja-x-icu");
        b.Property(x => x.Note).HasMaxLength(RadarWarning.NoteLength);
        b.Property(x => x.Rank).HasMaxLength(RadarWarning.RankLength).UseCollation("C");
        b.Ignore(x => x.Rule);
        b.Ignore(x => x.Subject);
        b.HasIndex(x => new { x.Code, x.SubjectKey }).IsUnique();
        b.HasIndex(x => new { x.State, x.Rank, x.Id });
        b.HasIndex(x => new { x.State, x.DueOn, x.Id });
        b.HasIndex(x => x.SystemId);
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WarningDecision> b)
    {
        b.ToTable("warning_decision");
        b.Property(x => x.Choice).Trail();
        b.Property(x => x.Reason).HasMaxLength(WarningDecision.ReasonLength).Trail();
        b.Property(x => x.HoldsUntil).Trail();
        b.Property(x => x.By).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.BySection).HasMaxLength(Section.NameLength);
        b.Ignore(x => x.Subject);
        b.HasIndex(x => new { x.WarningId, x.At });
        b.HasOne<RadarWarning>().WithMany().HasForeignKey(x => x.WarningId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlatformTerm> b)
    {
        b.ToTable("platform_term", t =>
        {
            t.HasCheckConstraint("ck_platform_term_days", "contract_to >= contract_from");
            t.HasCheckConstraint("ck_platform_term_name", "name <> ''");
        });
        b.Property(x => x.Name).HasMaxLength(PlatformTerm.NameLength).Trail();
        b.Property(x => x.Hosting).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.ContractFrom).Trail();
        b.Property(x => x.ContractTo).Trail();
        b.Property(x => x.RenewalOn).Trail();
        b.Property(x => x.Note).HasMaxLength(PlatformTerm.NoteLength).Trail();
        b.Ignore(x => x.Subject);
        b.Ignore(x => x.RenewedOn);
        b.HasIndex(x => x.ContractTo);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }
}

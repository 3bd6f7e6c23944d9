using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Municipalities;

internal sealed class MunicipalityMapping : IEntityTypeConfiguration<Municipality>, IEntityTypeConfiguration<CloudState>, IEntityTypeConfiguration<PopulationCount>, IEntityTypeConfiguration<ChecklistUse>
{
    public void Configure(EntityTypeBuilder<Municipality> b)
    {
        b.ToTable("municipality", t =>
        {
            t.HasCheckConstraint("ck_municipality_dates", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_municipality_merged", "successor_id is null or (valid_to is not null and successor_id <> id)");
        });
        b.Property(x => x.Code).HasMaxLength(Municipality.CodeLength).Trail();
        b.Property(x => x.Name).HasMaxLength(Municipality.NameLength).Trail();
        b.Property(x => x.Furigana).HasMaxLength(Municipality.NameLength).UseCollation("ja-x-icu").Trail();
        b.Property(x => x.NameEn).HasMaxLength(Municipality.NameLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.SuccessorId).Trail();
        b.Property(x => x.Contact).HasMaxLength(Municipality.NoteLength).Trail();
        b.Property(x => x.Note).HasMaxLength(Municipality.NoteLength).Trail();
        b.HasIndex(x => new { x.Code, x.ValidFrom }).IsUnique();
        b.HasIndex(x => new { x.Furigana, x.Id });
        b.HasOne<Municipality>().WithMany().HasForeignKey(x => x.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Clouds).WithOne().HasForeignKey(x => x.MunicipalityId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Populations).WithOne().HasForeignKey(x => x.MunicipalityId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Uses).WithOne().HasForeignKey(x => x.MunicipalityId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CloudState> b)
    {
        b.ToTable("municipality_cloud");
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.Class).Trail();
        b.Property(x => x.Reasons).Trail();
        b.Property(x => x.Note).HasMaxLength(CloudState.NoteLength).Trail();
        b.Property(x => x.RenewalOn).Trail();
        b.Property(x => x.By).HasColumnName("entered_by").HasMaxLength(MunicipalSupport.PersonLength);
        b.Property(x => x.At).HasColumnName("entered_at");
        b.HasIndex(x => new { x.MunicipalityId, x.ValidFrom }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PopulationCount> b)
    {
        b.ToTable("municipality_population", t => t.HasCheckConstraint("ck_municipality_population_people", "people >= 0"));
        b.Property(x => x.On).HasColumnName("counted_on").Trail();
        b.Property(x => x.People).Trail();
        b.HasIndex(x => new { x.MunicipalityId, x.On }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChecklistUse> b)
    {
        b.ToTable("municipality_checklist_use");
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.DrawingUp).Trail();
        b.Property(x => x.Using).Trail();
        b.Property(x => x.IsPublished).Trail();
        b.Property(x => x.WantsSupport).Trail();
        b.Property(x => x.Note).HasMaxLength(ChecklistUse.NoteLength).Trail();
        b.Property(x => x.By).HasColumnName("entered_by").HasMaxLength(MunicipalSupport.PersonLength);
        b.Property(x => x.At).HasColumnName("entered_at");
        b.HasIndex(x => new { x.MunicipalityId, x.Fy }).IsUnique();
    }
}

internal sealed class SupportMapping : IEntityTypeConfiguration<MunicipalSupport>, IEntityTypeConfiguration<SupportRecipient>, IEntityTypeConfiguration<SharedUse>, IEntityTypeConfiguration<SharedMember>
{
    public void Configure(EntityTypeBuilder<MunicipalSupport> b)
    {
        b.ToTable("municipal_support", t => t.HasCheckConstraint("ck_municipal_support_amount", "(kind = 'Subsidy') = (amount_yen is not null and amount_yen > 0)"));
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.Topic).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.On).HasColumnName("given_on").Trail();
        b.Property(x => x.Title).HasMaxLength(MunicipalSupport.TitleLength).Trail();
        b.Property(x => x.Note).HasMaxLength(MunicipalSupport.NoteLength).Trail();
        b.Property(x => x.AmountYen).Trail();
        b.Property(x => x.Attendants).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(MunicipalSupport.PersonLength);
        b.HasIndex(x => new { x.On, x.Id });
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Recipients).WithOne().HasForeignKey(x => x.SupportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SupportRecipient> b)
    {
        b.ToTable("municipal_support_recipient");
        b.HasKey(x => new { x.SupportId, x.MunicipalityId });
        b.HasIndex(x => x.MunicipalityId);
        b.HasOne<Municipality>().WithMany().HasForeignKey(x => x.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SharedUse> b)
    {
        b.ToTable("shared_use", t => t.HasCheckConstraint("ck_shared_use_dates", "ends_on is null or ends_on >= starts_on"));
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.Name).HasMaxLength(SharedUse.NameLength).Trail();
        b.Property(x => x.Form).Trail();
        b.Property(x => x.FormReason).HasMaxLength(SharedUse.TextLength).Trail();
        b.Property(x => x.SystemCode).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Property(x => x.Duties).HasMaxLength(SharedUse.TextLength).Trail();
        b.Property(x => x.JoiningRule).HasMaxLength(SharedUse.TextLength).Trail();
        b.Property(x => x.StartsOn).Trail();
        b.Property(x => x.EndsOn).Trail();
        b.Property(x => x.RenewalOn).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.Note).HasMaxLength(SharedUse.TextLength).Trail();
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Members).WithOne().HasForeignKey(x => x.SharedUseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SharedMember> b)
    {
        b.ToTable("shared_use_member", t => t.HasCheckConstraint("ck_shared_use_member_dates", "member_to is null or member_to >= member_from"));
        b.Property(x => x.From).HasColumnName("member_from").Trail();
        b.Property(x => x.To).HasColumnName("member_to").Trail();
        b.Property(x => x.MunicipalityId).Trail();
        b.HasIndex(x => x.SharedUseId);
        b.HasIndex(x => x.MunicipalityId);
        b.HasOne<Municipality>().WithMany().HasForeignKey(x => x.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
    }
}

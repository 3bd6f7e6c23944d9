using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.People;

internal sealed class PeopleMapping : IEntityTypeConfiguration<Bureau>, IEntityTypeConfiguration<Section>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<StandIn>
{
    /// <summary>Lists of names sort as Japanese does, by the reading.</summary>
    private const string Japanese = "ja-x-icu";

    public void Configure(EntityTypeBuilder<Bureau> b)
    {
        b.ToTable("bureau", t => t.HasCheckConstraint("ck_bureau_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Code).HasMaxLength(20);
        b.Property(x => x.Name).HasMaxLength(Bureau.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(Bureau.NameLength).Trail();
        b.Property(x => x.Furigana).HasMaxLength(Bureau.FuriganaLength).UseCollation(Japanese).Trail();
        b.Property(x => x.Body).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => x.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Section> b)
    {
        b.ToTable("section", t => t.HasCheckConstraint("ck_section_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Code).HasMaxLength(20);
        b.Property(x => x.Name).HasMaxLength(Section.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(Section.NameLength).Trail();
        b.Property(x => x.Furigana).HasMaxLength(Section.FuriganaLength).UseCollation(Japanese).Trail();
        b.Property(x => x.Place).HasMaxLength(Section.PlaceLength).Trail();
        b.Property(x => x.IsBranchOffice).Trail();
        b.Property(x => x.BureauId).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.PredecessorId).Trail();
        b.HasIndex(x => x.Code).IsUnique();
        b.HasIndex(x => new { x.Furigana, x.Id });
        b.HasOne(x => x.Bureau).WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.PredecessorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Membership> b)
    {
        b.ToTable("membership", t => t.HasCheckConstraint("ck_membership_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.Role).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.Property(x => x.IsMain).Trail();
        b.HasIndex(x => new { x.UserId, x.SectionId, x.Role, x.ValidFrom }).IsUnique();
        b.HasIndex(x => new { x.SectionId, x.Role });
        b.HasOne(x => x.User).WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(x => x.Section).WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StandIn> b)
    {
        b.ToTable("stand_in", t =>
        {
            t.HasCheckConstraint("ck_stand_in_dates", "\"to\" >= \"from\"");
            t.HasCheckConstraint("ck_stand_in_other", "absent_id <> deputy_id");
        });
        b.Property(x => x.DeputyId).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.Role).Trail();
        b.Property(x => x.From).Trail();
        b.Property(x => x.To).Trail();
        b.Property(x => x.Reason).HasMaxLength(StandIn.ReasonLength).Trail();
        b.HasIndex(x => new { x.DeputyId, x.From });
        b.HasOne(x => x.Absent).WithMany().HasForeignKey(x => x.AbsentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(x => x.Deputy).WithMany().HasForeignKey(x => x.DeputyId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(x => x.Section).WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Funds;

internal sealed class FundsMapping : IEntityTypeConfiguration<SpendingAuthority>, IEntityTypeConfiguration<AuthorityYear>, IEntityTypeConfiguration<Scrutiny>, IEntityTypeConfiguration<UnitPriceLine>, IEntityTypeConfiguration<AccountLine>
{
    public void Configure(EntityTypeBuilder<SpendingAuthority> b)
    {
        b.ToTable("spending_authority", t => t.HasCheckConstraint("ck_spending_authority_term", "to_fy >= from_fy"));
        b.Property(x => x.Kind).HasColumnName("authority_kind").Trail();
        b.Property(x => x.FromFy).Trail();
        b.Property(x => x.ToFy).Trail();
        b.Property(x => x.CarriesOver).Trail();
        b.Property(x => x.DecidedOn).Trail();
        b.Property(x => x.Note).HasMaxLength(SpendingAuthority.NoteLength).Trail();
        b.HasIndex(x => x.CaseId);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Years).WithOne().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuthorityYear> b)
    {
        b.ToTable("spending_authority_year", t => t.HasCheckConstraint("ck_spending_authority_year_yen", "ceiling_yen >= 0 and used_yen >= 0"));
        b.Property(x => x.CeilingYen).Trail();
        b.Property(x => x.UsedYen).Trail();
        b.HasIndex(x => new { x.AuthorityId, x.Fy }).IsUnique();
        b.HasIndex(x => new { x.Fy, x.Id });
    }

    public void Configure(EntityTypeBuilder<Scrutiny> b)
    {
        b.ToTable("estimate_scrutiny", t => t.HasCheckConstraint("ck_estimate_scrutiny_yen", "before_yen >= 0 and after_yen >= 0"));
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(Scrutiny.ReasonLength).Trail(restricted: true);
        b.Property(x => x.BeforeYen).Trail(restricted: true);
        b.Property(x => x.AfterYen).Trail(restricted: true);
        b.Property(x => x.On).HasColumnName("scrutinised_on");
        b.Property(x => x.By).HasMaxLength(100).HasColumnName("scrutinised_by");
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.Id).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UnitPriceLine> b)
    {
        b.ToTable("estimate_unit_price", t => t.HasCheckConstraint("ck_estimate_unit_price_yen", "requested_yen >= 0 and accepted_yen >= 0 and quantity >= 0"));
        b.Property(x => x.Item).HasMaxLength(40);
        b.Property(x => x.Name).HasMaxLength(UnitPriceLine.NameLength);
        b.Property(x => x.Quantity).HasPrecision(12, 2);
        b.Property(x => x.Unit).HasMaxLength(UnitPriceLine.UnitLength);
        b.HasIndex(x => x.ConsultationId);
        b.HasIndex(x => new { x.Item, x.Unit });
    }

    public void Configure(EntityTypeBuilder<AccountLine> b)
    {
        b.ToTable("account_line", t => t.HasCheckConstraint("ck_account_line_yen", "budget_yen >= 0 and settled_yen >= 0 and carried_yen >= 0"));
        b.Property(x => x.CaseNumber).HasMaxLength(AccountLine.KeyLength);
        b.Property(x => x.ContractNumber).HasMaxLength(AccountLine.KeyLength);
        b.Property(x => x.ProjectCode).HasMaxLength(AccountLine.KeyLength);
        b.Property(x => x.Name).HasMaxLength(AccountLine.NameLength);
        b.Property(x => x.BudgetYen).Trail();
        b.Property(x => x.SettledYen).Trail();
        b.Property(x => x.CarriedYen).Trail();
        b.Property(x => x.ConsultationId).Trail();
        b.HasIndex(x => new { x.Fy, x.CaseNumber, x.ContractNumber, x.ProjectCode }).IsUnique();
        b.HasIndex(x => new { x.Fy, x.Id });
        b.HasIndex(x => x.ConsultationId);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}

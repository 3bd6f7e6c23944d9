using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Systems;

/// <summary>What can ever be stored, what the Trail keeps, and which lists are quick.</summary>
internal sealed class SystemMapping : IEntityTypeConfiguration<InformationSystem>
{
    public void Configure(EntityTypeBuilder<InformationSystem> b)
    {
        b.ToTable("information_system", t =>
        {
            t.HasCheckConstraint("ck_information_system_code", "code ~ '^SYS-[0-9]{4,}$'");
            t.HasCheckConstraint("ck_information_system_name", "name <> ''");
            t.HasCheckConstraint("ck_information_system_contract_dates", "contract_to >= contract_from");
            t.HasCheckConstraint("ck_information_system_yen", "contract_amount_yen >= 0 and annual_cost_yen >= 0");
            t.HasCheckConstraint("ck_information_system_vendor_number", "vendor_number ~ '^[0-9]{13}$'");
        });
        b.Property(x => x.Code).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Property(x => x.Name).HasMaxLength(InformationSystem.NameLength).Trail();
        b.Property(x => x.ShortName).HasMaxLength(InformationSystem.NameLength).Trail();
        b.Property(x => x.FormerName).HasMaxLength(InformationSystem.NameLength).Trail();
        b.Property(x => x.Furigana).HasMaxLength(InformationSystem.FuriganaLength).Trail();
        b.Property(x => x.SortName).HasMaxLength(InformationSystem.FuriganaLength).UseCollation("ja-x-icu");
        b.Property(x => x.Summary).HasMaxLength(InformationSystem.SummaryLength).Trail();
        b.Property(x => x.Lifecycle).Trail();
        b.Property(x => x.Criticality).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.Property(x => x.DeliveryForm).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Hosting).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Sharing).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Segment).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.Confidentiality).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.HandlesMyNumber).Trail();
        b.Property(x => x.VendorName).HasMaxLength(InformationSystem.VendorLength).Trail();
        b.Property(x => x.VendorNumber).HasMaxLength(CorporateNumber.Length).Trail();
        b.Property(x => x.ContractNumber).HasMaxLength(InformationSystem.ContractNumberLength).Trail();
        b.Property(x => x.ContractMethod).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.ContractFrom).Trail();
        b.Property(x => x.ContractTo).Trail();
        b.Property(x => x.ContractAmountYen).Trail();
        b.Property(x => x.AnnualCostYen).Trail();
        b.Property(x => x.NextRenewalFy).Trail();
        b.Property(x => x.LastContractConsultationId).Trail();
        b.Property(x => x.ConfirmedOn).Trail();
        b.Property(x => x.ConfirmedBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.ConfirmedBySection).HasMaxLength(Section.NameLength);

        b.HasIndex(x => x.Code).IsUnique();
        b.HasIndex(x => new { x.SortName, x.Id });
        b.HasIndex(x => x.OwnerSectionId);
        b.HasIndex(x => x.ContractTo);
        b.HasIndex(x => x.NextRenewalFy);
        b.HasIndex(x => x.LastContractConsultationId);
        b.HasIndex(x => x.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
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
            t.HasCheckConstraint("ck_information_system_completeness", "answered_fields between 0 and required_fields");
        });
        b.Property(x => x.Code).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Values(SystemColumns.Given, sensitive: false);
        b.Property(x => x.SortName).HasMaxLength(InformationSystem.FuriganaLength).UseCollation("ja-x-icu");
        b.Property(x => x.LastContractConsultationId).Trail();
        b.Property(x => x.ConfirmedOn).Trail();
        b.Property(x => x.ConfirmedBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.ConfirmedBySection).HasMaxLength(Section.NameLength);
        b.Property(x => x.Sources).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, FieldSource>>(), Json.Unchanging<IReadOnlyDictionary<string, FieldSource>>());
        b.Ignore(x => x.ContractSource);
        b.Ignore(x => x.ContractRecordedOn);

        b.HasIndex(x => x.Code).IsUnique();
        b.HasIndex(x => new { x.SortName, x.Id });
        b.HasIndex(x => x.OwnerSectionId);
        b.HasIndex(x => x.ContractTo);
        b.HasIndex(x => x.NextRenewalFy);
        b.HasIndex(x => x.LastContractConsultationId);
        b.HasIndex(x => new { x.Completeness, x.Id });
        b.HasIndex(x => x.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        Part(b, x => x.Contracts);
        Part(b, x => x.Costs);
        Part(b, x => x.Servers);
        Part(b, x => x.Components);
        Part(b, x => x.Licences);
        Part(b, x => x.Links);
        Part(b, x => x.Slas);
        Part(b, x => x.Customisations);
        Part(b, x => x.Advice);
        Part(b, x => x.Settlements);
        Part(b, x => x.Evaluations);
    }

    private static void Part<T>(EntityTypeBuilder<InformationSystem> b, Expression<Func<InformationSystem, IEnumerable<T>?>> part) where T : SystemPart =>
        b.HasMany(part).WithOne().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Cascade);
}

/// <summary>The tables of the karte's rows: what each holds stands in <see cref="SystemPartTables"/>.</summary>
internal sealed class SystemPartMapping : IEntityTypeConfiguration<SystemContract>, IEntityTypeConfiguration<SystemCost>, IEntityTypeConfiguration<SystemServer>, IEntityTypeConfiguration<SystemComponent>,
    IEntityTypeConfiguration<SystemLicence>, IEntityTypeConfiguration<SystemLink>, IEntityTypeConfiguration<SystemSla>, IEntityTypeConfiguration<SystemCustomisation>, IEntityTypeConfiguration<SystemAdvice>,
    IEntityTypeConfiguration<SystemSettlement>, IEntityTypeConfiguration<SystemEvaluation>
{
    public void Configure(EntityTypeBuilder<SystemContract> b)
    {
        b.ToTable("system_contract", t =>
        {
            t.HasCheckConstraint("ck_system_contract_dates", "contract_to >= contract_from");
            t.HasCheckConstraint("ck_system_contract_yen", "contract_amount_yen >= 0");
        });
        Of(b, SystemPartTables.Contracts);
    }

    public void Configure(EntityTypeBuilder<SystemCost> b)
    {
        b.ToTable("system_cost", t => t.HasCheckConstraint("ck_system_cost_yen", "budget_yen >= 0 and actual_yen >= 0"));
        Of(b, SystemPartTables.Costs);
    }

    public void Configure(EntityTypeBuilder<SystemServer> b)
    {
        b.ToTable("system_server");
        Of(b, SystemPartTables.Servers);
    }

    public void Configure(EntityTypeBuilder<SystemComponent> b)
    {
        b.ToTable("system_component");
        Of(b, SystemPartTables.Components);
        b.HasIndex(x => x.SupportEndOn);
    }

    public void Configure(EntityTypeBuilder<SystemLicence> b)
    {
        b.ToTable("system_licence", t => t.HasCheckConstraint("ck_system_licence_quantity", "quantity >= 0"));
        Of(b, SystemPartTables.Licences);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.HolderSectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SystemLink> b)
    {
        b.ToTable("system_link", t => t.HasCheckConstraint("ck_system_link_itself", "target_id <> system_id"));
        Of(b, SystemPartTables.Links);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.TargetId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SystemSla> b)
    {
        b.ToTable("system_sla");
        Of(b, SystemPartTables.Slas);
    }

    public void Configure(EntityTypeBuilder<SystemCustomisation> b)
    {
        b.ToTable("system_customisation");
        Of(b, SystemPartTables.Customisations);
    }

    public void Configure(EntityTypeBuilder<SystemAdvice> b)
    {
        b.ToTable("system_advice");
        b.Ignore(x => x.RowName);
        // Comments are not for other sections (decision 20).
        b.Property(x => x.Text).HasMaxLength(SystemAdvice.AdviceLength).Trail(restricted: true);
        b.Property(x => x.AnswerText).HasMaxLength(SystemAdvice.AdviceLength).Trail(restricted: true);
        b.Property(x => x.State).Trail();
        b.Property(x => x.GivenBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.GivenBySection).HasMaxLength(Section.NameLength);
        b.Property(x => x.AnsweredBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.AnsweredBySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => x.SystemId);
    }

    public void Configure(EntityTypeBuilder<SystemSettlement> b)
    {
        b.ToTable("system_settlement", t => t.HasCheckConstraint("ck_system_settlement_yen", "actual_yen >= 0"));
        b.Ignore(x => x.RowName);
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.ActualYen).Trail();
        b.Property(x => x.Source).Trail();
        b.Property(x => x.CaseNumber).HasMaxLength(SystemPart.ShortLength);
        b.HasIndex(x => new { x.SystemId, x.ConsultationId, x.Fy }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SystemEvaluation> b)
    {
        b.ToTable("system_evaluation", t => t.HasCheckConstraint("ck_system_evaluation_on", "on_day >= '1990-01-01'"));
        b.Ignore(x => x.RowName);
        b.Property(x => x.On).HasColumnName("on_day").Trail();
        b.Property(x => x.Effect).Trail();
        b.Property(x => x.Use).Trail();
        b.Property(x => x.Trouble).Trail();
        b.Property(x => x.Cost).Trail();
        b.Property(x => x.Conclusion).Trail();
        b.Property(x => x.Note).HasMaxLength(SystemPart.NoteLength).Trail();
        b.Property(x => x.ConfirmedBy).HasMaxLength(InformationSystem.PersonLength * 2);
        b.HasIndex(x => new { x.SystemId, x.On }).IsUnique();
    }

    private static void Of<T>(EntityTypeBuilder<T> b, SystemPartTable table) where T : SystemPart
    {
        b.Ignore(x => x.RowName);
        b.Values(table.Columns, table.Sensitive);
        b.HasIndex(x => x.SystemId);
    }
}

internal static class LedgerMapping
{
    /// <summary>Every value of the columns with its length, on the Trail; a sensitive one is restricted there.</summary>
    public static void Values<T>(this EntityTypeBuilder<T> b, IReadOnlyList<LedgerColumn> columns, bool sensitive) where T : class
    {
        foreach (var column in columns)
        {
            var property = b.Property(column.Name).Trail(sensitive || column.Sensitive);
            if ((column.Kind == LedgerKind.Code ? CodeItem.CodeLength : column.Length) is { } length)
            {
                property.HasMaxLength(length);
            }
        }
    }
}

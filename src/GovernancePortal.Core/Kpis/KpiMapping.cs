using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Kpis;

internal sealed class KpiPlanMapping : IEntityTypeConfiguration<KpiPlan>, IEntityTypeConfiguration<KpiObjective>, IEntityTypeConfiguration<KpiPlanVersion>
{
    public void Configure(EntityTypeBuilder<KpiPlan> b)
    {
        b.ToTable("kpi_plan", t =>
        {
            t.HasCheckConstraint("ck_kpi_plan_years", "from_year <= to_year");
            t.HasCheckConstraint("ck_kpi_plan_revision", "not revision_open or state = 'InForce'");
            t.HasCheckConstraint("ck_kpi_plan_version", "(state = 'Draft') = (version_number is null)");
        });
        b.Property(x => x.Name).HasMaxLength(KpiPlan.NameLength).Trail();
        b.Property(x => x.FromYear).Trail();
        b.Property(x => x.ToYear).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.Property(x => x.Purpose).HasMaxLength(KpiPlan.PurposeLength).Trail();
        b.Property(x => x.LegalBasis).HasMaxLength(KpiPlan.BasisLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.RevisionOpen).Trail();
        b.Property(x => x.RevisionReason).HasMaxLength(KpiPlan.ReasonLength).Trail();
        b.Property(x => x.VersionNumber).Trail();
        b.Ignore(x => x.IsOpen);
        b.Ignore(x => x.Years);
        b.HasIndex(x => x.Name).IsUnique();
        b.HasIndex(x => new { x.Position, x.Id });
        b.HasIndex(x => x.OwnerSectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Objectives).WithOne().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Versions).WithOne().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KpiObjective> b)
    {
        b.ToTable("kpi_objective");
        b.Property(x => x.Name).HasMaxLength(KpiObjective.NameLength).Trail();
        b.HasIndex(x => new { x.PlanId, x.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KpiPlanVersion> b)
    {
        b.ToTable("kpi_plan_version");
        b.Property(x => x.Number).Trail();
        b.Property(x => x.EffectiveOn).Trail();
        b.Property(x => x.Reason).HasMaxLength(KpiPlan.ReasonLength).Trail();
        b.Property(x => x.Content).HasColumnType("jsonb").HasConversion(Json.Converter<KpiPlanContent>(), Json.Unchanging<KpiPlanContent>());
        b.Property(x => x.AdoptedBy).HasMaxLength(100);
        b.Property(x => x.AdoptedBySection).HasMaxLength(200);
        b.HasIndex(x => new { x.PlanId, x.Number }).IsUnique();
    }
}

internal sealed class KpiInitiativeMapping : IEntityTypeConfiguration<KpiInitiative>, IEntityTypeConfiguration<KpiInitiativeSystem>, IEntityTypeConfiguration<KpiActivity>
{
    public void Configure(EntityTypeBuilder<KpiInitiative> b)
    {
        b.ToTable("kpi_initiative");
        b.Property(x => x.Code).HasMaxLength(KpiInitiative.CodeLength).Trail();
        b.Property(x => x.Name).HasMaxLength(KpiInitiative.NameLength).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.Property(x => x.Purpose).HasMaxLength(KpiInitiative.TextLength).Trail();
        b.Property(x => x.Effect).HasMaxLength(KpiInitiative.TextLength).Trail();
        b.Property(x => x.SavingYen).Trail();
        b.HasIndex(x => new { x.PlanId, x.Code }).IsUnique();
        b.HasIndex(x => x.ObjectiveId);
        b.HasIndex(x => x.OwnerSectionId);
        b.HasOne<KpiPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<KpiObjective>().WithMany().HasForeignKey(x => x.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Activities).WithOne().HasForeignKey(x => x.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Systems).WithOne().HasForeignKey(x => x.InitiativeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KpiInitiativeSystem> b)
    {
        b.ToTable("kpi_initiative_system");
        b.HasKey(x => new { x.InitiativeId, x.SystemId });
        b.HasIndex(x => x.SystemId);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KpiActivity> b)
    {
        b.ToTable("kpi_activity");
        b.Property(x => x.Cells).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<int, string>>(), Json.Comparer<IReadOnlyDictionary<int, string>>()).Trail();
        b.HasIndex(x => new { x.PlanId, x.Position });
        b.HasIndex(x => x.InitiativeId);
    }
}

internal sealed class KpiRowMapping : IEntityTypeConfiguration<Kpi>, IEntityTypeConfiguration<KpiTarget>
{
    public void Configure(EntityTypeBuilder<Kpi> b)
    {
        b.ToTable("kpi");
        b.Property(x => x.Name).HasMaxLength(Kpi.NameLength).Trail();
        b.Property(x => x.Unit).HasMaxLength(Kpi.UnitLength).Trail();
        b.Property(x => x.Aggregation).Trail();
        b.Property(x => x.Direction).Trail();
        b.Property(x => x.BaselineRaw).HasMaxLength(Kpi.RawLength).Trail();
        b.Property(x => x.Rhythm).Trail();
        b.Property(x => x.FigureKey).HasMaxLength(Kpi.FigureLength).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.HasIndex(x => new { x.InitiativeId, x.Name }).IsUnique();
        b.HasIndex(x => new { x.PlanId, x.Position });
        b.HasIndex(x => x.OwnerSectionId);
        b.HasIndex(x => x.FigureKey).HasFilter("figure_key is not null");
        b.HasOne<KpiPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<KpiInitiative>().WithMany().HasForeignKey(x => x.InitiativeId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Targets).WithOne().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KpiTarget> b)
    {
        b.ToTable("kpi_target", t =>
        {
            t.HasCheckConstraint("ck_kpi_target_raw", "raw <> ''");
            t.HasCheckConstraint("ck_kpi_target_value", "(kind in ('Number', 'Percent', 'Reduction')) = (value is not null)");
            t.HasCheckConstraint("ck_kpi_target_fraction", "(kind = 'Fraction') = (numerator is not null) and (numerator is null) = (denominator is null)");
        });
        b.Property(x => x.Year).Trail();
        b.Property(x => x.Raw).HasMaxLength(Kpi.RawLength).Trail();
        b.Property(x => x.Text).HasMaxLength(Kpi.RawLength);
        b.Ignore(x => x.Reading);
        b.HasIndex(x => new { x.KpiId, x.Year }).IsUnique();
    }
}

internal sealed class KpiReadingMapping : IEntityTypeConfiguration<KpiYear>, IEntityTypeConfiguration<KpiResult>, IEntityTypeConfiguration<KpiReading>, IEntityTypeConfiguration<KpiReadingFile>
{
    public void Configure(EntityTypeBuilder<KpiYear> b)
    {
        b.ToTable("kpi_year");
        b.Property(x => x.Year).Trail();
        b.Property(x => x.ClosedByName).HasMaxLength(100).Trail();
        b.Property(x => x.ClosedBySection).HasMaxLength(200);
        b.Property(x => x.Note).HasMaxLength(KpiPlan.ReasonLength).Trail();
        b.HasIndex(x => new { x.PlanId, x.Year }).IsUnique();
        b.HasOne<KpiPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KpiResult> b)
    {
        b.ToTable("kpi_result", t => t.HasCheckConstraint("ck_kpi_result_reason", "number = 1 or reason is not null"));
        b.Property(x => x.Year).Trail();
        b.Property(x => x.Number).Trail();
        b.Property(x => x.TargetRaw).HasMaxLength(Kpi.RawLength).Trail();
        b.Property(x => x.ActualText).HasMaxLength(KpiResult.TextLength).Trail();
        b.Property(x => x.Value).Trail();
        b.Property(x => x.Numerator).Trail();
        b.Property(x => x.Denominator).Trail();
        b.Property(x => x.Rate).Trail();
        b.Property(x => x.RateFromBaseline).Trail();
        b.Property(x => x.Band).Trail();
        b.Property(x => x.Reason).HasMaxLength(KpiResult.ReasonLength).Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.BySection).HasMaxLength(200);
        b.HasIndex(x => new { x.KpiId, x.Year, x.Number }).IsUnique();
        b.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<KpiReading> b)
    {
        b.ToTable("kpi_reading", t => t.HasCheckConstraint("ck_kpi_reading_quarter", "quarter between 1 and 4"));
        b.Property(x => x.Year).Trail();
        b.Property(x => x.Quarter).Trail();
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Value).Trail();
        b.Property(x => x.Numerator).Trail();
        b.Property(x => x.Denominator).Trail();
        b.Property(x => x.Text).HasMaxLength(KpiReading.TextLength).Trail();
        b.Property(x => x.Judgement).Trail();
        b.Property(x => x.Comment).HasMaxLength(KpiReading.CommentLength).Trail();
        b.Property(x => x.Links).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>()).Trail();
        b.Property(x => x.AsOf).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.EnteredBy).HasMaxLength(100);
        b.Property(x => x.EnteredBySection).HasMaxLength(200);
        b.Property(x => x.ConfirmedBy).HasMaxLength(100).Trail();
        b.Property(x => x.ConfirmedBySection).HasMaxLength(200);
        b.Property(x => x.ReturnNote).HasMaxLength(KpiResult.ReasonLength).Trail();
        b.HasIndex(x => new { x.KpiId, x.Year, x.Quarter, x.Number }).IsUnique();
        b.Ignore(x => x.HoldsOn);
        b.HasOne<Kpi>().WithMany().HasForeignKey(x => x.KpiId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.ReadingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KpiReadingFile> b)
    {
        b.ToTable("kpi_reading_file");
        b.HasKey(x => new { x.ReadingId, x.FileId });
        b.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Bcp;

internal sealed class ContinuityPlanMapping : IEntityTypeConfiguration<ContinuityPlan>, IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<PlanReview>
{
    public void Configure(EntityTypeBuilder<ContinuityPlan> b)
    {
        b.ToTable("continuity_plan", t =>
        {
            t.HasCheckConstraint("ck_continuity_plan_subject", "(scope = 'Prefecture' and bureau_id is null and system_id is null) or (scope = 'Bureau' and bureau_id is not null and system_id is null) or (scope = 'System' and bureau_id is null and system_id is not null)");
            t.HasCheckConstraint("ck_continuity_plan_title", "title <> ''");
        });
        b.Property(x => x.Scope).Trail();
        b.Property(x => x.SystemCode).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Property(x => x.Title).HasMaxLength(ContinuityPlan.TitleLength).Trail();
        b.Property(x => x.Status).Trail();
        b.Property(x => x.ApprovedNumber).Trail();
        b.Property(x => x.NextReviewOn).Trail();
        b.Ignore(x => x.InForce);
        b.Ignore(x => x.Open);
        b.HasIndex(x => x.Scope).IsUnique().HasFilter("scope = 'Prefecture'");
        b.HasIndex(x => x.BureauId).IsUnique().HasFilter("bureau_id is not null");
        b.HasIndex(x => x.SystemId).IsUnique().HasFilter("system_id is not null");
        b.HasIndex(x => new { x.Title, x.Id });
        b.HasIndex(x => new { x.NextReviewOn, x.Id });
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Versions).WithOne().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Reviews).WithOne().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> b)
    {
        b.ToTable("plan_version");
        b.Property(x => x.State).Trail();
        b.Property(x => x.Content).HasColumnType("jsonb").HasConversion(Json.Converter<PlanContent>(), Json.Unchanging<PlanContent>()).Trail();
        b.Property(x => x.Findings).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<Guid>>(), Json.Unchanging<IReadOnlyList<Guid>>());
        b.Property(x => x.Reason).HasMaxLength(ContinuityPlan.ReasonLength).Trail();
        b.Property(x => x.ReturnNote).HasMaxLength(ContinuityPlan.ReasonLength).Trail();
        b.Property(x => x.WrittenBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.ApprovedOn).Trail();
        b.Property(x => x.ApprovedBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.ApprovedBySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => new { x.PlanId, x.Number }).IsUnique();
        b.HasIndex(x => x.PlanId).IsUnique().HasFilter("state <> 'Approved'").HasDatabaseName("ix_plan_version_open");
    }

    public void Configure(EntityTypeBuilder<PlanReview> b)
    {
        b.ToTable("plan_review");
        b.Property(x => x.On).HasColumnName("reviewed_on").Trail();
        b.Property(x => x.Result).Trail();
        b.Property(x => x.Note).HasMaxLength(ContinuityPlan.ReasonLength).Trail();
        b.Property(x => x.By).HasColumnName("reviewed_by").HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.BySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => x.PlanId);
    }
}

internal sealed class DrillMapping : IEntityTypeConfiguration<ContinuityDrill>, IEntityTypeConfiguration<DrillSystem>, IEntityTypeConfiguration<DrillFinding>
{
    public void Configure(EntityTypeBuilder<ContinuityDrill> b)
    {
        b.ToTable("continuity_drill", t => t.HasCheckConstraint("ck_continuity_drill_held", "(state = 'Held') = (held_on is not null)"));
        b.Property(x => x.Title).HasMaxLength(ContinuityDrill.TitleLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.PlannedOn).Trail();
        b.Property(x => x.Scenario).HasMaxLength(ContinuityDrill.TextLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.HeldOn).Trail();
        b.Property(x => x.Attendants).HasMaxLength(ContinuityDrill.AttendantsLength).Trail();
        b.Property(x => x.AttendantCount).Trail();
        b.Property(x => x.Result).HasMaxLength(ContinuityDrill.TextLength).Trail();
        b.HasIndex(x => new { x.PlannedOn, x.Id });
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<ContinuityPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Systems).WithOne().HasForeignKey(x => x.DrillId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Findings).WithOne().HasForeignKey(x => x.DrillId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DrillSystem> b)
    {
        b.ToTable("drill_system");
        b.HasKey(x => new { x.DrillId, x.SystemId });
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DrillFinding> b)
    {
        b.ToTable("drill_finding", t => t.HasCheckConstraint("ck_drill_finding_done", "(state = 'Done') = (done_on is not null)"));
        b.Property(x => x.Text).HasMaxLength(DrillFinding.TextLength).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.DoneOn).Trail();
        b.Property(x => x.DoneBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.DoneNote).HasMaxLength(ContinuityPlan.ReasonLength).Trail();
        b.HasIndex(x => x.DrillId);
        b.HasIndex(x => x.OwnerSectionId);
        b.HasIndex(x => x.DueOn).HasFilter("state = 'Open'");
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NetworkMapping : IEntityTypeConfiguration<ManagedNetwork>, IEntityTypeConfiguration<NetworkTarget>, IEntityTypeConfiguration<NetworkIncident>, IEntityTypeConfiguration<WorkCheck>
{
    public void Configure(EntityTypeBuilder<ManagedNetwork> b)
    {
        b.ToTable("managed_network");
        b.Property(x => x.Name).HasMaxLength(ManagedNetwork.NameLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.SystemCode).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Property(x => x.Verification).HasMaxLength(ManagedNetwork.TextLength).Trail();
        b.Property(x => x.Substitutes).HasMaxLength(ManagedNetwork.TextLength).Trail();
        b.HasIndex(x => x.SectionId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Targets).WithOne().HasForeignKey(x => x.NetworkId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Incidents).WithOne().HasForeignKey(x => x.NetworkId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NetworkTarget> b)
    {
        b.ToTable("network_target", t => t.HasCheckConstraint("ck_network_target_hours", "restore_hours > 0 and substitute_hours >= restore_hours"));
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.RestoreHours).Trail();
        b.Property(x => x.SubstituteHours).Trail();
        b.Property(x => x.Basis).HasMaxLength(NetworkTarget.BasisLength).Trail();
        b.HasIndex(x => new { x.NetworkId, x.ValidFrom }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NetworkIncident> b)
    {
        b.ToTable("network_incident", t => t.HasCheckConstraint("ck_network_incident_times", "restored_at >= occurred_at and substituted_at >= occurred_at"));
        b.Property(x => x.OccurredAt).Trail();
        b.Property(x => x.What).HasMaxLength(NetworkIncident.TextLength).Trail();
        b.Property(x => x.Cause).HasMaxLength(NetworkIncident.TextLength).Trail();
        b.Property(x => x.RestoredAt).Trail();
        b.Property(x => x.SubstitutedAt).Trail();
        b.Property(x => x.SubstitutedPart).HasMaxLength(NetworkIncident.PartLength).Trail();
        b.HasIndex(x => new { x.NetworkId, x.OccurredAt });
        b.HasIndex(x => x.OccurredAt);
    }

    public void Configure(EntityTypeBuilder<WorkCheck> b)
    {
        b.ToTable("work_check");
        b.Property(x => x.SystemCode).HasMaxLength(InformationSystem.CodeLength).Trail();
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.Answers).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<WorkCheckAnswer>>(), Json.Unchanging<IReadOnlyList<WorkCheckAnswer>>());
        b.Property(x => x.Result).Trail();
        b.Property(x => x.Note).HasMaxLength(WorkCheck.TextLength).Trail();
        b.Property(x => x.CheckedOn).Trail();
        b.Property(x => x.CheckedBy).HasMaxLength(InformationSystem.PersonLength);
        b.Property(x => x.CheckedBySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => new { x.SystemId, x.Fy }).IsUnique();
        b.HasIndex(x => x.Fy);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }
}

using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Audits.Plans;

internal sealed class AuditPlansMapping : IEntityTypeConfiguration<AuditKind>, IEntityTypeConfiguration<Auditor>, IEntityTypeConfiguration<AuditorAbsence>, IEntityTypeConfiguration<AuditPlanRules>, IEntityTypeConfiguration<AuditClosure>,
    IEntityTypeConfiguration<AuditPast>, IEntityTypeConfiguration<AuditException>, IEntityTypeConfiguration<AuditPlan>, IEntityTypeConfiguration<AuditPlanLine>
{
    // A name with "（… 代決）" behind it.
    private const int ActedLength = (AuditPlan.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<AuditKind> b)
    {
        b.ToTable("audit_kind", t => t.HasCheckConstraint("ck_audit_kind_days", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.Code).HasMaxLength(AuditKind.CodeLength).Trail();
        b.Property(x => x.Name).HasMaxLength(AuditKind.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(AuditKind.NameLength);
        b.Property(x => x.EveryYears).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => x.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Auditor> b)
    {
        b.ToTable("auditor", t =>
        {
            t.HasCheckConstraint("ck_auditor_days", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_auditor_capacity", "capacity_per_year >= 0");
        });
        b.Property(x => x.Name).HasMaxLength(Auditor.NameLength).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.Pool).Trail();
        b.Property(x => x.LeadTrainedOn).Trail();
        b.Property(x => x.CapacityPerYear).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => x.UserId).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Absences).WithOne().HasForeignKey(x => x.AuditorId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuditorAbsence> b) => b.ToTable("auditor_absence", t => t.HasCheckConstraint("ck_auditor_absence_days", "\"to\" >= \"from\""));

    public void Configure(EntityTypeBuilder<AuditPlanRules> b)
    {
        b.ToTable("audit_plan_rules", t => t.HasCheckConstraint("ck_audit_plan_rules_team", "team_size >= 2"));
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.WeightAge).Trail();
        b.Property(x => x.WeightMyNumber).Trail();
        b.Property(x => x.WeightConfidentiality).Trail();
        b.Property(x => x.WeightCriticality).Trail();
        b.Property(x => x.WeightFindings).Trail();
        b.Property(x => x.WeightSelfCheck).Trail();
        b.Property(x => x.ClosedMonths).HasMaxLength(AuditPlanRules.MonthsLength).Trail();
        b.Property(x => x.TeamSize).Trail();
        b.Property(x => x.MonthsBetween).Trail();
        b.Property(x => x.LookBackMonths).Trail();
        b.Property(x => x.MyNumberPerCycle).Trail();
        b.HasIndex(x => x.ValidFrom).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditClosure> b)
    {
        b.ToTable("audit_closure", t =>
        {
            t.HasCheckConstraint("ck_audit_closure_days", "\"to\" >= \"from\"");
            t.HasCheckConstraint("ck_audit_closure_whose", "section_id is null or bureau_id is null");
        });
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.From).Trail();
        b.Property(x => x.To).Trail();
        b.Property(x => x.Reason).HasMaxLength(AuditClosure.ReasonLength).Trail();
        b.HasIndex(x => x.To);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditPast> b)
    {
        b.ToTable("audit_past");
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.FiscalYear).Trail();
        b.Property(x => x.Nature).Trail();
        b.HasIndex(x => new { x.SectionId, x.FiscalYear, x.Nature }).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditException> b)
    {
        // Decision 23: no other rule can ever be set aside.
        b.ToTable("audit_exception", t => t.HasCheckConstraint("ck_audit_exception_rule", "rule in (2, 6)"));
        b.Property(x => x.Rule).Trail();
        b.Property(x => x.AuditorName).HasMaxLength(Auditor.NameLength).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength).Trail();
        b.Property(x => x.Until).Trail();
        b.Property(x => x.Reason).HasMaxLength(AuditException.ReasonLength).Trail();
        b.Property(x => x.DecidedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.DecidedOn).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(AuditException.PersonLength).Trail();
        b.HasIndex(x => x.Until);
        b.HasOne<Auditor>().WithMany().HasForeignKey(x => x.AuditorId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditPlan> b)
    {
        b.ToTable("audit_plan", t =>
        {
            t.HasCheckConstraint("ck_audit_plan_years", "to_fy >= from_fy and (layer = 'MidTerm' or to_fy = from_fy)");
            t.HasCheckConstraint("ck_audit_plan_parent", "(layer = 'Year') = (parent_id is not null)");
            t.HasCheckConstraint("ck_audit_plan_decided", "state not in ('Approved', 'Superseded') or (decided_by is not null and decided_on is not null and content is not null)");
        });
        b.Property(x => x.Name).HasMaxLength(AuditPlan.NameLength).Trail();
        b.Property(x => x.Policy).HasMaxLength(AuditPlan.TextLength).Trail();
        b.Property(x => x.Goals).HasMaxLength(AuditPlan.TextLength).Trail();
        b.Property(x => x.Focus).HasMaxLength(AuditPlan.TextLength).Trail();
        b.Property(x => x.Capacities).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<AuditPlanCapacity>>(), Json.Comparer<IReadOnlyList<AuditPlanCapacity>>());
        b.Property(x => x.ExternalYears).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<int>>(), Json.Comparer<IReadOnlyList<int>>());
        b.Property(x => x.Content).HasColumnType("jsonb").HasConversion(Json.Converter<AuditPlanContent?>(), Json.Comparer<AuditPlanContent?>());
        b.Property(x => x.Headcount).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.CreatedBy).HasMaxLength(AuditPlan.PersonLength);
        b.Property(x => x.SubmittedBy).HasMaxLength(AuditPlan.PersonLength);
        b.Property(x => x.Reason).HasMaxLength(AuditPlan.ReasonLength).Trail();
        b.Property(x => x.DecidedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.DecidedOn).Trail();
        b.Property(x => x.DocumentNumber).HasMaxLength(AuditPlan.DocumentLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(AuditPlan.PersonLength).Trail();
        b.HasIndex(x => new { x.SeriesId, x.Edition }).IsUnique();
        b.HasIndex(x => new { x.ParentId, x.FromFy });
        b.HasIndex(x => new { x.FromFy, x.Id });
        b.HasOne<AuditPlan>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<AuditPlan>().WithMany().HasForeignKey(x => x.PreviousId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AuditPlanLine> b)
    {
        b.ToTable("audit_plan_line", t => t.HasCheckConstraint("ck_audit_plan_line_month", "month between 1 and 12"));
        b.Property(x => x.MemberIds).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<Guid>>(), Json.Comparer<IReadOnlyList<Guid>>());
        b.Ignore(x => x.FirstDay);
        b.HasIndex(x => new { x.PlanId, x.FiscalYear, x.SectionId });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Auditor>().WithMany().HasForeignKey(x => x.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}

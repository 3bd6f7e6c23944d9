using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Audits.Findings;

internal sealed class FindingMapping : IEntityTypeConfiguration<AuditFinding>, IEntityTypeConfiguration<FindingWording>, IEntityTypeConfiguration<FindingAction>, IEntityTypeConfiguration<FindingJudgement>,
    IEntityTypeConfiguration<FindingFile>, IEntityTypeConfiguration<FindingSeverityRule>
{
    // A name with "（… 代決）" behind it.
    private const int ActedLength = (AuditFinding.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<AuditFinding> b)
    {
        b.ToTable("audit_finding", t =>
        {
            t.HasCheckConstraint("ck_audit_finding_closed", "(state in ('Closed', 'Raised')) = (closed_on is not null)");
            t.HasCheckConstraint("ck_audit_finding_risk", "(state = 'RiskAccepted') = (risk_until is not null)");
            t.HasCheckConstraint("ck_audit_finding_repeat", "not is_repeat or previous_id is not null");
            t.HasCheckConstraint("ck_audit_finding_answer", "(fact_agreed is null) = (fact_answered_at is null)");
            t.HasCheckConstraint("ck_audit_finding_settled", "state in ('Drafted', 'FactCheck') or is_dropped or confirmed_on is not null");
        });
        b.Property(x => x.Number).HasMaxLength(AuditFinding.NumberLength).Trail();
        b.Property(x => x.ItemNumber).HasMaxLength(AuditFinding.NumberLength);
        b.Property(x => x.Chapter).HasMaxLength(AuditFinding.ChapterLength);
        b.Property(x => x.ItemText).HasMaxLength(AuditFinding.ItemLength);
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.Title).HasMaxLength(AuditFinding.TitleLength).Trail();
        b.Property(x => x.Fact).HasMaxLength(AuditFinding.TextLength).Trail();
        b.Property(x => x.Criterion).HasMaxLength(AuditFinding.TextLength).Trail();
        b.Property(x => x.Severity).Trail();
        b.Property(x => x.CreatedBy).HasMaxLength(AuditFinding.PersonLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.FactAgreed).Trail();
        b.Property(x => x.FactOpinion).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.FactAnsweredBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.RootCause).HasMaxLength(AuditFinding.TextLength).Trail();
        b.Property(x => x.Improvement).HasMaxLength(AuditFinding.TextLength).Trail();
        b.Property(x => x.PlanWrittenBy).HasMaxLength(AuditFinding.PersonLength);
        b.Property(x => x.PlanSubmittedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.PlanDueOn).Trail();
        b.Property(x => x.DoneReport).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.Reason).HasMaxLength(AuditFinding.ReasonLength);
        b.Property(x => x.RiskReason).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.RiskUntil).Trail();
        b.Property(x => x.RiskBy).HasMaxLength(ActedLength).Trail();
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.DueOn, x.Id });
        b.HasIndex(x => new { x.State, x.DueOn });
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasIndex(x => x.EngagementId);
        b.HasIndex(x => x.SystemId);
        b.HasIndex(x => x.PreviousId);
        b.HasOne(x => x.Engagement).WithMany().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<AuditFinding>().WithMany().HasForeignKey(x => x.PreviousId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Wordings).WithOne().HasForeignKey(x => x.FindingId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Actions).WithOne().HasForeignKey(x => x.FindingId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Judgements).WithOne().HasForeignKey(x => x.FindingId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.FindingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingWording> b)
    {
        b.ToTable("audit_finding_wording");
        b.Property(x => x.Title).HasMaxLength(AuditFinding.TitleLength);
        b.Property(x => x.Fact).HasMaxLength(AuditFinding.TextLength);
        b.Property(x => x.Criterion).HasMaxLength(AuditFinding.TextLength);
        b.Property(x => x.Reason).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.By).HasMaxLength(AuditFinding.PersonLength);
        b.HasIndex(x => new { x.FindingId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FindingAction> b)
    {
        b.ToTable("audit_finding_action", t => t.HasCheckConstraint("ck_audit_finding_action_done", "(done_on is null) = (done_by is null)"));
        b.Property(x => x.Text).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.DoneOn).Trail();
        b.Property(x => x.Report).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.DoneBy).HasMaxLength(AuditFinding.PersonLength);
        b.HasIndex(x => new { x.FindingId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FindingJudgement> b)
    {
        b.ToTable("audit_finding_judgement");
        b.Property(x => x.Text).HasMaxLength(AuditFinding.ReasonLength).Trail();
        b.Property(x => x.By).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.BySection).HasMaxLength(Section.NameLength);
        b.HasIndex(x => new { x.FindingId, x.At });
    }

    public void Configure(EntityTypeBuilder<FindingFile> b)
    {
        b.ToTable("audit_finding_file");
        b.HasKey(x => new { x.FindingId, x.FileId });
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingSeverityRule> b)
    {
        b.ToTable("audit_finding_severity", t => t.HasCheckConstraint("ck_audit_finding_severity_term", "plan_days is null or plan_months is null"));
        b.Property(x => x.Severity).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.PlanDays).Trail();
        b.Property(x => x.PlanMonths).Trail();
        b.Property(x => x.Weight).Trail();
        b.HasIndex(x => new { x.Severity, x.ValidFrom }).IsUnique();
    }
}

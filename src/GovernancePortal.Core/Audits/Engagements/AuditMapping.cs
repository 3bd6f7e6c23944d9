using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Audits.Engagements;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEngagement>, IEntityTypeConfiguration<AuditTeamMember>, IEntityTypeConfiguration<AuditPaper>, IEntityTypeConfiguration<AuditQuestion>,
    IEntityTypeConfiguration<AuditQuestionFile>, IEntityTypeConfiguration<AuditPresentation>, IEntityTypeConfiguration<ExternalAudit>
{
    private const int ActedLength = (AuditEngagement.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<AuditEngagement> b)
    {
        b.ToTable("audit_engagement", t =>
        {
            t.HasCheckConstraint("ck_audit_engagement_ordered", "(ordered_by is null) = (order_reason is null)");
            t.HasCheckConstraint("ck_audit_engagement_approved", "(plan_approved_by is null) = (plan_approved_at is null)");
            t.HasCheckConstraint("ck_audit_engagement_reported", "reported_at is null or notified_at is not null");
            t.HasCheckConstraint("ck_audit_engagement_closed", "(state in ('Closed', 'Cancelled')) = (closed_at is not null)");
        });
        b.Property(x => x.Number).HasMaxLength(AuditEngagement.NumberLength).Trail();
        b.Property(x => x.Month).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.KindCode).HasMaxLength(AuditKind.CodeLength).Trail();
        b.Property(x => x.OrderedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.OrderReason).HasMaxLength(AuditEngagement.ReasonLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.Purpose).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.Scope).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.Method).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.Setup).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.HeldOn).Trail();
        b.Property(x => x.HeldAt).HasMaxLength(AuditEngagement.TimeLength).Trail();
        b.Property(x => x.PlanDraftedBy).HasMaxLength(AuditEngagement.PersonLength);
        b.Property(x => x.PlanApprovedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.NoticeItems).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.NotifiedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.SurveyDueOn).Trail();
        b.Property(x => x.SurveyAnsweredBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.DebriefOn).Trail();
        b.Property(x => x.DebriefWords).HasMaxLength(AuditEngagement.ReportLength).Trail();
        b.Property(x => x.DebriefPresent).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.ReportIntroduction).HasMaxLength(AuditEngagement.ReportLength).Trail();
        b.Property(x => x.ReportOverview).HasMaxLength(AuditEngagement.ReportLength).Trail();
        b.Property(x => x.ReportOpinion).HasMaxLength(AuditEngagement.ReportLength).Trail();
        b.Property(x => x.ReportRemarks).HasMaxLength(AuditEngagement.ReportLength).Trail();
        b.Property(x => x.IsAdvisory).Trail();
        b.Property(x => x.ReportWrittenBy).HasMaxLength(AuditEngagement.PersonLength);
        b.Property(x => x.ReportedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.ResultNotifiedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.Reason).HasMaxLength(AuditEngagement.ReasonLength);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.Month, x.Id });
        b.HasIndex(x => new { x.State, x.Month });
        b.HasIndex(x => new { x.SectionId, x.FiscalYear });
        b.HasIndex(x => x.PlanId);
        b.HasIndex(x => x.PlanLineId);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Team).WithOne().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne(x => x.Paper).WithOne().HasForeignKey<AuditPaper>(x => x.EngagementId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Questions).WithOne().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Presentations).WithOne().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditTeamMember> b)
    {
        b.ToTable("audit_team_member");
        b.HasKey(x => new { x.EngagementId, x.AuditorId });
        b.Property(x => x.Name).HasMaxLength(AuditEngagement.PersonLength);
        b.HasIndex(x => x.UserId);
    }

    public void Configure(EntityTypeBuilder<AuditPaper> b)
    {
        b.ToTable("audit_paper", t =>
        {
            t.HasCheckConstraint("ck_audit_paper_reviewer", "reviewed_by_id is null or reviewed_by_id <> author_id");
            t.HasCheckConstraint("ck_audit_paper_reviewed", "(reviewed_at is null) = (reviewed_by is null)");
        });
        b.Property(x => x.Evidence).HasMaxLength(AuditPaper.TextLength).Trail();
        b.Property(x => x.Judgement).HasMaxLength(AuditPaper.TextLength).Trail();
        b.Property(x => x.Author).HasMaxLength(AuditEngagement.PersonLength).Trail();
        b.Property(x => x.ReviewedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.Remark).HasMaxLength(AuditEngagement.ReasonLength).Trail();
        b.HasIndex(x => x.EngagementId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditQuestion> b)
    {
        b.ToTable("audit_question");
        b.Property(x => x.Text).HasMaxLength(AuditQuestion.TextLength).Trail();
        b.Property(x => x.AsksDocument).Trail();
        b.Property(x => x.Answer).HasMaxLength(AuditQuestion.AnswerLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(AuditEngagement.PersonLength);
        b.HasIndex(x => new { x.EngagementId, x.Position });
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.QuestionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditQuestionFile> b)
    {
        b.ToTable("audit_question_file");
        b.HasKey(x => new { x.QuestionId, x.FileId });
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditPresentation> b)
    {
        b.ToTable("audit_presentation");
        b.Property(x => x.To).Trail();
        b.Property(x => x.On).Trail();
        b.Property(x => x.Note).HasMaxLength(AuditEngagement.ReasonLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(AuditEngagement.PersonLength);
        b.HasIndex(x => new { x.EngagementId, x.On });
    }

    public void Configure(EntityTypeBuilder<ExternalAudit> b)
    {
        b.ToTable("external_audit", t =>
        {
            t.HasCheckConstraint("ck_external_audit_period", "period_to >= period_from");
            t.HasCheckConstraint("ck_external_audit_submitted", "submitted_on is null or received_on is not null");
        });
        b.Property(x => x.FiscalYear).Trail();
        b.Property(x => x.Firm).HasMaxLength(ExternalAudit.FirmLength).Trail();
        b.Property(x => x.Scope).HasMaxLength(AuditEngagement.TextLength).Trail();
        b.Property(x => x.PeriodFrom).Trail();
        b.Property(x => x.PeriodTo).Trail();
        b.Property(x => x.ReceivedOn).Trail();
        b.Property(x => x.SubmittedOn).Trail();
        b.Property(x => x.SubmissionRecord).HasMaxLength(AuditEngagement.ReasonLength).Trail();
        b.HasIndex(x => new { x.PeriodFrom, x.Id });
        b.HasOne(x => x.Report).WithMany().HasForeignKey(x => x.ReportFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

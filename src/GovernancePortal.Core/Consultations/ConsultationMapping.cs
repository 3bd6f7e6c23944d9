using System.Linq.Expressions;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations;

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> b)
    {
        b.ToTable("consultation", t =>
        {
            t.HasCheckConstraint("ck_consultation_yen", "total_yen >= 0 and execution_yen >= 0 and settled_yen >= 0");
            t.HasCheckConstraint("ck_consultation_stage_amount", "stage = 'PreBudget' or total_yen is null");
            t.HasCheckConstraint("ck_consultation_first_stage", "stage <> 'PreProcurement' or pre_budget_id is not null or exemption is not null or is_migrated or state = 'Draft'");
            t.HasCheckConstraint("ck_consultation_exemption", "exemption is null or exemption_reason is not null");
        });
        b.Property(x => x.State).Trail();
        b.Property(x => x.Title).HasMaxLength(Consultation.TitleLength);
        b.Property(x => x.Number).HasMaxLength(20).Trail();
        b.Property(x => x.SectionNameThen).HasMaxLength(Section.NameLength);
        b.Property(x => x.Purpose).HasMaxLength(2000);
        b.Property(x => x.LateReason).HasMaxLength(2000);
        b.Property(x => x.ReviewerName).HasMaxLength(100).Trail();
        b.Property(x => x.ProposedText).HasMaxLength(Consultation.CommentLength);
        b.Property(x => x.OpinionText).HasMaxLength(Consultation.CommentLength).Trail();
        b.Property(x => x.OpinionBy).HasMaxLength(100);
        b.Property(x => x.ExemptionReason).HasMaxLength(1000).Trail();
        b.Property(x => x.Basis).Trail();
        b.Property(x => x.Exemption).Trail();
        b.Property(x => x.Size).Trail();
        b.Property(x => x.NeedsCommittee).Trail();
        b.Property(x => x.IsFastLane).Trail();
        b.Property(x => x.Method).HasMaxLength(40);
        b.Property(x => x.DecidingOffice).Trail();
        b.Property(x => x.DecisionBasis).HasMaxLength(Approvals.DecisionRule.BasisLength);
        b.Property(x => x.Supplier).HasMaxLength(200).Trail();
        b.Property(x => x.SettledYen).Trail();
        b.Property(x => x.SystemId).Trail();
        b.Property(x => x.AskedSectionIds).HasColumnType("uuid[]");
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.State, x.Since, x.Id });
        b.HasIndex(x => x.Holder);
        b.HasIndex(x => new { x.Since, x.Id });
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasIndex(x => new { x.BureauId, x.State });
        b.HasIndex(x => new { x.ReviewerId, x.State });
        b.HasIndex(x => new { x.TargetFy, x.BudgetKind, x.Id });
        b.HasIndex(x => new { x.TotalYen, x.Id });
        b.HasIndex(x => new { x.DueOn, x.Id });
        b.HasIndex(x => x.CaseId);
        b.HasIndex(x => x.PreBudgetId);
        b.HasIndex(x => x.ChangeOfId);
        b.HasIndex(x => x.PreviousId);
        // One evaluation a system and occasion, whichever node makes it.
        b.HasIndex(x => new { x.SystemId, x.Occasion, x.OccasionOn }).IsUnique().HasFilter("occasion_on is not null and change_of_id is null");
        b.Property(x => x.Occasion).Trail();
        b.Property(x => x.GoLiveOn).Trail();
        b.Property(x => x.IsMinorChange).Trail();
        b.HasOne<Advising.AdviceCase>().WithMany().HasForeignKey(x => x.AdviceId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.PreviousId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => x.SystemId);
        b.HasIndex(x => x.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        b.OwnsOne(x => x.Decision, d =>
        {
            d.Property(x => x.Text).HasMaxLength(Consultation.CommentLength);
            d.Property(x => x.Decider).HasMaxLength(100);
            d.Property(x => x.DocumentNumber).HasMaxLength(60);
            d.Property(x => x.OverrideReason).HasMaxLength(1000);
        });
        b.Property(x => x.NoticeNumber).HasMaxLength(Consultation.NoticeNumberLength).Trail();
        b.HasIndex(x => x.NoticeNumber).IsUnique();
        b.Property(x => x.ProxyIds).HasColumnType("uuid[]");
        b.OwnsOne(x => x.Proxy, d =>
        {
            d.Property(x => x.ByName).HasMaxLength(100);
            d.Property(x => x.BySection).HasMaxLength(200);
            d.Property(x => x.FileName).HasMaxLength(200);
            d.Property(x => x.Decider).HasMaxLength(ProxyFiling.DeciderLength);
            d.Property(x => x.DocumentNumber).HasMaxLength(ProxyFiling.DocumentNumberLength);
        });
        b.OwnsOne(x => x.Budget, d =>
        {
            d.Property(x => x.ProjectName).HasMaxLength(200);
            d.Property(x => x.ProjectCode).HasMaxLength(40);
            d.Property(x => x.Account).HasMaxLength(200);
            d.Property(x => x.RecordedBy).HasMaxLength(100);
        });
        b.OwnsOne(x => x.Contract, d =>
        {
            d.Property(x => x.Vendor).HasMaxLength(200);
            d.Property(x => x.VendorNumber).HasMaxLength(13);
            d.Property(x => x.Method).HasMaxLength(40);
            d.Property(x => x.ContractNumber).HasMaxLength(60);
            d.Property(x => x.OverCeilingReason).HasMaxLength(Consultation.ExemptionReasonLength);
            d.Property(x => x.RecordedBy).HasMaxLength(100);
            d.Ignore(x => x.AwardRate);
        });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Systems.InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.PreBudgetId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ChangeOfId).OnDelete(DeleteBehavior.Restrict);
        Part(b, x => x.Sections, x => x.ConsultationId);
        Part(b, x => x.Attachments, x => x.ConsultationId);
        Part(b, x => x.Versions, x => x.ConsultationId);
        Part(b, x => x.Acts, x => x.ConsultationId);
        Part(b, x => x.Comments, x => x.ConsultationId);
        Part(b, x => x.Questions, x => x.ConsultationId);
        Part(b, x => x.Checklist, x => x.ConsultationId);
        Part(b, x => x.Conditions, x => x.ConsultationId);
    }

    private static void Part<T>(EntityTypeBuilder<Consultation> b, Expression<Func<Consultation, IEnumerable<T>?>> part, Expression<Func<T, object?>> key) where T : class =>
        b.HasMany(part).WithOne().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}

internal sealed class ConsultationPartsMapping : IEntityTypeConfiguration<FormSection>, IEntityTypeConfiguration<DraftBuffer>, IEntityTypeConfiguration<Attachment>,
    IEntityTypeConfiguration<ConsultationVersion>, IEntityTypeConfiguration<ActRecord>, IEntityTypeConfiguration<ReviewComment>, IEntityTypeConfiguration<Question>,
    IEntityTypeConfiguration<ChecklistResult>, IEntityTypeConfiguration<ApprovalCondition>, IEntityTypeConfiguration<CommitteeMeeting>, IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<FormSection> b)
    {
        b.ToTable("consultation_section");
        b.Property(x => x.Values).HasColumnType("jsonb").HasConversion(Json.Converter<FormValues>(), Json.Comparer<FormValues>()).Trail();
        b.Property(x => x.Sources).HasColumnType("jsonb").HasConversion(Json.Converter<Dictionary<string, AnswerSource>>(), Json.Comparer<Dictionary<string, AnswerSource>>());
        b.Property(x => x.SavedBy).HasMaxLength(100);
        b.HasIndex(x => new { x.ConsultationId, x.Letter }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DraftBuffer> b)
    {
        b.ToTable("consultation_draft_buffer");
        b.HasKey(x => new { x.UserId, x.ConsultationId, x.Letter });
        b.Property(x => x.Posted).HasColumnType("jsonb").HasConversion(Json.Converter<Dictionary<string, string>>(), Json.Comparer<Dictionary<string, string>>());
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Attachment> b)
    {
        b.ToTable("consultation_attachment");
        b.Property(x => x.Kind).HasMaxLength(40).Trail();
        b.Property(x => x.Name).HasMaxLength(Platform.Files.StoredFile.NameLength).Trail();
        b.Property(x => x.Note).HasMaxLength(Attachment.NoteLength).Trail();
        b.Property(x => x.AddedBy).HasMaxLength(100);
        b.Property(x => x.RemovedAt).Trail();
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => x.ConsultationId);
    }

    public void Configure(EntityTypeBuilder<ConsultationVersion> b)
    {
        b.ToTable("consultation_version");
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.BySection).HasMaxLength(200);
        b.Property(x => x.OnBehalfOf).HasMaxLength(100);
        b.Property(x => x.Form).HasColumnType("jsonb").HasConversion(Json.Converter<FrozenForm>(), Json.Unchanging<FrozenForm>());
        b.HasIndex(x => new { x.ConsultationId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ActRecord> b)
    {
        b.ToTable("consultation_act");
        b.Property(x => x.ActorName).HasMaxLength(100);
        b.Property(x => x.ActorSection).HasMaxLength(200);
        b.Property(x => x.OnBehalfOf).HasMaxLength(100);
        b.Property(x => x.RecordedDecider).HasMaxLength(100);
        b.Property(x => x.DocumentNumber).HasMaxLength(60);
        b.Property(x => x.Comment).HasMaxLength(Consultation.CommentLength);
        b.Property(x => x.ReasonCodes).HasColumnType("text[]");
        b.HasIndex(x => new { x.ConsultationId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReviewComment> b)
    {
        b.ToTable("consultation_comment");
        b.Property(x => x.FieldCode).HasMaxLength(40);
        b.Property(x => x.Text).HasMaxLength(ReviewComment.TextLength).Trail();
        b.Property(x => x.ReasonCode).HasMaxLength(10).Trail();
        b.Property(x => x.AuthorName).HasMaxLength(100);
        b.Property(x => x.Answer).HasMaxLength(ReviewComment.TextLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(100);
        b.Property(x => x.AcceptedBy).HasMaxLength(100).Trail();
        b.HasIndex(x => x.ConsultationId);
    }

    public void Configure(EntityTypeBuilder<Question> b)
    {
        b.ToTable("consultation_question");
        b.Property(x => x.Text).HasMaxLength(Question.TextLength).Trail();
        b.Property(x => x.OpenedFields).HasColumnType("text[]").Trail();
        b.Property(x => x.OpenedFiles).HasColumnType("text[]");
        b.Property(x => x.AskedBy).HasMaxLength(100);
        b.Property(x => x.Answer).HasMaxLength(Question.TextLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(100);
        b.HasIndex(x => new { x.ConsultationId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChecklistResult> b)
    {
        b.ToTable("consultation_checklist_result");
        b.Property(x => x.Verdict).Trail();
        b.Property(x => x.PrejudgeNote).HasMaxLength(60);
        b.Property(x => x.PrejudgeArguments).HasColumnType("text[]");
        b.Property(x => x.Comment).HasMaxLength(ChecklistResult.CommentLength).Trail();
        b.Property(x => x.JudgedBy).HasMaxLength(100);
        b.HasIndex(x => new { x.ConsultationId, x.ItemId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ApprovalCondition> b)
    {
        b.ToTable("consultation_condition", t => t.HasCheckConstraint("ck_consultation_condition_years", "years is null or years between 1 and 20"));
        b.Property(x => x.Kind).HasMaxLength(40).Trail();
        b.Property(x => x.Text).HasMaxLength(ApprovalCondition.TextLength).Trail();
        b.Property(x => x.Gate).Trail();
        b.Property(x => x.Owner).HasMaxLength(200);
        b.Property(x => x.State).Trail();
        b.Property(x => x.Report).HasMaxLength(Consultation.CommentLength).Trail();
        b.Property(x => x.ReportedBy).HasMaxLength(100);
        b.Property(x => x.ReturnedReason).HasMaxLength(Consultation.CommentLength).Trail();
        b.Property(x => x.ConfirmedBy).HasMaxLength(100);
        b.HasIndex(x => new { x.ConsultationId, x.Number }).IsUnique();
        b.HasIndex(x => x.State).HasFilter("state <> 'Fulfilled'");
        b.HasIndex(x => new { x.DueOn, x.Id });
    }

    public void Configure(EntityTypeBuilder<CommitteeMeeting> b)
    {
        b.ToTable("committee_meeting");
        b.Property(x => x.Name).HasMaxLength(CommitteeMeeting.NameLength).Trail();
        b.Property(x => x.On).HasColumnName("held_on").Trail();
        b.Property(x => x.Place).HasMaxLength(100).Trail();
        b.Property(x => x.Minutes).HasMaxLength(Committee.MeetingInputValidator.MinutesLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.PresentIds).HasColumnType("uuid[]");
        b.Property(x => x.FrozenAt).Trail();
        b.Property(x => x.FrozenBy).HasMaxLength(100);
        b.HasMany(x => x.Agenda).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> b)
    {
        b.ToTable("committee_agenda_item");
        b.Property(x => x.Order).HasColumnName("sort_order");
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.MeetingId, x.ConsultationId }).IsUnique();
    }
}

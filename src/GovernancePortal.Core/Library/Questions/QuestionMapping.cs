using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Library.Questions;

internal sealed class QuestionMapping : IEntityTypeConfiguration<LibraryQuestion>
{
    public void Configure(EntityTypeBuilder<LibraryQuestion> b)
    {
        b.ToTable("library_question", t => t.HasCheckConstraint("ck_library_question_answer", "(state = 'Open') = (answered_at is null) and (state <> 'Published' or public_text is not null)"));
        b.Property(x => x.Number).HasMaxLength(20).Trail();
        b.Property(x => x.ReceivedOn).Trail();
        b.Property(x => x.Means).Trail();
        b.Property(x => x.Topic).HasMaxLength(CodeItem.CodeLength).Trail();
        b.Property(x => x.About).HasMaxLength(LibraryQuestion.SubjectLength).Trail();
        b.Property(x => x.Text).HasMaxLength(LibraryQuestion.TextLength).Trail();
        b.Property(x => x.AskedBy).HasMaxLength(LibraryQuestion.AskedByLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.Answer).HasMaxLength(LibraryQuestion.AnswerLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(100);
        b.Property(x => x.PublicText).HasMaxLength(LibraryQuestion.TextLength).Trail();
        b.Property(x => x.ForMaterial).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(100);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.Since, x.Id });
        b.HasIndex(x => new { x.Fy, x.Topic });
        b.HasIndex(x => x.SectionId);
        b.HasIndex(x => x.ReceivedOn).HasFilter("state = 'Open'").HasDatabaseName("ix_library_question_open");
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<PortalUser>().WithMany().HasForeignKey(x => x.AskerId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.SetNull);
        b.HasOne<BriefingSession>().WithMany().HasForeignKey(x => x.BriefingId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<BriefingSession>().WithMany().HasForeignKey(x => x.MaterialBriefingId).OnDelete(DeleteBehavior.Restrict);
    }
}

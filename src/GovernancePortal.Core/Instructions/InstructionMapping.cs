using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Instructions;

internal sealed class InstructionMapping : IEntityTypeConfiguration<Instruction>, IEntityTypeConfiguration<InstructionRound>, IEntityTypeConfiguration<InstructionCheck>, IEntityTypeConfiguration<InstructionFile>
{
    // A name with "（… 代決）" behind it.
    private const int ActedLength = (Instruction.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<Instruction> b)
    {
        b.ToTable("instruction", t =>
        {
            t.HasCheckConstraint("ck_instruction_subject", "(subject_kind = 'Oral') = (subject_id is null)");
            t.HasCheckConstraint("ck_instruction_oral", "is_oral = (recorded_by is not null)");
            t.HasCheckConstraint("ck_instruction_closed", "(state in ('Closed', 'Withdrawn')) = (closed_at is not null)");
            t.HasCheckConstraint("ck_instruction_follow_up", "(state = 'FollowUp') = (follow_up_on is not null)");
        });
        b.Property(x => x.Number).HasMaxLength(Instruction.NumberLength).Trail();
        b.Property(x => x.SubjectTitle).HasMaxLength(Instruction.TitleLength).Trail();
        b.Property(x => x.SubjectAddress).HasMaxLength(Instruction.AddressLength);
        b.Property(x => x.Text).HasMaxLength(Instruction.TextLength).Trail();
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.GivenBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.GivenAs).Trail();
        b.Property(x => x.GivenOn).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(Instruction.PersonLength).Trail();
        b.Property(x => x.RecordedBySection).HasMaxLength(Section.NameLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.Draft).HasMaxLength(Instruction.AnswerLength).Trail();
        b.Property(x => x.PassedOnBy).HasMaxLength(Instruction.PersonLength);
        b.Property(x => x.Reason).HasMaxLength(Instruction.ReasonLength);
        b.Property(x => x.FollowUpOn).Trail();
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.DueOn, x.Id });
        b.HasIndex(x => new { x.State, x.DueOn });
        b.HasIndex(x => new { x.SectionId, x.State });
        b.HasIndex(x => new { x.SubjectKind, x.SubjectId });
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Rounds).WithOne().HasForeignKey(x => x.InstructionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Checks).WithOne().HasForeignKey(x => x.InstructionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.InstructionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InstructionRound> b)
    {
        b.ToTable("instruction_round");
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Answer).HasMaxLength(Instruction.AnswerLength).Trail();
        b.Property(x => x.WrittenBy).HasMaxLength(Instruction.PersonLength);
        b.Property(x => x.SubmittedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.SubmittedBySection).HasMaxLength(Section.NameLength);
        b.Property(x => x.Accepted).Trail();
        b.Property(x => x.Remark).HasMaxLength(Instruction.ReasonLength).Trail();
        b.Property(x => x.JudgedBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(Instruction.PersonLength).Trail();
        b.HasIndex(x => new { x.InstructionId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InstructionCheck> b)
    {
        b.ToTable("instruction_check");
        b.Property(x => x.Finding).HasMaxLength(Instruction.ReasonLength).Trail();
        b.Property(x => x.By).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(Instruction.PersonLength).Trail();
        b.Property(x => x.NextOn).Trail();
        b.HasIndex(x => new { x.InstructionId, x.At });
    }

    public void Configure(EntityTypeBuilder<InstructionFile> b)
    {
        b.ToTable("instruction_file");
        b.HasKey(x => new { x.InstructionId, x.FileId });
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

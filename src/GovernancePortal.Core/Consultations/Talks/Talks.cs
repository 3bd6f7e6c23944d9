using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations;

/// <summary>Whose a piece of homework is.</summary>
public enum TalkSide
{
    Section, // 所管課
    Office,  // 情報政策課
}

/// <summary>電話記録: one line of what was said, written by either side and read by both.</summary>
public sealed class PhoneNote : ITracked
{
    public const int WithLength = 100;
    public const int TextLength = 500;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public DateOnly SpokenOn { get; init; }
    public required string With { get; init; }
    public required string Text { get; init; }
    public DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
    public string? BySection { get; init; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

/// <summary>宿題事項: what one side is to do by a day, mostly out of a hearing; both sides see it until it is done.</summary>
public sealed class Homework : IVersioned, ITracked
{
    public const int TextLength = 500;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid? HearingId { get; init; }
    public int Number { get; init; }
    public TalkSide Side { get; init; }
    public required string Text { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTimeOffset GivenAt { get; init; }
    public required string GivenBy { get; init; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }
    public string? Evidence { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    /// <summary>Refused twice (Talk.DoneAlready) and without saying what shows it (Form.Required).</summary>
    public void Finish(string? evidence, Actor actor)
    {
        if (DoneAt is not null)
        {
            throw new RuleViolation("Talk.DoneAlready");
        }
        if (string.IsNullOrWhiteSpace(evidence))
        {
            throw new RuleViolation("Form.Required", "Evidence");
        }
        (DoneAt, DoneBy, Evidence) = (actor.Now, actor.Name, evidence);
    }
}

/// <summary>On which side of a case somebody stands.</summary>
public static class TalkSides
{
    public static TalkSide? Of(Consultation c, Actor actor) => actor.MayIn(Permission.ConsultationDraft, c.SectionId) || actor.MayIn(Permission.ConsultationSubmit, c.SectionId) ? TalkSide.Section
        : ConsultationWorkflow.May(Mover.Reviewer, c, actor) || ConsultationWorkflow.May(Mover.Decider, c, actor) ? TalkSide.Office : null;
}

internal sealed class TalkMapping : IEntityTypeConfiguration<PhoneNote>, IEntityTypeConfiguration<Homework>
{
    public void Configure(EntityTypeBuilder<PhoneNote> b)
    {
        b.ToTable("consultation_phone_note");
        b.Property(x => x.With).HasColumnName("spoken_with").HasMaxLength(PhoneNote.WithLength).Trail();
        b.Property(x => x.Text).HasMaxLength(PhoneNote.TextLength).Trail();
        b.Property(x => x.SpokenOn).Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.BySection).HasMaxLength(200);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => x.ConsultationId);
    }

    public void Configure(EntityTypeBuilder<Homework> b)
    {
        b.ToTable("consultation_homework");
        b.Property(x => x.Side).Trail();
        b.Property(x => x.Text).HasMaxLength(Homework.TextLength).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.GivenBy).HasMaxLength(100);
        b.Property(x => x.DoneBy).HasMaxLength(100);
        b.Property(x => x.Evidence).HasMaxLength(Homework.TextLength).Trail();
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Hearings.Hearing>().WithMany().HasForeignKey(x => x.HearingId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.ConsultationId, x.Number }).IsUnique();
        b.HasIndex(x => x.DueOn).HasFilter("done_at is null");
    }
}

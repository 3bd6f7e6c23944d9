using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Concurrences;

/// <summary>On what a section is asked.</summary>
public enum ConcurrenceKind
{
    Security, // セキュリティ
    Finance,  // 財政
    Bureau,   // 関係する部局
    Other,    // その他
}

public enum ConcurrenceAnswer
{
    Agree,    // 同意
    Comment,  // 意見あり
    Disagree, // 不同意
}

/// <summary>合議: another section's agreement inside a decision, asked for beside the review. Names are frozen as they were.</summary>
public sealed class Concurrence : IVersioned, ITracked
{
    public const int TextLength = 2000;
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public ConcurrenceKind Kind { get; init; }
    public Guid SectionId { get; internal set; }
    public required string SectionName { get; init; }
    public required string Question { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public Guid AskedById { get; init; }
    public required string AskedBy { get; init; }

    public ConcurrenceAnswer? Answer { get; private set; }
    public string? AnswerText { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    /// <summary>代決: for whom.</summary>
    public string? OnBehalfOf { get; private set; }
    public ApprovalMode Mode { get; private set; }
    public string? RecordedDecider { get; private set; }
    public DateOnly? RecordedOn { get; private set; }
    public string? DocumentNumber { get; private set; }

    public DateTimeOffset? WaivedAt { get; private set; }
    public string? WaivedBy { get; private set; }
    public string? WaiverReason { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    public bool IsOpen => AnsweredAt is null && WaivedAt is null && TakenBackAt is null;

    /// <summary>The head of the section asked, or whoever stands in; the CISO on security and 財政課 on finance for the section they are written in.</summary>
    public static Capacity? AnsweringCapacity(Actor actor, ConcurrenceKind kind, Guid sectionId) => actor.CapacityFor(Permission.ConsultationSubmit, sectionId)
        ?? (kind == ConcurrenceKind.Security ? actor.CapacityFor(Permission.ConsultationSecurity, sectionId) : null)
        ?? (kind == ConcurrenceKind.Finance && actor.HasIn(Role.Finance, sectionId) ? actor.CapacityFor(Permission.BudgetResultRecord, sectionId) : null);

    public bool MayAnswer(Actor actor) => AnsweringCapacity(actor, Kind, SectionId) is not null;

    /// <summary>A clerk of the section may enter what its head decided on paper (decision 11).</summary>
    public bool MayRecord(Actor actor) => actor.MayIn(Permission.ConsultationDraft, SectionId);

    /// <summary>
    /// Refused: settled already (Concurrence.Settled), 意見あり and 不同意 without words (Form.Required), a clerk without the
    /// decider of the paper (Consultation.PaperApprovalMissing), a paper of tomorrow (Consultation.RecordedInFuture).
    /// </summary>
    public void Reply(ConcurrenceAnswer answer, string? text, RecordedApproval? recorded, Actor actor)
    {
        var capacity = AnsweringCapacity(actor, Kind, SectionId);
        if (capacity is null && !MayRecord(actor))
        {
            throw new Forbidden("The section asked answers.");
        }
        DemandOpen();
        if (capacity is null && string.IsNullOrWhiteSpace(recorded?.Decider))
        {
            throw new RuleViolation("Consultation.PaperApprovalMissing", "Decider");
        }
        if (recorded?.On > actor.Today)
        {
            throw new RuleViolation("Concurrence.RecordedInFuture", "DecidedOn");
        }
        if (answer != ConcurrenceAnswer.Agree && string.IsNullOrWhiteSpace(text))
        {
            throw new RuleViolation("Form.Required", "Text");
        }
        (Answer, AnswerText, AnsweredAt, AnsweredBy, OnBehalfOf) = (answer, text, actor.Now, actor.Name, capacity?.StandsInFor?.Name);
        if (recorded is not null)
        {
            (Mode, RecordedDecider, RecordedOn, DocumentNumber) = (ApprovalMode.Recorded, recorded.Decider, recorded.On, recorded.DocumentNumber);
        }
    }

    /// <summary>The decider goes on without the answer; the reason stays on the case.</summary>
    public void Waive(string? reason, Actor actor)
    {
        DemandOpen();
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("Form.Required", "Reason");
        }
        (WaivedAt, WaivedBy, WaiverReason) = (actor.Now, actor.Name, reason);
    }

    public void TakeBack(Actor actor)
    {
        DemandOpen();
        TakenBackAt = actor.Now;
    }

    private void DemandOpen()
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Concurrence.Settled");
        }
    }
}

internal sealed class ConcurrenceMapping : IEntityTypeConfiguration<Concurrence>
{
    public void Configure(EntityTypeBuilder<Concurrence> b)
    {
        b.ToTable("consultation_concurrence", t =>
        {
            t.HasCheckConstraint("ck_concurrence_answer", "(answered_at is null) = (answer is null)");
            t.HasCheckConstraint("ck_concurrence_waiver", "(waived_at is null) = (waiver_reason is null)");
        });
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength).Trail();
        b.Property(x => x.Question).HasMaxLength(Concurrence.TextLength).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.AskedBy).HasMaxLength(100);
        b.Property(x => x.Answer).Trail();
        b.Property(x => x.AnswerText).HasMaxLength(Concurrence.TextLength).Trail();
        b.Property(x => x.AnsweredBy).HasMaxLength(100);
        b.Property(x => x.OnBehalfOf).HasMaxLength(100);
        b.Property(x => x.RecordedDecider).HasMaxLength(100).Trail();
        b.Property(x => x.DocumentNumber).HasMaxLength(60).Trail();
        b.Property(x => x.WaivedBy).HasMaxLength(100);
        b.Property(x => x.WaiverReason).HasMaxLength(Concurrence.ReasonLength).Trail();
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => x.ConsultationId);
        b.HasIndex(x => x.SectionId).HasFilter("answered_at is null and waived_at is null and taken_back_at is null");
    }
}

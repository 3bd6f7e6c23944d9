using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Assignment;

public enum AssignmentRunKind
{
    Accept, // 一括受付
    Assign, // 一括割当
}

/// <summary>One press of the button for many cases, with what became of each.</summary>
public sealed class AssignmentRun : IVersioned, ITracked
{
    public Guid Id { get; init; }
    public AssignmentRunKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ById { get; init; }
    public required string ByName { get; init; }
    public DateTimeOffset? UndoneAt { get; internal set; }
    public string? UndoneBy { get; internal set; }
    public List<AssignmentRow> Rows { get; init; } = [];
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(AssignmentRun), Id);
}

/// <summary>One case of a run. Refusals are codes of the texts ("Rule.{code}").</summary>
public sealed class AssignmentRow
{
    public Guid Id { get; init; }
    public Guid RunId { get; init; }
    public int Number { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid? FormerId { get; init; }
    public string? FormerName { get; init; }
    public Guid? ReviewerId { get; init; }
    public string? ReviewerName { get; init; }
    /// <summary>Null when it was done.</summary>
    public string? Refusal { get; init; }
    public DateTimeOffset? UndoneAt { get; internal set; }
    public string? UndoRefusal { get; internal set; }
}

/// <summary>The head let somebody review who belonged to the section until lately, with the reason.</summary>
public sealed class ConflictException : ITracked
{
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid ReviewerId { get; init; }
    public required string ReviewerName { get; init; }
    public DateOnly Until { get; init; }
    public required string Reason { get; init; }
    public required string ByName { get; init; }
    public DateTimeOffset At { get; init; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<AssignmentRun>, IEntityTypeConfiguration<AssignmentRow>, IEntityTypeConfiguration<ConflictException>
{
    public void Configure(EntityTypeBuilder<AssignmentRun> b)
    {
        b.ToTable("assignment_run");
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.UndoneAt).Trail();
        b.Property(x => x.UndoneBy).HasMaxLength(100);
        b.HasMany(x => x.Rows).WithOne().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => new { x.At, x.Id });
    }

    public void Configure(EntityTypeBuilder<AssignmentRow> b)
    {
        b.ToTable("assignment_row");
        b.Property(x => x.FormerName).HasMaxLength(100);
        b.Property(x => x.ReviewerName).HasMaxLength(100);
        b.Property(x => x.Refusal).HasMaxLength(80);
        b.Property(x => x.UndoRefusal).HasMaxLength(80);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.RunId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConflictException> b)
    {
        b.ToTable("consultation_conflict_exception");
        b.Property(x => x.ReviewerName).HasMaxLength(100).Trail();
        b.Property(x => x.Reason).HasMaxLength(ConflictException.ReasonLength).Trail();
        b.Property(x => x.Until).HasColumnName("member_until").Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => new { x.ConsultationId, x.ReviewerId });
    }
}

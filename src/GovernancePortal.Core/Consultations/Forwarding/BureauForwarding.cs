using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Forwarding;

/// <summary>What the coordinating section (部局主管課) adds to a case of its bureau: the place among the bureau's cases and an opinion. One a case, kept over returns.</summary>
public sealed class BureauForwarding : IVersioned, ITracked
{
    public const int OpinionLength = 2000;
    public const int MostPriority = 999;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid BureauId { get; internal set; }
    public DateTimeOffset ReceivedAt { get; internal set; }
    /// <summary>Submitted after the coordinator's own deadline.</summary>
    public bool IsLate { get; internal set; }
    /// <summary>優先順位 within the bureau, 1 first.</summary>
    public int? Priority { get; private set; }
    public string? Opinion { get; private set; }
    public string? OpinionBy { get; private set; }
    public DateTimeOffset? ForwardedAt { get; private set; }
    public string? ForwardedBy { get; private set; }
    public string? ForwardedSection { get; private set; }
    /// <summary>一括提出 it went with; null when it went alone.</summary>
    public Guid? BatchId { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    /// <summary>Refused once passed on (Forwarding.Settled): what the office reviews by does not move under it.</summary>
    internal bool Write(int? priority, string? opinion, Actor actor)
    {
        if (priority == Priority && opinion == Opinion)
        {
            return false;
        }
        if (ForwardedAt is not null)
        {
            throw new RuleViolation("Forwarding.Settled");
        }
        if (opinion != Opinion)
        {
            OpinionBy = opinion is null ? null : actor.Name;
        }
        (Priority, Opinion) = (priority, opinion);
        return true;
    }

    internal void PassOn(BureauBatch? batch, Capacity? capacity, Actor actor) =>
        (ForwardedAt, ForwardedBy, ForwardedSection, BatchId) = (actor.Now, actor.Name, (capacity ?? actor.Main)?.SectionName, batch?.Id);
}

/// <summary>一括提出: several cases of one bureau passed on at one stroke, with one covering note.</summary>
public sealed class BureauBatch : ITracked
{
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public Guid BureauId { get; init; }
    public FiscalYear FiscalYear { get; init; }
    /// <summary>Counted within the bureau and fiscal year.</summary>
    public int Number { get; init; }
    public string? Note { get; init; }
    public int Cases { get; init; }
    public DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
    public string? BySection { get; init; }

    public TrailSubject Subject => new(nameof(BureauBatch), Id);
}

internal sealed class BureauForwardingMapping : IEntityTypeConfiguration<BureauForwarding>, IEntityTypeConfiguration<BureauBatch>
{
    public void Configure(EntityTypeBuilder<BureauForwarding> b)
    {
        b.ToTable("bureau_forwarding", t => t.HasCheckConstraint("ck_bureau_forwarding_priority", "priority is null or priority between 1 and 999"));
        b.Property(x => x.Priority).Trail();
        b.Property(x => x.Opinion).HasMaxLength(BureauForwarding.OpinionLength).Trail();
        b.Property(x => x.OpinionBy).HasMaxLength(100);
        b.Property(x => x.ForwardedBy).HasMaxLength(100);
        b.Property(x => x.ForwardedSection).HasMaxLength(Section.NameLength);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<BureauBatch>().WithMany().HasForeignKey(x => x.BatchId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => x.ConsultationId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BureauBatch> b)
    {
        b.ToTable("bureau_batch");
        b.Property(x => x.Note).HasMaxLength(BureauBatch.NoteLength).Trail();
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Cases).Trail();
        b.Property(x => x.ByName).HasMaxLength(100);
        b.Property(x => x.BySection).HasMaxLength(Section.NameLength);
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.BureauId, x.FiscalYear, x.Number }).IsUnique();
    }
}

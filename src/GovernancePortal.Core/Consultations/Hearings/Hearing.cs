using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Hearings;

/// <summary>One time of the timetable: so many cases may be heard in it side by side. Clock times are Tokyo's.</summary>
public sealed class HearingSlot : IVersioned, ITracked
{
    public const int PlaceLength = 100;

    public Guid Id { get; init; }
    public DateOnly On { get; init; }
    public TimeOnly From { get; init; }
    public TimeOnly To { get; init; }
    public required string Place { get; set; }
    public bool IsOnline { get; init; }
    public int Capacity { get; init; }
    /// <summary>Sections may take the time themselves.</summary>
    public bool IsBookable { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(HearingSlot), Id);
}

/// <summary>A case in a slot: assigned by the policy office or booked by the section; afterwards its record.</summary>
public sealed class Hearing : IVersioned, ITracked
{
    public const int AttendantsLength = 500;
    public const int RecordLength = 4000;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid SlotId { get; init; }
    public DateTimeOffset SetAt { get; init; }
    public required string SetBy { get; init; }
    public bool BySection { get; init; }
    public string? Attendants { get; private set; }
    public string? Record { get; private set; }
    public DateTimeOffset? RecordedAt { get; private set; }
    public string? RecordedBy { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    /// <summary>Refused before the day (Hearing.NotYet), once it was called off (Hearing.CalledOff) and without attendants or words (Form.Required).</summary>
    public void Write(HearingSlot slot, string? attendants, string? record, Actor actor)
    {
        if (slot.On > actor.Today)
        {
            throw new RuleViolation("Hearing.NotYet");
        }
        if (CancelledAt is not null)
        {
            throw new RuleViolation("Hearing.CalledOff");
        }
        if (string.IsNullOrWhiteSpace(attendants))
        {
            throw new RuleViolation("Form.Required", "Attendants");
        }
        if (string.IsNullOrWhiteSpace(record))
        {
            throw new RuleViolation("Form.Required", "Record");
        }
        (Attendants, Record, RecordedAt, RecordedBy) = (attendants, record, actor.Now, actor.Name);
    }

    /// <summary>Refused once it is recorded (Hearing.Recorded).</summary>
    public void Cancel(string? reason, Actor actor)
    {
        if (RecordedAt is not null || CancelledAt is not null)
        {
            throw new RuleViolation("Hearing.Recorded");
        }
        (CancelledAt, CancelReason) = (actor.Now, reason);
    }
}

internal sealed class HearingMapping : IEntityTypeConfiguration<HearingSlot>, IEntityTypeConfiguration<Hearing>
{
    public void Configure(EntityTypeBuilder<HearingSlot> b)
    {
        b.ToTable("hearing_slot", t => t.HasCheckConstraint("ck_hearing_slot", "from_time < to_time and capacity between 1 and 20"));
        b.Property(x => x.On).HasColumnName("held_on").Trail();
        b.Property(x => x.From).HasColumnName("from_time").Trail();
        b.Property(x => x.To).HasColumnName("to_time").Trail();
        b.Property(x => x.Place).HasMaxLength(HearingSlot.PlaceLength).Trail();
        b.HasIndex(x => new { x.On, x.From, x.Id });
    }

    public void Configure(EntityTypeBuilder<Hearing> b)
    {
        b.ToTable("hearing");
        b.Property(x => x.SetBy).HasMaxLength(100);
        b.Property(x => x.Attendants).HasMaxLength(Hearing.AttendantsLength).Trail();
        b.Property(x => x.Record).HasMaxLength(Hearing.RecordLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(100);
        b.Property(x => x.CancelledAt).Trail();
        b.Property(x => x.CancelReason).HasMaxLength(500).Trail();
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<HearingSlot>().WithMany().HasForeignKey(x => x.SlotId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.SlotId, x.ConsultationId }).IsUnique().HasFilter("cancelled_at is null");
        b.HasIndex(x => x.ConsultationId);
    }
}

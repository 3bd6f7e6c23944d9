using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Approvals;

/// <summary>
/// 後閲: what a stand-in decided (代決) the absent person reads afterwards. One an act; it changes nothing of the decision,
/// which stands. It belongs to the person who was away, for nobody else can have read it.
/// </summary>
public sealed class LaterReading : IVersioned, ITracked
{
    public const int NoteLength = 500;
    /// <summary>Open days after the 代決 until when it is asked for.</summary>
    public const int DueDays = 5;

    public Guid Id { get; init; }
    public Guid ConsultationId { get; init; }
    /// <summary>The line of the case's history.</summary>
    public int ActNumber { get; init; }
    public ConsultationAct Act { get; init; }
    public DateTimeOffset At { get; init; }
    public required string DeputyName { get; init; }
    public Guid AbsentId { get; init; }
    public required string AbsentName { get; init; }
    public Role? Role { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTimeOffset? ReadAt { get; private set; }
    public string? Note { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    /// <summary>Acts that give an approval: reading them afterwards is owed.</summary>
    public static bool IsOwedFor(ConsultationAct act) => act is ConsultationAct.Submit or ConsultationAct.ReferToCommittee or ConsultationAct.Approve or ConsultationAct.ApproveWithConditions or ConsultationAct.Reject or ConsultationAct.Continue
        or ConsultationAct.CommitteeApprove or ConsultationAct.CommitteeApproveWithConditions or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue;

    /// <summary>The reading that an act just made asks for; null when it was made in person or on paper.</summary>
    internal static LaterReading? For(Consultation c, ConsultationAct act, Actor actor, DateOnly dueOn) =>
        IsOwedFor(act) && c.Acts.LastOrDefault(a => a.Act == act && a.At == actor.Now) is { OnBehalfOf: { } absent, Mode: ApprovalMode.InPortal } made
        && actor.Capacities.FirstOrDefault(x => x.Role == made.As && x.StandsInFor?.Name == absent)?.StandsInFor is { } represented
            ? new LaterReading
            {
                Id = Guid.CreateVersion7(actor.Now), ConsultationId = c.Id, ActNumber = made.Number, Act = act, At = actor.Now, DeputyName = actor.Name, AbsentId = represented.UserId, AbsentName = represented.Name, Role = made.As, DueOn = dueOn,
            }
            : null;

    /// <summary>Refused: read already (LaterReading.Done); for anybody but the one who was away.</summary>
    public void Read(string? note, Actor actor)
    {
        if (actor.UserId != AbsentId)
        {
            throw new Forbidden("Only the person who was represented reads it afterwards.");
        }
        if (ReadAt is not null)
        {
            throw new RuleViolation("LaterReading.Done");
        }
        (ReadAt, Note) = (actor.Now, note);
    }
}

internal sealed class LaterReadingMapping : IEntityTypeConfiguration<LaterReading>
{
    public void Configure(EntityTypeBuilder<LaterReading> b)
    {
        b.ToTable("later_reading");
        b.Property(x => x.DeputyName).HasMaxLength(100);
        b.Property(x => x.AbsentName).HasMaxLength(100);
        b.Property(x => x.ReadAt).Trail();
        b.Property(x => x.Note).HasMaxLength(LaterReading.NoteLength).Trail();
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Cascade);
        b.HasIndex(x => new { x.ConsultationId, x.ActNumber }).IsUnique();
        b.HasIndex(x => new { x.AbsentId, x.DueOn }).HasFilter("read_at is null");
        b.HasIndex(x => new { x.At, x.Id });
    }
}

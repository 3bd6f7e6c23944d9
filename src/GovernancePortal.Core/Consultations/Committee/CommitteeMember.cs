using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Committee;

public enum MeetingKind
{
    Main,        // 本会議
    Secretaries, // 幹事会
    Written,     // 書面開催（持ち回り）
}

public enum MemberRole
{
    Chair,     // 議長
    Member,    // 委員
    Secretary, // 幹事
}

public enum BallotAnswer
{
    For,     // 賛成
    Against, // 反対
    Opinion, // 意見あり（賛否は示さない）
}

/// <summary>A seat on the committee, dated: who holds it, in which office and of which bureau.</summary>
public sealed class CommitteeMember : IVersioned, ITracked
{
    public const int NameLength = 100;

    public Guid Id { get; init; }
    public required string Name { get; set; }
    /// <summary>職: 副知事, 総務部長 …</summary>
    public required string Office { get; set; }
    /// <summary>Its cases are not the member's to judge; null for a seat of no bureau.</summary>
    public Guid? BureauId { get; set; }
    public MemberRole Role { get; set; }
    public int Order { get; set; }
    public DateOnly From { get; set; }
    /// <summary>Last day; open when null.</summary>
    public DateOnly? To { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(CommitteeMember), Id);

    public bool IsOn(DateOnly day) => From <= day && (To is null || day <= To);

    public bool HasVoice => Role is MemberRole.Chair or MemberRole.Member;
}

/// <summary>One member's answer on one case, names as they were.</summary>
public sealed class CommitteeBallot : ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ConsultationId { get; init; }
    public Guid MemberId { get; init; }
    public required string MemberName { get; init; }
    public required string MemberOffice { get; init; }
    public BallotAnswer Answer { get; init; }
    public string? Text { get; init; }
    public DateOnly AnsweredOn { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    public TrailSubject Subject => new(nameof(CommitteeMeeting), MeetingId);

    internal static CommitteeBallot Of(CommitteeMeeting meeting, Consultation c, CommitteeMember member, BallotInput input, Actor actor)
    {
        if (c.State != ConsultationState.CommitteePending)
        {
            throw new RuleViolation("Committee.NotPending", "Answer");
        }
        if (!member.HasVoice || !member.IsOn(meeting.On))
        {
            throw new RuleViolation("Committee.NotMember", "MemberId");
        }
        if (member.BureauId == c.BureauId)
        {
            throw new RuleViolation("Committee.Excluded", "MemberId");
        }
        var answer = input.Answer ?? throw new RuleViolation("Form.Required", "Answer");
        if (answer != BallotAnswer.For && string.IsNullOrWhiteSpace(input.Text))
        {
            throw new RuleViolation("Form.Required", "Text");
        }
        var on = input.AnsweredOn ?? actor.Today;
        if (on > actor.Today)
        {
            throw new RuleViolation("Talk.InFuture", "AnsweredOn");
        }
        return new CommitteeBallot
        {
            Id = Guid.CreateVersion7(actor.Now), MeetingId = meeting.Id, ConsultationId = c.Id, MemberId = member.Id, MemberName = member.Name, MemberOffice = member.Office, Answer = answer, Text = input.Text,
            AnsweredOn = on, RecordedAt = actor.Now, RecordedBy = actor.Name,
        };
    }
}

public sealed record BallotInput
{
    public Guid ConsultationId { get; init; }
    public Guid MemberId { get; init; }
    public BallotAnswer? Answer { get; init; }
    public string? Text { get; init; }
    public DateOnly? AnsweredOn { get; init; }
}

internal sealed class CommitteeMemberMapping : IEntityTypeConfiguration<CommitteeMember>, IEntityTypeConfiguration<CommitteeBallot>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> b)
    {
        b.ToTable("committee_member", t => t.HasCheckConstraint("ck_committee_member_dates", "member_to is null or member_to >= member_from"));
        b.Property(x => x.Name).HasMaxLength(CommitteeMember.NameLength).Trail();
        b.Property(x => x.Office).HasMaxLength(CommitteeMember.NameLength).Trail();
        b.Property(x => x.Role).Trail();
        b.Property(x => x.BureauId).Trail();
        b.Property(x => x.Order).HasColumnName("sort_order");
        b.Property(x => x.From).HasColumnName("member_from").Trail();
        b.Property(x => x.To).HasColumnName("member_to").Trail();
        b.HasOne<Bureau>().WithMany().HasForeignKey(x => x.BureauId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CommitteeBallot> b)
    {
        b.ToTable("committee_ballot");
        b.Property(x => x.MemberName).HasMaxLength(CommitteeMember.NameLength);
        b.Property(x => x.MemberOffice).HasMaxLength(CommitteeMember.NameLength);
        b.Property(x => x.Answer).Trail();
        b.Property(x => x.Text).HasMaxLength(CommitteeBallot.TextLength).Trail();
        b.Property(x => x.RecordedBy).HasMaxLength(100);
        b.HasOne<CommitteeMeeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<CommitteeMember>().WithMany().HasForeignKey(x => x.MemberId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.MeetingId, x.ConsultationId, x.MemberId });
    }
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>How far an audit is (domain.md 6.3).</summary>
public enum AuditState
{
    Planned,     // 計画
    Notified,    // 通知済
    Preliminary, // 予備調査中
    Fieldwork,   // 実地監査中
    Papers,      // 調書作成中
    FactCheck,   // 事実確認中
    Reported,    // 報告済
    Improving,   // 改善対応中
    FollowUp,    // フォローアップ中
    Closed,      // 完了
    Postponed,   // 延期
    Cancelled,   // 中止
}

/// <summary>One auditor of a team; the name is frozen as it was when the team was set.</summary>
public sealed class AuditTeamMember
{
    public Guid EngagementId { get; init; }
    public Guid AuditorId { get; init; }
    /// <summary>Null for an outside auditor without an account.</summary>
    public Guid? UserId { get; init; }
    public required string Name { get; init; }
    public bool IsLead { get; init; }
}

/// <summary>What a plan, or the order of a 特命監査, says of one audit.</summary>
/// <param name="Month">First day of the month it is planned for.</param>
/// <param name="PlanLineId">The line of the plan it comes from; null for an audit outside the plan.</param>
/// <param name="OrderedBy">Who ordered a 特命監査, with the reason; null for a planned one.</param>
public sealed record AuditOrder(FiscalYear FiscalYear, DateOnly Month, Guid SectionId, Guid BureauId, string SectionName, string KindCode, Plans.AuditNature Nature, IReadOnlyList<AuditTeamSeat> Team, Guid? PlanId = null, Guid? PlanLineId = null, string? OrderedBy = null, string? OrderReason = null);

public sealed record AuditTeamSeat(Guid AuditorId, Guid? UserId, string Name, bool IsLead);

/// <summary>
/// 監査（実施計画 onwards): one audit of one section. Only its methods change it; which act is allowed when is decided by its
/// workflow table.
/// </summary>
public sealed class AuditEngagement : IVersioned, ITracked
{
    public const string SubjectType = "AuditEngagement";
    public const string Mark = "監";

    private readonly List<AuditTeamMember> team = [];

    private AuditEngagement()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-監-0001.</summary>
    public string Number { get; private init; } = "";
    public FiscalYear FiscalYear { get; private set; }
    /// <summary>First day of the month it is planned for.</summary>
    public DateOnly Month { get; private set; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>What the section was called when the audit was set.</summary>
    public string SectionName { get; private set; } = "";
    public string KindCode { get; private init; } = "";
    public Plans.AuditNature Nature { get; private init; }
    public Guid? PlanId { get; private init; }
    public Guid? PlanLineId { get; private set; }
    public AuditState State { get; private set; }
    public IReadOnlyList<AuditTeamMember> Team => team;
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>An audit as the plan has it, or as it was ordered.</summary>
    public static AuditEngagement Plan(AuditOrder order, string number, Actor actor)
    {
        var audit = new AuditEngagement
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, FiscalYear = order.FiscalYear, Month = order.Month, SectionId = order.SectionId, BureauId = order.BureauId, SectionName = order.SectionName,
            KindCode = order.KindCode, Nature = order.Nature, PlanId = order.PlanId, PlanLineId = order.PlanLineId, State = AuditState.Planned,
        };
        audit.team.AddRange(order.Team.Select(seat => new AuditTeamMember { EngagementId = audit.Id, AuditorId = seat.AuditorId, UserId = seat.UserId, Name = seat.Name, IsLead = seat.IsLead }));
        return audit;
    }
}

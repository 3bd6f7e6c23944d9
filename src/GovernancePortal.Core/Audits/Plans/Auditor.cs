using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Where an auditor is drawn from (decision 23): the information division itself, a bureau, or outside.</summary>
public enum AuditorPool
{
    Division, // 情報政策課
    Bureau,   // 各部局
    External, // 外部
}

/// <summary>監査人: who may be put on an audit team. Section history comes from People's memberships for those with an account.</summary>
public sealed class Auditor : IVersioned, ITracked
{
    public const string SubjectType = "Auditor";
    public const int NameLength = 100;

    public Guid Id { get; init; }
    /// <summary>The account with which findings are recorded; null for an outside auditor without one.</summary>
    public Guid? UserId { get; init; }
    public required string Name { get; set; }
    /// <summary>Null for an outside auditor.</summary>
    public Guid? SectionId { get; set; }
    public AuditorPool Pool { get; set; }
    /// <summary>May lead: trained, by the register of trainings or as entered with its day.</summary>
    public DateOnly? LeadTrainedOn { get; set; }
    /// <summary>Audits a fiscal year.</summary>
    public int CapacityPerYear { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);
}

using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.People;

/// <summary>執行機関: each sets its own security policy (domain.md 2.1).</summary>
public enum ExecutiveBody
{
    Governor,               // 知事
    Assembly,               // 議会
    BoardOfEducation,       // 教育委員会
    PublicSafetyCommission, // 公安委員会
    PublicEnterprise,       // 公営企業管理者
    HospitalEnterprise,     // 病院事業管理者
    OtherCommission,        // その他の行政委員会
}

/// <summary>部局.</summary>
public sealed class Bureau : IVersioned, ITracked
{
    public const int NameLength = 100;
    public const int FuriganaLength = 200;

    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string? NameEn { get; set; }
    public string Furigana { get; set; } = "";
    public ExecutiveBody Body { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(Bureau), Id);
}

/// <summary>
/// 所属: the unit people belong to, dated, with the section it came from. Renaming makes a new row with a predecessor,
/// so that multi-year records can be followed over a reorganisation.
/// </summary>
public sealed class Section : IVersioned, ITracked
{
    public const int NameLength = 100;
    public const int FuriganaLength = 200;
    public const int PlaceLength = 100;

    public Guid Id { get; init; }
    public required string Code { get; init; }
    public Guid BureauId { get; set; }
    public Bureau Bureau { get; init; } = null!;
    public required string Name { get; set; }
    public string? NameEn { get; set; }
    public string Furigana { get; set; } = "";
    /// <summary>Where the section sits; audits and visits combine sections at one place.</summary>
    public string? Place { get; set; }
    /// <summary>出先 (branch office) rather than head office.</summary>
    public bool IsBranchOffice { get; set; }
    public DateOnly ValidFrom { get; set; }
    /// <summary>Last day; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    public Guid? PredecessorId { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(Section), Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

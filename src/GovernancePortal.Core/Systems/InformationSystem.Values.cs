using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems;

/// <summary>The values of the row, in the order and under the names of <see cref="SystemColumns"/>.</summary>
public sealed partial class InformationSystem
{
    // 名称と位置づけ
    public string Name { get; private set; } = "";
    public string? ShortName { get; private set; }
    /// <summary>旧名称: the list finds a renamed system by it.</summary>
    public string? FormerName { get; private set; }
    /// <summary>Reading in hiragana.</summary>
    public string? Furigana { get; private set; }
    public string? Summary { get; private set; }
    public Lifecycle Lifecycle { get; private set; }
    public string? SystemClass { get; private set; }
    public Criticality Criticality { get; private set; }

    // 所管と利用
    /// <summary>システム所管課.</summary>
    public Guid OwnerSectionId { get; private set; }
    public string? ManagerName { get; private set; }
    public string? ContactName { get; private set; }
    public string? UsingSections { get; private set; }
    public string? UserClass { get; private set; }
    public int? UserCount { get; private set; }
    public string? LegalBasis { get; private set; }
    public string? BusinessKind { get; private set; }
    public string? Purpose { get; private set; }

    // 形態
    public string? DeliveryForm { get; private set; }
    public string? ProductName { get; private set; }
    public string? Hosting { get; private set; }
    /// <summary>The year in which it moved to the shared platform (R278).</summary>
    public FiscalYear? PlatformFy { get; private set; }
    public string? Sharing { get; private set; }
    public string? SharingBodies { get; private set; }
    public string? Segment { get; private set; }
    public string? TerminalNeeds { get; private set; }
    public string? PublicUrls { get; private set; }
    public string? WebAccessibility { get; private set; }
    public bool? OpenDataOutput { get; private set; }
    /// <summary>The year since which it gives out open data (R241).</summary>
    public FiscalYear? OpenDataFy { get; private set; }
    /// <summary>Numbers of the linked systems parted by ";": a copy of the links for lists and sheets.</summary>
    public string? LinkedSystems { get; private set; }

    // 情報・セキュリティ
    /// <summary>自治体機密性 3A, 3B, 3C, 2 or 1.</summary>
    public string? Confidentiality { get; private set; }
    public string? Integrity { get; private set; }
    public string? Availability { get; private set; }
    public string? PersonalInfo { get; private set; }
    public string? PersonalInfoCount { get; private set; }
    /// <summary>特定個人情報; null: not answered yet.</summary>
    public bool? HandlesMyNumber { get; private set; }
    public string? MyNumberWork { get; private set; }
    public string? PiaKind { get; private set; }
    public DateOnly? PiaPublishedOn { get; private set; }
    public DateOnly? PiaReviewOn { get; private set; }
    public string? Authentication { get; private set; }
    public string? AccessControl { get; private set; }
    public int? LogMonths { get; private set; }
    public DateOnly? VulnerabilityTestOn { get; private set; }
    public string? VulnerabilityResult { get; private set; }
    public DateOnly? PenetrationTestOn { get; private set; }
    public string? PenetrationResult { get; private set; }
    public string? CloudAssessment { get; private set; }
    public string? DataCountry { get; private set; }
    /// <summary>The answer to the zero-trust question of a renewal (R328); since when stands among the sources.</summary>
    public string? ZeroTrust { get; private set; }

    // 継続性
    public int? RtoHours { get; private set; }
    public int? RpoHours { get; private set; }
    public string? Rlo { get; private set; }
    /// <summary>Days until work goes on after a great disaster.</summary>
    public int? DisasterDays { get; private set; }
    public string? BackupMethod { get; private set; }
    public string? BackupFrequency { get; private set; }
    public int? BackupGenerations { get; private set; }
    /// <summary>On what the copies are kept.</summary>
    public string? BackupMedium { get; private set; }
    public bool? BackupRemote { get; private set; }
    public string? BackupPlace { get; private set; }
    public DateOnly? RestoreTestedOn { get; private set; }
    public bool? BcpCovered { get; private set; }
    public DateOnly? BcpDrilledOn { get; private set; }
    public string? RecoveryTeam { get; private set; }
    public string? Reinstallation { get; private set; }

    // 契約
    public string? ContractName { get; private set; }
    public string? ContractKind { get; private set; }
    public string? VendorName { get; private set; }
    /// <summary>法人番号, thirteen digits.</summary>
    public string? VendorNumber { get; private set; }
    public string? ContractNumber { get; private set; }
    public string? ContractMethod { get; private set; }
    /// <summary>How many took part in the tender.</summary>
    public int? Bidders { get; private set; }
    public DateOnly? ContractFrom { get; private set; }
    /// <summary>Last day of the contract.</summary>
    public DateOnly? ContractTo { get; private set; }
    /// <summary>Days before the end until which a renewal or termination is to be told.</summary>
    public int? NoticeDays { get; private set; }
    /// <summary>Sum of the whole term, tax included.</summary>
    public long? ContractAmountYen { get; private set; }
    public bool? Subcontracting { get; private set; }
    public bool? AutoRenewal { get; private set; }
    public string? MultiYear { get; private set; }
    public string? ContractOptions { get; private set; }

    // 経費と更新
    /// <summary>Running cost of one fiscal year, tax included.</summary>
    public long? AnnualCostYen { get; private set; }
    public DateOnly? LeaseEndOn { get; private set; }
    /// <summary>The first day, or the first of the month of which only the month is known.</summary>
    public DateOnly? StartedOn { get; private set; }
    public FiscalYear? NextRenewalFy { get; private set; }
    public string? RenewalPlan { get; private set; }
}

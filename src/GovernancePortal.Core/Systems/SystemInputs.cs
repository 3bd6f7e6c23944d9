using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems;

/// <summary>The code lists a ledger row chooses from (domain.md 4.2); their entries are data of the office.</summary>
public static class SystemCodes
{
    public const string DeliveryForm = "DeliveryForm";
    public const string Hosting = "Hosting";
    public const string Sharing = "Sharing";
    public const string Segment = "NetworkSegment";
    public const string Confidentiality = "Confidentiality";
    public const string ContractMethod = "ProcurementMethod";
    public const string SystemClass = "SystemClass";
    public const string UserClass = "UserGroup";
    public const string BusinessKind = "BusinessKind";
    public const string WebAccessibility = "WebAccessibility";
    public const string Integrity = "Integrity";
    public const string Availability = "Availability";
    public const string PersonalInfo = "PersonalInfo";
    public const string PersonalInfoCount = "PersonalInfoCount";
    public const string PiaKind = "PiaKind";
    public const string Authentication = "Authentication";
    public const string CloudAssessment = "CloudAssessment";
    public const string BackupMethod = "BackupMethod";
    public const string BackupFrequency = "BackupFrequency";
    public const string ContractKind = "LedgerContractKind";
    public const string MultiYear = "MultiYear";
    public const string RenewalPlan = "RenewalPlan";
    public const string CostCategory = "CostCategory";
    public const string ServerKind = "ServerKind";
    public const string FloodRisk = "FloodRisk";
    public const string ComponentKind = "ComponentKind";
    public const string LicenceMetric = "LicenceMetric";
    public const string ZeroTrust = "ZeroTrust";
    public const string LinkDirection = "LinkDirection";
    public const string LinkMethod = "LinkMethod";
    public const string Customisation = "CustomizationWay";
    /// <summary>The items of a service level agreement that are proposed; the description is the usual level.</summary>
    public const string SlaItem = "SlaItem";

    /// <summary>The segment that My Number work must sit on.</summary>
    public const string MyNumberSegment = "MyNumber";

    /// <summary>The code of "none" in every list that has one.</summary>
    public const string No = "None";

    /// <summary>Running on the prefecture's shared platform, procured together with others, and where nothing but a service is used.</summary>
    public const string SharedPlatform = "SharedPlatform";
    public const string Joint = "Joint";
    public const string Saas = "Saas";

    /// <summary>Servers in a building that is not mainly a data centre.</summary>
    public const string OwnServer = "OwnServer";
    /// <summary>A contract by the provider's standard terms alone (約款).</summary>
    public const string StandardTerms = "Terms";
    /// <summary>自治体機密性1: may be published.</summary>
    public const string Open = "1";
    /// <summary>The costs that a second move within a short time causes once more: moving the data, and verifying the move.</summary>
    public static readonly IReadOnlyList<string> MoveCosts = ["Migration", "Verification"];
    public const string ContinuePlan = "Continue";
    public const string RetirePlan = "Retire";
}

/// <summary>What the form of a ledger row carries, new and edited alike.</summary>
public sealed record SystemInput
{
    // 名称と位置づけ
    public string? Name { get; init; }
    public string? ShortName { get; init; }
    public string? FormerName { get; init; }
    public string? Furigana { get; init; }
    public string? Summary { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public string? SystemClass { get; init; }
    public Criticality? Criticality { get; init; }

    // 所管と利用
    public Guid? OwnerSectionId { get; init; }
    public string? ManagerName { get; init; }
    public string? ContactName { get; init; }
    public string? UsingSections { get; init; }
    public string? UserClass { get; init; }
    public int? UserCount { get; init; }
    public string? LegalBasis { get; init; }
    public string? BusinessKind { get; init; }
    public string? Purpose { get; init; }

    // 形態
    public string? DeliveryForm { get; init; }
    public string? ProductName { get; init; }
    public string? Hosting { get; init; }
    public FiscalYear? PlatformFy { get; init; }
    public string? Sharing { get; init; }
    public string? SharingBodies { get; init; }
    public string? Segment { get; init; }
    public string? TerminalNeeds { get; init; }
    public string? PublicUrls { get; init; }
    public string? WebAccessibility { get; init; }
    public bool? OpenDataOutput { get; init; }
    public FiscalYear? OpenDataFy { get; init; }
    /// <summary>Numbers of systems parted by ";" or a comma of any kind; order and width do not matter.</summary>
    public string? LinkedSystems { get; init => field = SystemNumbers.Ordered(value); }

    // 情報・セキュリティ
    public string? Confidentiality { get; init; }
    public string? Integrity { get; init; }
    public string? Availability { get; init; }
    public string? PersonalInfo { get; init; }
    public string? PersonalInfoCount { get; init; }
    public bool? HandlesMyNumber { get; init; }
    public string? MyNumberWork { get; init; }
    public string? PiaKind { get; init; }
    public DateOnly? PiaPublishedOn { get; init; }
    public DateOnly? PiaReviewOn { get; init; }
    public string? Authentication { get; init; }
    public string? AccessControl { get; init; }
    public int? LogMonths { get; init; }
    public DateOnly? VulnerabilityTestOn { get; init; }
    public string? VulnerabilityResult { get; init; }
    public DateOnly? PenetrationTestOn { get; init; }
    public string? PenetrationResult { get; init; }
    public string? CloudAssessment { get; init; }
    public string? DataCountry { get; init; }
    public string? ZeroTrust { get; init; }

    // 継続性
    public int? RtoHours { get; init; }
    public int? RpoHours { get; init; }
    public string? Rlo { get; init; }
    public int? DisasterDays { get; init; }
    public string? BackupMethod { get; init; }
    public string? BackupFrequency { get; init; }
    public int? BackupGenerations { get; init; }
    public string? BackupMedium { get; init; }
    public bool? BackupRemote { get; init; }
    public string? BackupPlace { get; init; }
    public DateOnly? RestoreTestedOn { get; init; }
    public bool? BcpCovered { get; init; }
    public DateOnly? BcpDrilledOn { get; init; }
    public string? RecoveryTeam { get; init; }
    public string? Reinstallation { get; init; }

    // 契約
    public string? ContractName { get; init; }
    public string? ContractKind { get; init; }
    public string? VendorName { get; init; }
    /// <summary>Full-width digits are accepted.</summary>
    public string? VendorNumber { get; init => field = value is null ? null : CharacterWidth.Narrow(value); }
    public string? ContractNumber { get; init; }
    public string? ContractMethod { get; init; }
    public int? Bidders { get; init; }
    public DateOnly? ContractFrom { get; init; }
    public DateOnly? ContractTo { get; init; }
    public int? NoticeDays { get; init; }
    public long? ContractAmountYen { get; init; }
    public bool? Subcontracting { get; init; }
    public bool? AutoRenewal { get; init; }
    public string? MultiYear { get; init; }
    public string? ContractOptions { get; init; }

    // 経費と更新
    public long? AnnualCostYen { get; init; }
    public DateOnly? LeaseEndOn { get; init; }
    public DateOnly? StartedOn { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    public string? RenewalPlan { get; init; }
    public uint Version { get; init; }

    /// <summary>Whether anything of a contract is given.</summary>
    internal bool HasContract => VendorName is not null || ContractNumber is not null || ContractFrom is not null || ContractTo is not null;

    /// <summary>The form of a row as it stands.</summary>
    public static SystemInput Of(InformationSystem system)
    {
        var input = new SystemInput { Version = system.Version };
        foreach (var column in SystemColumns.Given)
        {
            column.Set(input, column.Of(system));
        }
        return input;
    }

    /// <summary>This row's values but those of the columns given, which come from what was typed: a page saves only its own.</summary>
    public SystemInput With(SystemInput typed, IEnumerable<LedgerColumn> columns)
    {
        var merged = this with { Version = typed.Version };
        foreach (var column in columns)
        {
            column.Set(merged, column.Of(typed));
        }
        return merged;
    }
}

/// <summary>
/// A contract was concluded after a consultation (module Consultations tells it). Without a system id a new row is made
/// from the names and forms given.
/// </summary>
public sealed record ContractConcluded
{
    public Guid? SystemId { get; init; }
    public required Guid ConsultationId { get; init; }
    public required string VendorName { get; init; }
    public string? VendorNumber { get; init; }
    public string? ContractNumber { get; init; }
    public string? ContractMethod { get; init; }
    public required DateOnly ContractFrom { get; init; }
    public required DateOnly ContractTo { get; init; }
    /// <summary>Sum of the whole term, tax included.</summary>
    public required long ContractAmountYen { get; init; }
    public long? AnnualCostYen { get; init; }
    /// <summary>The fiscal year in which the contract ends, when not told.</summary>
    public FiscalYear? NextRenewalFy { get; init; }

    // For a system that is new to the ledger.
    public required string SystemName { get; init; }
    public required Guid OwnerSectionId { get; init; }
    public string? Summary { get; init; }
    public Criticality Criticality { get; init; } = Criticality.General;
    public string? DeliveryForm { get; init; }
    public string? Hosting { get; init; }
    public string? Segment { get; init; }
    public string? Confidentiality { get; init; }
    public bool HandlesMyNumber { get; init; }

    internal bool IsContractOf(SystemInput row) => (row.ContractNumber, row.ContractFrom, row.ContractTo) == (ContractNumber, (DateOnly?)ContractFrom, (DateOnly?)ContractTo);

    /// <summary>The row with this contract as its current one; what the event does not tell of a new contract is open again.</summary>
    internal SystemInput Upon(SystemInput row) => (IsContractOf(row) ? row : row with
    {
        ContractName = null, ContractKind = row.ContractKind, Bidders = null, NoticeDays = null, Subcontracting = null, AutoRenewal = null, MultiYear = null, ContractOptions = null,
    }) with
    {
        VendorName = VendorName, VendorNumber = VendorNumber, ContractNumber = ContractNumber, ContractMethod = ContractMethod,
        ContractFrom = ContractFrom, ContractTo = ContractTo, ContractAmountYen = ContractAmountYen,
        AnnualCostYen = AnnualCostYen ?? row.AnnualCostYen, NextRenewalFy = NextRenewalFy ?? FiscalYear.Of(ContractTo),
    };

    internal SystemInput AsInput() => new()
    {
        Name = SystemName, Summary = Summary, Lifecycle = Lifecycle.Development, Criticality = Criticality, OwnerSectionId = OwnerSectionId,
        DeliveryForm = DeliveryForm, Hosting = Hosting, Segment = Segment, Confidentiality = Confidentiality, HandlesMyNumber = HandlesMyNumber,
    };
}

public enum SystemSort
{
    Code,
    Name,
    RenewalFy,
    ContractTo,
    AnnualCost,
    Completeness,
    Confirmed,
}

/// <summary>The conditions of the list; every one of them is part of the list's address.</summary>
public sealed record SystemFilter
{
    public string? Text { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Criticality? Criticality { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public string? Segment { get; init; }
    public string? Hosting { get; init; }
    public FiscalYear? RenewalFy { get; init; }
    public string? Sharing { get; init; }
    public bool? OpenData { get; init; }
    /// <summary>Only rows in which something is missing.</summary>
    public bool Incomplete { get; init; }
    /// <summary>The supplier as the row names it; <see cref="Missing"/> for rows without one.</summary>
    public string? Vendor { get; init; }
    /// <summary>The year of the move to the shared platform.</summary>
    public FiscalYear? PlatformFy { get; init; }
    /// <summary>Rows with a cost of that year.</summary>
    public FiscalYear? CostFy { get; init; }
    /// <summary>Neither an idea nor retired: what the numbers count.</summary>
    public bool Live { get; init; }
    /// <summary>Running, stopped for a time or to be retired.</summary>
    internal bool InUse { get; init; }
    internal IReadOnlyCollection<Guid>? Only { get; init; }
    internal IReadOnlyCollection<Guid>? Except { get; init; }

    /// <summary>In place of a code or name: rows that have none.</summary>
    public const string Missing = "-";
    public SystemSort Sort { get; init; }
    public bool Descending { get; init; }
}

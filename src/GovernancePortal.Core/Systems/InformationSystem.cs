using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Systems;

/// <summary>状態 (domain.md 4.1 no. 4).</summary>
public enum Lifecycle
{
    Concept,      // 構想
    Requirements, // 要件定義・調達中
    Development,  // 設計・開発中
    InOperation,  // 運用中
    Suspended,    // 停止中
    ToBeRetired,  // 廃止予定
    Retired,      // 廃止
}

/// <summary>重要度; 重要 are the systems of the work that goes on in an emergency (非常時優先業務).</summary>
public enum Criticality
{
    Important,     // 重要
    SemiImportant, // 準重要
    General,       // 一般
}

/// <summary>Where the figures of the current contract come from.</summary>
public enum LedgerSource
{
    Hand,          // 手入力
    Consultation,  // 協議の契約結果
    Demonstration, // デモ用の架空データ
}

/// <summary>
/// One row of the ledger (情報システム台帳, domain.md 4.1). Changed only through its methods; dates in order and amounts
/// not negative are checked by the database as well.
/// </summary>
public sealed class InformationSystem : IVersioned, ITracked
{
    public const string SubjectType = "System";
    public const string CounterKey = "system";
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int FuriganaLength = 200;
    public const int SummaryLength = 1000;
    public const int VendorLength = 100;
    public const int ContractNumberLength = 50;
    public const int PersonLength = 100;

    public Guid Id { get; init; }
    /// <summary>SYS-0001: given once from the counter, never changed, never used again.</summary>
    public required string Code { get; init; }
    public string Name { get; private set; } = "";
    public string? ShortName { get; private set; }
    /// <summary>旧名称: the list finds a renamed system by it.</summary>
    public string? FormerName { get; private set; }
    /// <summary>Reading in hiragana.</summary>
    public string? Furigana { get; private set; }
    /// <summary>What lists sort by: the reading, or the name while there is none.</summary>
    public string SortName { get; private set; } = "";
    public string? Summary { get; private set; }
    public Lifecycle Lifecycle { get; private set; }
    public Criticality Criticality { get; private set; }
    /// <summary>システム所管課.</summary>
    public Guid OwnerSectionId { get; private set; }

    // Codes of the office's lists (SystemCodes).
    public string? DeliveryForm { get; private set; }
    public string? Hosting { get; private set; }
    public string? Sharing { get; private set; }
    public string? Segment { get; private set; }
    /// <summary>自治体機密性 3A, 3B, 3C, 2 or 1.</summary>
    public string? Confidentiality { get; private set; }
    public bool HandlesMyNumber { get; private set; }

    // The current contract.
    public string? VendorName { get; private set; }
    /// <summary>法人番号, thirteen digits.</summary>
    public string? VendorNumber { get; private set; }
    public string? ContractNumber { get; private set; }
    public string? ContractMethod { get; private set; }
    public DateOnly? ContractFrom { get; private set; }
    /// <summary>Last day of the contract.</summary>
    public DateOnly? ContractTo { get; private set; }
    /// <summary>Sum of the whole term, tax included.</summary>
    public long? ContractAmountYen { get; private set; }
    /// <summary>Running cost of one fiscal year, tax included.</summary>
    public long? AnnualCostYen { get; private set; }
    public FiscalYear? NextRenewalFy { get; private set; }
    public LedgerSource ContractSource { get; private set; }
    /// <summary>The day the contract and cost were last entered: their age on the page.</summary>
    public DateOnly? ContractRecordedOn { get; private set; }
    public Guid? LastContractConsultationId { get; private set; }

    /// <summary>「変わりないこと」 was confirmed last on this day, by whom and as whom; names are frozen.</summary>
    public DateOnly? ConfirmedOn { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public string? ConfirmedBySection { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }
    /// <summary>Made for the demonstration: name and figures are fictional and are shown so.</summary>
    public bool IsDemonstration { get; private set; }
    /// <summary>What a search looks through, folded to one width and case (<see cref="CharacterWidth.SearchKey"/>).</summary>
    public string SearchText { get; private set; } = "";
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static string CodeOf(int number) => $"SYS-{number:0000}";

    public static InformationSystem Register(Guid id, int number, SystemInput input, Actor actor)
    {
        var system = new InformationSystem { Id = id, Code = CodeOf(number) };
        system.Take(input, actor);
        system.TakeContract(input, actor);
        return system;
    }

    /// <summary>The staff of the owner section, and the policy office for all.</summary>
    public static bool MayEdit(Actor actor, Guid ownerSectionId) =>
        actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemEditOwn, ownerSectionId);

    /// <summary>The head of the owner section, and the policy office for all (domain.md 2.2).</summary>
    public static bool MayConfirm(Actor actor, Guid ownerSectionId) =>
        actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemConfirm, ownerSectionId);

    /// <summary>Refuses to hand the row to another section unless the actor may edit all (SystemOwnerFixed).</summary>
    public void Edit(SystemInput input, Actor actor)
    {
        if (input.OwnerSectionId != OwnerSectionId && !actor.May(Permission.SystemEditAll))
        {
            throw new RuleViolation("SystemOwnerFixed", nameof(SystemInput.OwnerSectionId));
        }
        Take(input, actor);
        if (ContractDiffersFrom(input))
        {
            TakeContract(input, actor);
        }
    }

    public void Confirm(Actor actor)
    {
        ConfirmedOn = actor.Today;
        ConfirmedBy = actor.Name;
        ConfirmedBySection = (actor.CapacityFor(Permission.SystemConfirm, OwnerSectionId) ?? actor.CapacityFor(Permission.SystemEditAll) ?? actor.Main)?.SectionName;
    }

    /// <summary>The contract that came out of a consultation; a system still being prepared goes on to development.</summary>
    public void Conclude(ContractConcluded concluded, Actor actor)
    {
        VendorName = concluded.VendorName;
        VendorNumber = concluded.VendorNumber;
        ContractNumber = concluded.ContractNumber;
        ContractMethod = concluded.ContractMethod;
        ContractFrom = concluded.ContractFrom;
        ContractTo = concluded.ContractTo;
        ContractAmountYen = concluded.ContractAmountYen;
        AnnualCostYen = concluded.AnnualCostYen ?? AnnualCostYen;
        NextRenewalFy = concluded.NextRenewalFy ?? FiscalYear.Of(concluded.ContractTo);
        LastContractConsultationId = concluded.ConsultationId;
        if (Lifecycle is Lifecycle.Concept or Lifecycle.Requirements)
        {
            Lifecycle = Lifecycle.Development;
        }
        Recorded(LedgerSource.Consultation, actor);
        Touch(actor);
    }

    /// <summary>Marks the row as fictional, its confirmation too; only the demonstration's seed does.</summary>
    internal void MarkDemonstration(DateOnly? confirmedOn, string section)
    {
        IsDemonstration = true;
        ContractSource = LedgerSource.Demonstration;
        (ConfirmedOn, ConfirmedBy, ConfirmedBySection) = confirmedOn is null ? (null, null, null) : (confirmedOn, "所属長（架空）", section);
    }

    private void Take(SystemInput input, Actor actor)
    {
        Name = input.Name ?? "";
        ShortName = input.ShortName;
        FormerName = input.FormerName;
        Furigana = input.Furigana;
        SortName = input.Furigana ?? Name;
        Summary = input.Summary;
        Lifecycle = input.Lifecycle!.Value;
        Criticality = input.Criticality!.Value;
        OwnerSectionId = input.OwnerSectionId!.Value;
        DeliveryForm = input.DeliveryForm;
        Hosting = input.Hosting;
        Sharing = input.Sharing;
        Segment = input.Segment;
        Confidentiality = input.Confidentiality;
        HandlesMyNumber = input.HandlesMyNumber;
        Touch(actor);
    }

    private void TakeContract(SystemInput input, Actor actor)
    {
        VendorName = input.VendorName;
        VendorNumber = input.VendorNumber;
        ContractNumber = input.ContractNumber;
        ContractMethod = input.ContractMethod;
        ContractFrom = input.ContractFrom;
        ContractTo = input.ContractTo;
        ContractAmountYen = input.ContractAmountYen;
        AnnualCostYen = input.AnnualCostYen;
        NextRenewalFy = input.NextRenewalFy;
        Recorded(LedgerSource.Hand, actor);
        Touch(actor);
    }

    private bool ContractDiffersFrom(SystemInput input) =>
        (VendorName, VendorNumber, ContractNumber, ContractMethod, ContractFrom, ContractTo, ContractAmountYen, AnnualCostYen, NextRenewalFy)
        != (input.VendorName, input.VendorNumber, input.ContractNumber, input.ContractMethod, input.ContractFrom, input.ContractTo, input.ContractAmountYen, input.AnnualCostYen, input.NextRenewalFy);

    private void Recorded(LedgerSource source, Actor actor)
    {
        ContractSource = source;
        ContractRecordedOn = actor.Today;
    }

    private void Touch(Actor actor)
    {
        UpdatedAt = actor.Now;
        SearchText = CharacterWidth.SearchKey(string.Join(' ', new[] { Code, Name, ShortName, FormerName, Furigana, VendorName, Summary }.Where(text => !string.IsNullOrEmpty(text))));
    }
}

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

/// <summary>Where a value of the ledger comes from.</summary>
public enum LedgerSource
{
    Hand,          // 手入力
    Consultation,  // 協議の契約結果
    Contract,      // 契約書類
    Survey,        // 照会の回答
    Import,        // 取込み
    Demonstration, // デモ用の架空データ
    Settlement,    // 決算
}

/// <summary>Where the value of a field comes from, and since which day.</summary>
public sealed record FieldSource(LedgerSource Source, DateOnly On);

/// <summary>
/// One row of the ledger with its karte (情報システム台帳, domain.md 4.1). Changed only through its methods; which values
/// there are, who may read them and which are required stands in <see cref="SystemColumns"/>. The row carries the current
/// contract; earlier ones and those beside it are parts (<see cref="SystemContract"/>).
/// </summary>
public sealed partial class InformationSystem : IVersioned, ITracked
{
    public const string SubjectType = "System";
    public const string CounterKey = "system";
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int FuriganaLength = 200;
    public const int SummaryLength = 1000;
    public const int TextLength = 500;
    public const int VendorLength = 100;
    public const int ContractNumberLength = 50;
    public const int PersonLength = 100;

    private readonly List<SystemContract> contracts = [];
    private readonly List<SystemCost> costs = [];
    private readonly List<SystemServer> servers = [];
    private readonly List<SystemComponent> components = [];
    private readonly List<SystemLicence> licences = [];
    private readonly List<SystemLink> links = [];
    private readonly List<SystemSla> slas = [];
    private readonly List<SystemCustomisation> customisations = [];
    private readonly List<SystemAdvice> advice = [];

    public Guid Id { get; init; }
    /// <summary>SYS-0001: given once from the counter, never changed, never used again.</summary>
    public required string Code { get; init; }
    /// <summary>What lists sort by: the reading, or the name while there is none.</summary>
    public string SortName { get; private set; } = "";
    public Guid? LastContractConsultationId { get; private set; }

    /// <summary>「変わりないこと」 was confirmed last on this day, by whom and as whom; names are frozen.</summary>
    public DateOnly? ConfirmedOn { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public string? ConfirmedBySection { get; private set; }

    /// <summary>How many of the values that the row's importance asks for are there, and how many it asks for (decision 25).</summary>
    public int AnsweredFields { get; private set; }
    public int RequiredFields { get; private set; }
    /// <summary>Percent, rounded down: 100 only when nothing is missing.</summary>
    public int Completeness { get; private set; }

    /// <summary>Rows of parts that completeness asks for, kept here so that it can be told without loading them.</summary>
    public int ComponentCount { get; private set; }
    public int CostCount { get; private set; }

    /// <summary>By the names of <see cref="SystemColumns"/>; replaced, never changed in place.</summary>
    public IReadOnlyDictionary<string, FieldSource> Sources { get; private set; } = new Dictionary<string, FieldSource>();

    public DateTimeOffset UpdatedAt { get; private set; }
    /// <summary>Counts the changes, those of parts too: every one of them is a new version of the row.</summary>
    public int Revision { get; private set; }
    /// <summary>Made for the demonstration: name and figures are fictional and are shown so.</summary>
    public bool IsDemonstration { get; private set; }
    /// <summary>What a search looks through, folded to one width and case (<see cref="CharacterWidth.SearchKey"/>); no sensitive value.</summary>
    public string SearchText { get; private set; } = "";
    public uint Version { get; private set; }

    public IReadOnlyList<SystemContract> Contracts => contracts;
    public IReadOnlyList<SystemCost> Costs => costs;
    public IReadOnlyList<SystemServer> Servers => servers;
    public IReadOnlyList<SystemComponent> Components => components;
    public IReadOnlyList<SystemLicence> Licences => licences;
    public IReadOnlyList<SystemLink> Links => links;
    public IReadOnlyList<SystemSla> Slas => slas;
    public IReadOnlyList<SystemCustomisation> Customisations => customisations;
    public IReadOnlyList<SystemAdvice> Advice => advice;

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Where the current contract comes from, and when it was last entered: its newest value speaks.</summary>
    public LedgerSource ContractSource => ContractFact?.Source ?? LedgerSource.Hand;
    public DateOnly? ContractRecordedOn => ContractFact?.On;

    private FieldSource? ContractFact => SystemColumns.Contract.Select(c => Sources.GetValueOrDefault(c.Name)).OfType<FieldSource>().MaxBy(f => f.On);

    public static string CodeOf(int number) => $"SYS-{number:0000}";

    public static InformationSystem Register(Guid id, int number, SystemInput input, Actor actor, LedgerSource source = LedgerSource.Hand)
    {
        var system = new InformationSystem { Id = id, Code = CodeOf(number) };
        system.Take(input, source, actor);
        system.Touch(actor);
        return system;
    }

    /// <summary>The staff of the owner section, and the policy office for all.</summary>
    public static bool MayEdit(Actor actor, Guid ownerSectionId) =>
        actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemEditOwn, ownerSectionId);

    /// <summary>The head of the owner section, and the policy office for all (domain.md 2.2).</summary>
    public static bool MayConfirm(Actor actor, Guid ownerSectionId) =>
        actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemConfirm, ownerSectionId);

    /// <summary>Columns and parts hidden from general staff: the owner section keeps them, the governance roles read them (decision 20).</summary>
    public static bool MayReadSensitive(Actor actor, Guid ownerSectionId) =>
        actor.May(Permission.SystemReadConfidential) || actor.MayIn(Permission.SystemEditOwn, ownerSectionId);

    /// <summary>The policy office and the CIO補佐官 give advice from the karte.</summary>
    public static bool MayAdvise(Actor actor) => actor.May(Permission.SystemEditAll) || actor.May(Permission.ConsultationOpinion);

    /// <summary>
    /// Takes every value of the input but the linked systems (<see cref="LinkOnly"/>). Refuses to hand the row to another
    /// section unless the actor may edit all (SystemOwnerFixed).
    /// </summary>
    public void Edit(SystemInput input, Actor actor, LedgerSource source = LedgerSource.Hand)
    {
        if (input.OwnerSectionId != OwnerSectionId && !actor.May(Permission.SystemEditAll))
        {
            throw new RuleViolation("SystemOwnerFixed", nameof(SystemInput.OwnerSectionId));
        }
        Take(input, source, actor);
        Touch(actor);
    }

    public void Confirm(Actor actor)
    {
        ConfirmedOn = actor.Today;
        ConfirmedBy = actor.Name;
        ConfirmedBySection = (actor.CapacityFor(Permission.SystemConfirm, OwnerSectionId) ?? actor.CapacityFor(Permission.SystemEditAll) ?? actor.Main)?.SectionName;
    }

    /// <summary>
    /// The contract that came out of a consultation becomes the current one; the one before it is kept among the
    /// contracts. A system still being prepared goes on to development.
    /// </summary>
    public void Conclude(ContractConcluded concluded, Actor actor)
    {
        var former = SystemInput.Of(this);
        if (former.HasContract && !concluded.IsContractOf(former))
        {
            var kept = new SystemContract();
            kept.Place(Guid.CreateVersion7(actor.Now), Id, contracts.Count);
            foreach (var column in SystemColumns.Contract)
            {
                column.Set(kept, column.Of(former));
            }
            kept.Keep(LastContractConsultationId);
            contracts.Add(kept);
        }
        Take(concluded.Upon(former), LedgerSource.Consultation, actor);
        LastContractConsultationId = concluded.ConsultationId;
        if (Lifecycle is Lifecycle.Concept or Lifecycle.Requirements)
        {
            Lifecycle = Lifecycle.Development;
        }
        Touch(actor);
    }

    /// <summary>A drill of the ICT-BCP covered it; a drill recorded late never takes a later day back.</summary>
    internal void Drilled(DateOnly heldOn, Actor actor)
    {
        if (BcpDrilledOn >= heldOn)
        {
            return;
        }
        BcpDrilledOn = heldOn;
        Sources = new Dictionary<string, FieldSource>(Sources) { [nameof(BcpDrilledOn)] = new(LedgerSource.Hand, actor.Today) };
        Touch(actor);
    }

    /// <summary>
    /// Makes the rows of one part what the form or sheet says: known ones are changed, new ones added, left-out ones
    /// removed, empty ones dropped.
    /// </summary>
    internal void Replace<TPart, TRow>(List<TPart> parts, IReadOnlyList<TRow> rows, IReadOnlyList<LedgerColumn> columns, Actor actor)
        where TPart : SystemPart, new() where TRow : PartRow
    {
        var given = rows.Where(row => columns.Any(c => c.IsAnswered(row))).ToList();
        parts.RemoveAll(part => given.All(row => row.Id != part.Id));
        for (var n = 0; n < given.Count; n++)
        {
            var part = parts.FirstOrDefault(p => p.Id == given[n].Id);
            if (part is null)
            {
                part = new TPart();
                parts.Add(part);
                part.Place(Guid.CreateVersion7(actor.Now), Id, n);
            }
            part.Place(part.Id, Id, n);
            foreach (var column in columns.Where(c => !c.IsSame(part, given[n])))
            {
                column.Set(part, column.Of(given[n]));
            }
        }
        (ComponentCount, CostCount) = (parts is List<SystemComponent> ? parts.Count : ComponentCount, parts is List<SystemCost> ? parts.Count : CostCount);
        Touch(actor);
    }

    internal List<SystemContract> ContractRows => contracts;
    internal List<SystemCost> CostRows => costs;
    internal List<SystemServer> ServerRows => servers;
    internal List<SystemComponent> ComponentRows => components;
    internal List<SystemLicence> LicenceRows => licences;
    internal List<SystemLink> LinkRows => links;
    internal List<SystemSla> SlaRows => slas;
    internal List<SystemCustomisation> CustomisationRows => customisations;

    /// <summary>
    /// Tells every link which system its number means. Refused: a number that no system has (SystemLinkUnknown), the system
    /// itself (SystemLinkToItself), one system twice (SystemLinkTwice).
    /// </summary>
    internal void Lead(IReadOnlyDictionary<string, Guid> targets)
    {
        var seen = new HashSet<string>();
        foreach (var link in links.OrderBy(l => l.Position))
        {
            var (field, target) = ($"{nameof(Links)}[{link.Position}].{nameof(SystemLink.Target)}", link.Target!);
            CheckTarget(target, targets, field);
            if (!seen.Add(target))
            {
                throw new RuleViolation("SystemLinkTwice", field, target);
            }
            link.Lead(target, targets[target]);
        }
        NameLinks();
    }

    /// <summary>Links to exactly these systems: what is known of a link stays, links to others go. Refused as by <see cref="Lead"/>.</summary>
    internal void LinkOnly(IReadOnlyDictionary<string, Guid> targets, string? numbers, LedgerSource source, Actor actor)
    {
        var wanted = SystemNumbers.Read(numbers);
        foreach (var number in wanted)
        {
            CheckTarget(number, targets, nameof(LinkedSystems));
        }
        links.RemoveAll(l => !wanted.Contains(l.Target));
        foreach (var number in wanted.Where(number => links.All(l => l.Target != number)))
        {
            var link = new SystemLink();
            link.Place(Guid.CreateVersion7(actor.Now), Id, links.Count);
            link.Lead(number, targets[number]);
            links.Add(link);
        }
        NameLinks();
        Sources = new Dictionary<string, FieldSource>(Sources) { [nameof(LinkedSystems)] = new(source, actor.Today) };
        Touch(actor);
    }

    private void CheckTarget(string number, IReadOnlyDictionary<string, Guid> targets, string field)
    {
        if (number == Code)
        {
            throw new RuleViolation("SystemLinkToItself", field);
        }
        if (!targets.ContainsKey(number))
        {
            throw new RuleViolation("SystemLinkUnknown", field, number);
        }
    }

    private void NameLinks() => LinkedSystems = SystemNumbers.Ordered(string.Join(';', links.Select(l => l.Target)));

    /// <summary>所見・助言 of the governance office.</summary>
    public void Advise(string text, Actor actor)
    {
        if (!MayAdvise(actor))
        {
            throw new Forbidden("Advising on a system.");
        }
        var given = SystemAdvice.Give(text, actor);
        given.Place(Guid.CreateVersion7(actor.Now), Id, advice.Count);
        advice.Add(given);
        Touch(actor);
    }

    /// <summary>The owner section answers; SystemAdviceClosed once the office has closed it.</summary>
    public void Answer(Guid adviceId, string text, Actor actor)
    {
        if (!MayEdit(actor, OwnerSectionId))
        {
            throw new Forbidden("Answering advice.");
        }
        OneAdvice(adviceId).Answer(text, actor, actor.CapacityFor(Permission.SystemEditOwn, OwnerSectionId) ?? actor.CapacityFor(Permission.SystemEditAll));
        Touch(actor);
    }

    public void CloseAdvice(Guid adviceId, Actor actor)
    {
        if (!MayAdvise(actor))
        {
            throw new Forbidden("Closing advice.");
        }
        OneAdvice(adviceId).Close(actor);
        Touch(actor);
    }

    /// <summary>組織改正: the row goes to the section that takes over; nothing else of it changes, who confirmed it neither.</summary>
    internal void SucceedOwner(Guid sectionId, Actor actor)
    {
        OwnerSectionId = sectionId;
        Touch(actor);
    }

    /// <summary>棚卸: those of the licences that were found on the day; how many they were.</summary>
    internal int TakeStock(IReadOnlyCollection<Guid> licenceIds, DateOnly day, Actor actor)
    {
        var found = licences.Where(l => licenceIds.Contains(l.Id)).ToList();
        found.ForEach(l => l.TakeStock(day));
        Touch(actor);
        return found.Count;
    }

    /// <summary>組織改正: another section keeps the certificate of a licence from now on.</summary>
    internal void SucceedHolder(Guid licenceId, Guid sectionId, Actor actor)
    {
        licences.Single(l => l.Id == licenceId).KeepIn(sectionId);
        Touch(actor);
    }

    /// <summary>Marks the row as fictional, its confirmation too; only the demonstration's seed does.</summary>
    internal void MarkDemonstration(DateOnly? confirmedOn, string section)
    {
        IsDemonstration = true;
        Sources = Sources.ToDictionary(x => x.Key, x => x.Value with { Source = LedgerSource.Demonstration });
        (ConfirmedOn, ConfirmedBy, ConfirmedBySection) = confirmedOn is null ? (null, null, null) : (confirmedOn, "所属長（架空）", section);
    }

    /// <summary>Empties the sensitive columns of a copy that is only read; a query calls it before the copy leaves it.</summary>
    internal void HideSensitive()
    {
        foreach (var column in SystemColumns.Sensitive)
        {
            column.Set(this, null);
        }
    }

    private SystemAdvice OneAdvice(Guid id) => advice.FirstOrDefault(a => a.Id == id) ?? throw new NotFound($"Advice {id}.");

    private void Take(SystemInput input, LedgerSource source, Actor actor)
    {
        var sources = new Dictionary<string, FieldSource>(Sources);
        // Of a new row also what happens to be the type's first value was given.
        var isNew = Revision == 0;
        foreach (var column in SystemColumns.Given.Where(c => c.Kind != LedgerKind.Systems && (!c.IsSame(this, input) || (isNew && c.IsAnswered(input)))))
        {
            column.Set(this, column.Of(input) ?? (column.Name == nameof(Name) ? "" : null));
            sources[column.Name] = new FieldSource(source, actor.Today);
        }
        Sources = sources;
    }

    private void Touch(Actor actor)
    {
        UpdatedAt = actor.Now;
        Revision++;
        SortName = Furigana ?? Name;
        (AnsweredFields, RequiredFields) = SystemCompleteness.Count(this);
        Completeness = RequiredFields == 0 ? 100 : AnsweredFields * 100 / RequiredFields;
        SearchText = CharacterWidth.SearchKey(string.Join(' ', new[] { Code, Name, ShortName, FormerName, Furigana, ProductName, VendorName, Summary }.Where(text => !string.IsNullOrEmpty(text))));
    }
}

using GovernancePortal.Core.Platform.Text;
using static GovernancePortal.Core.Systems.Criticality;
using static GovernancePortal.Core.Systems.KartePage;
using static GovernancePortal.Core.Systems.LedgerKind;

namespace GovernancePortal.Core.Systems;

/// <summary>
/// Every value of a ledger row (domain.md 4.1), in the order of the sheets: the one table that forms, karte,
/// completeness, Trail and sheets read. Of the importance: 一般 answers 12, 準重要 20, 重要 all that are marked
/// (decision 25), as far as a row is asked.
/// </summary>
public static class SystemColumns
{
    public static IReadOnlyList<LedgerColumn> All { get; } =
    [
        new("Code", "システム番号", Text) { Page = Identity, Derived = true },
        new("Name", "システム名称", Text) { Page = Identity, Length = InformationSystem.NameLength, RequiredFrom = General, Needed = true },
        new("ShortName", "略称", Text) { Page = Identity, Length = InformationSystem.NameLength },
        new("FormerName", "旧名称", Text) { Page = Identity, Length = InformationSystem.NameLength },
        new("Furigana", "ふりがな", Kana) { Page = Identity, Length = InformationSystem.FuriganaLength },
        new("Summary", "概要(関連する業務)", LongText) { Page = Identity, Length = InformationSystem.SummaryLength, RequiredFrom = General, Aliases = ["概要"] },
        new("Lifecycle", "状態", Choice) { Page = Identity, Choices = typeof(Lifecycle), RequiredFrom = General, Needed = true },
        new("SystemClass", "種別", Code) { Page = Identity, List = SystemCodes.SystemClass, RequiredFrom = General },
        new("Criticality", "重要度", Choice) { Page = Identity, Choices = typeof(Criticality), RequiredFrom = General, Needed = true },

        new("Bureau", "部局", Text) { Page = Use, Derived = true },
        new("OwnerSectionId", "システム所管課", KindOfSection) { Page = Use, RequiredFrom = General, Needed = true, Aliases = ["所管課"] },
        new("ManagerName", "システム管理者", Text) { Page = Use, Length = InformationSystem.PersonLength, RequiredFrom = Important },
        new("ContactName", "担当者", Text) { Page = Use, Length = InformationSystem.PersonLength, RequiredFrom = Important },
        new("UsingSections", "利用所属", LongText) { Page = Use, Length = InformationSystem.TextLength, RequiredFrom = Important },
        new("UserClass", "利用者区分", Code) { Page = Use, List = SystemCodes.UserClass, RequiredFrom = Important },
        new("UserCount", "利用者数", Whole) { Page = Use, RequiredFrom = SemiImportant },
        new("LegalBasis", "根拠法令・事務名", LongText) { Page = Use, Length = InformationSystem.TextLength },
        new("BusinessKind", "業務分野", Code) { Page = Use, List = SystemCodes.BusinessKind },
        new("Purpose", "目的・効果", LongText) { Page = Use, Length = InformationSystem.SummaryLength },

        new("DeliveryForm", "提供形態", Code) { Page = Form, List = SystemCodes.DeliveryForm, RequiredFrom = General },
        new("ProductName", "製品名", Text) { Page = Form, Length = InformationSystem.NameLength },
        new("Hosting", "稼働場所", Code) { Page = Form, List = SystemCodes.Hosting, RequiredFrom = General },
        new("PlatformFy", "共通基盤への移行年度", Year) { Page = Form },
        new("Sharing", "利用方式", Code) { Page = Form, List = SystemCodes.Sharing, RequiredFrom = SemiImportant },
        new("SharingBodies", "共同利用の団体名", LongText) { Page = Form, Length = InformationSystem.TextLength },
        new("Segment", "ネットワーク区分", Code) { Page = Form, List = SystemCodes.Segment, RequiredFrom = General },
        new("TerminalNeeds", "端末要件・ブラウザ", LongText) { Page = Form, Length = InformationSystem.TextLength },
        new("PublicUrls", "ドメイン・公開URL", LongText) { Page = Form, Length = InformationSystem.TextLength },
        new("WebAccessibility", "JIS X 8341-3対応", Code) { Page = Form, List = SystemCodes.WebAccessibility },
        new("OpenDataOutput", "オープンデータの出力", YesNo) { Page = Form },
        new("OpenDataFy", "オープンデータの出力開始年度", Year) { Page = Form },
        new("LinkedSystems", "連携システム", LedgerKind.Systems) { Page = Form },

        new("Confidentiality", "情報分類(機密性)", Code) { Page = Information, List = SystemCodes.Confidentiality, RequiredFrom = General, Aliases = ["情報分類", "自治体機密性"] },
        new("Integrity", "情報分類(完全性)", Code) { Page = Information, List = SystemCodes.Integrity, RequiredFrom = Important },
        new("Availability", "情報分類(可用性)", Code) { Page = Information, List = SystemCodes.Availability, RequiredFrom = Important },
        new("PersonalInfo", "個人情報", Code) { Page = Information, List = SystemCodes.PersonalInfo, RequiredFrom = SemiImportant },
        new("PersonalInfoCount", "個人情報の件数帯", Code) { Page = Information, List = SystemCodes.PersonalInfoCount, RequiredFrom = Important, AskedWhen = s => s.PersonalInfo is not (null or SystemCodes.No) },
        new("HandlesMyNumber", "特定個人情報", YesNo) { Page = Information, RequiredFrom = General, Aliases = ["マイナンバーを取り扱う"] },
        new("MyNumberWork", "特定個人情報の事務名", LongText) { Page = Information, Length = InformationSystem.TextLength, RequiredFrom = Important, AskedWhen = MyNumber },
        new("PiaKind", "PIAの種類", Code) { Page = Information, List = SystemCodes.PiaKind, RequiredFrom = Important, AskedWhen = MyNumber },
        new("PiaPublishedOn", "PIAの公表日", Day) { Page = Information },
        new("PiaReviewOn", "PIAの見直し日", Day) { Page = Information },
        new("Authentication", "認証", Code) { Page = Information, List = SystemCodes.Authentication, RequiredFrom = Important },
        new("AccessControl", "アクセス制御", LongText) { Page = Information, Length = InformationSystem.TextLength, Sensitive = true, RequiredFrom = Important },
        new("LogMonths", "ログ保存期間(月)", Whole) { Page = Information, Most = 1200, RequiredFrom = Important },
        new("VulnerabilityTestOn", "脆弱性診断日", Day) { Page = Information },
        new("VulnerabilityResult", "脆弱性診断の結果", LongText) { Page = Information, Length = InformationSystem.TextLength, Sensitive = true },
        new("PenetrationTestOn", "ペネトレーションテスト実施日", Day) { Page = Information },
        new("PenetrationResult", "ペネトレーションテストの結果", LongText) { Page = Information, Length = InformationSystem.TextLength, Sensitive = true },
        new("CloudAssessment", "クラウド評価制度", Code) { Page = Information, List = SystemCodes.CloudAssessment },
        new("DataCountry", "データセンター所在国", Text) { Page = Information, Length = InformationSystem.PersonLength },
        new("ZeroTrust", "ゼロトラストの適用", Code) { Page = Information, List = SystemCodes.ZeroTrust },

        new("RtoHours", "RTO(時間)", Whole) { Page = Continuity, Most = 10_000, RequiredFrom = SemiImportant, Aliases = ["RTO"] },
        new("RpoHours", "RPO(時間)", Whole) { Page = Continuity, Most = 10_000, RequiredFrom = Important, Aliases = ["RPO"] },
        new("Rlo", "RLO", Text) { Page = Continuity, Length = InformationSystem.VendorLength, RequiredFrom = Important },
        new("DisasterDays", "大規模災害時の復旧(日)", Whole) { Page = Continuity, Most = 1000, RequiredFrom = Important, Aliases = ["大規模災害時"] },
        new("BackupMethod", "バックアップの方法", Code) { Page = Continuity, List = SystemCodes.BackupMethod, RequiredFrom = SemiImportant, Aliases = ["バックアップ"] },
        new("BackupFrequency", "バックアップの頻度", Code) { Page = Continuity, List = SystemCodes.BackupFrequency, RequiredFrom = Important, AskedWhen = BacksUp },
        new("BackupGenerations", "バックアップの世代数", Whole) { Page = Continuity, Most = 10_000, RequiredFrom = Important, AskedWhen = BacksUp },
        new("BackupMedium", "バックアップの媒体", Text) { Page = Continuity, Length = InformationSystem.PersonLength, RequiredFrom = Important, AskedWhen = BacksUp },
        new("BackupRemote", "遠隔地バックアップ", YesNo) { Page = Continuity, RequiredFrom = Important, Aliases = ["遠隔地"] },
        new("BackupPlace", "バックアップの保管場所", Text) { Page = Continuity, Length = InformationSystem.VendorLength, Sensitive = true },
        new("RestoreTestedOn", "最終復元テスト日", Day) { Page = Continuity, RequiredFrom = Important, AskedWhen = BacksUp },
        new("BcpCovered", "ICT-BCP対象", YesNo) { Page = Continuity, RequiredFrom = Important },
        new("BcpDrilledOn", "ICT-BCP訓練日", Day) { Page = Continuity, RequiredFrom = Important, AskedWhen = s => s.BcpCovered == true },
        new("RecoveryTeam", "障害対応体制", LongText) { Page = Continuity, Length = InformationSystem.TextLength },
        new("Reinstallation", "再インストールの容易性", LongText) { Page = Continuity, Length = InformationSystem.TextLength },

        .. ContractColumns(),

        new("AnnualCostYen", "年間経費", LedgerKind.Yen) { Page = Plan, RequiredFrom = SemiImportant, AskedWhen = HasContract },
        new("LeaseEndOn", "リース・利用満了日", Day) { Page = Plan, Aliases = ["リース/利用満了日"] },
        new("StartedOn", "稼働開始年月", Day) { Page = Plan, RequiredFrom = Important, AskedWhen = IsRunning },
        new("NextRenewalFy", "次期更新予定年度", Year) { Page = Plan, RequiredFrom = SemiImportant, AskedWhen = IsRunning },
        new("RenewalPlan", "更新方針", Code) { Page = Plan, List = SystemCodes.RenewalPlan, RequiredFrom = Important, AskedWhen = IsRunning },

        new("AnsweredFields", "記入済みの項目数", Whole) { Page = Identity, Derived = true },
        new("RequiredFields", "必要な項目数", Whole) { Page = Identity, Derived = true },
        new("ConfirmedOn", "最終確認日", Day) { Page = Identity, Derived = true },
        new("ConfirmedBySection", "確認者", Text) { Page = Identity, Derived = true },
    ];

    /// <summary>What a form or a sheet may give.</summary>
    public static IReadOnlyList<LedgerColumn> Given { get; } = [.. All.Where(c => !c.Derived)];

    /// <summary>The one list of columns that are hidden from staff of other sections; the servers are hidden as a whole (<see cref="SystemPartTables"/>).</summary>
    public static IReadOnlyList<LedgerColumn> Sensitive { get; } = [.. All.Where(c => c.Sensitive)];

    /// <summary>The current contract; earlier ones and those beside it carry the same values as rows of their own.</summary>
    public static IReadOnlyList<LedgerColumn> Contract { get; } = [.. All.Where(c => c.Page == KartePage.Contract)];

    private static readonly Dictionary<string, LedgerColumn> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, LedgerColumn> ByHeader = All.SelectMany(c => c.Aliases.Append(c.Header), (c, header) => (c, header))
        .ToDictionary(x => CharacterWidth.SearchKey(x.header), x => x.c, StringComparer.Ordinal);

    public static LedgerColumn Of(string name) => ByName[name];

    public static LedgerColumn? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The column of a heading, whatever its width and case; null for a foreign one.</summary>
    public static LedgerColumn? OfHeader(string header) => ByHeader.GetValueOrDefault(CharacterWidth.SearchKey(header));

    public static IReadOnlyList<LedgerColumn> On(KartePage page) => [.. Given.Where(c => c.Page == page && c.Kind != LedgerKind.Systems)];

    internal static IEnumerable<LedgerColumn> ContractColumns() =>
    [
        new("ContractName", "契約名称", Text) { Page = KartePage.Contract, Length = InformationSystem.VendorLength, RequiredFrom = Important, AskedWhen = HasContract },
        new("ContractKind", "契約種別", Code) { Page = KartePage.Contract, List = SystemCodes.ContractKind, RequiredFrom = Important, AskedWhen = HasContract },
        new("VendorName", "受託者", Text) { Page = KartePage.Contract, Length = InformationSystem.VendorLength, RequiredFrom = SemiImportant, AskedWhen = HasContract },
        new("VendorNumber", "法人番号", Text) { Page = KartePage.Contract, Length = CorporateNumber.Length },
        new("ContractNumber", "契約番号", Text) { Page = KartePage.Contract, Length = InformationSystem.ContractNumberLength },
        new("ContractMethod", "契約方式", Code) { Page = KartePage.Contract, List = SystemCodes.ContractMethod, RequiredFrom = Important, AskedWhen = HasContract, Aliases = ["方式"] },
        new("Bidders", "応札者数", Whole) { Page = KartePage.Contract, Most = 1000, RequiredFrom = Important, AskedWhen = HasContract },
        new("ContractFrom", "契約開始日", Day) { Page = KartePage.Contract, RequiredFrom = Important, AskedWhen = HasContract },
        new("ContractTo", "契約終了日", Day) { Page = KartePage.Contract, RequiredFrom = General, AskedWhen = HasContract, Aliases = ["契約満了日"] },
        new("NoticeDays", "予告期間(日)", Whole) { Page = KartePage.Contract, Most = 3660 },
        new("ContractAmountYen", "契約金額", LedgerKind.Yen) { Page = KartePage.Contract, RequiredFrom = Important, AskedWhen = HasContract, Aliases = ["契約金額(税込)"] },
        new("Subcontracting", "再委託", YesNo) { Page = KartePage.Contract, RequiredFrom = Important, AskedWhen = HasContract },
        new("AutoRenewal", "自動更新", YesNo) { Page = KartePage.Contract, RequiredFrom = Important, AskedWhen = HasContract },
        new("MultiYear", "債務負担", Code) { Page = KartePage.Contract, List = SystemCodes.MultiYear, RequiredFrom = Important, AskedWhen = HasContract, Aliases = ["債務負担行為・長期継続契約"] },
        new("ContractOptions", "オプション", LongText) { Page = KartePage.Contract, Length = InformationSystem.TextLength },
    ];

    private const LedgerKind KindOfSection = LedgerKind.Section;

    private static bool MyNumber(InformationSystem s) => s.HandlesMyNumber == true;

    private static bool BacksUp(InformationSystem s) => s.BackupMethod != SystemCodes.No;

    private static bool IsRunning(InformationSystem s) => s.Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired;

    // What staff made themselves, and what the state hands out, has no contract of the prefecture's.
    private static bool HasContract(InformationSystem s) => IsRunning(s) && s.DeliveryForm is not ("OfficeTool" or "Provided");
}

using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems.Demo;

/// <summary>
/// What the karten of the demonstration hold beside the table of systems: plausible, fictional, the same at every seed. Every
/// fifth row is left with gaps, as real ledgers are.
/// </summary>
internal static class DemoKarte
{
    private static readonly string[] Families = ["青柳", "白石", "黒木", "赤羽", "緑川", "茶谷", "金子", "銀林", "藍沢", "紅野"];
    private static readonly (string Words, string Kind)[] Business =
    [
        ("財務", "Finance"), ("会計", "Finance"), ("県債", "Finance"), ("入札", "Finance"), ("調達", "Finance"), ("人事", "Personnel"), ("給与", "Personnel"), ("勤怠", "Personnel"), ("総務", "Personnel"), ("文書", "Documents"),
        ("会議", "Documents"), ("グループウェア", "Documents"), ("メール", "Documents"), ("税", "Tax"), ("生活保護", "Welfare"), ("児童", "Welfare"), ("障害", "Welfare"), ("病院", "Health"), ("薬", "Health"), ("土木", "Works"), ("道路", "Works"),
        ("橋梁", "Works"), ("建設", "Works"), ("砂防", "Works"), ("森林", "Agriculture"), ("農", "Agriculture"), ("防災", "Disaster"), ("水防", "Disaster"), ("緊急", "Disaster"), ("学校", "Education"), ("図書館", "Education"), ("奨学", "Education"),
        ("ホームページ", "PublicRelations"), ("申請", "Applications"), ("予約", "Reservation"), ("統計", "Assembly"), ("分析", "Assembly"),
    ];

    /// <summary>Products that several sections bought each for itself, by the number of the row: candidates for buying together.</summary>
    private static readonly Dictionary<int, string> Shared = new()
    {
        [16] = "みどり地図エンジン Ver.4", [103] = "みどり地図エンジン Ver.5", [104] = "みどり地図エンジン Ver.4", [77] = "みどり地図エンジン Ver.5",
        [113] = "わかば福祉パッケージ", [114] = "わかば福祉パッケージ", [54] = "つばめ会議クラウド", [87] = "つばめ会議クラウド", [101] = "つばめ会議クラウド",
    };

    /// <summary>Data that flows between systems of the table, by their names.</summary>
    private static readonly (string From, string To, string Data, string Method, bool Specific)[] Flows =
    [
        ("財務会計システム", "統合財務システム", "予算と決算の数字", "File", false),
        ("財務会計システム", "土木事務管理システム", "支出負担行為の番号", "File", false),
        ("人事給与システム", "統合データベース", "職員と所属のマスタ", "File", false),
        ("統合データベース", "財務会計システム", "職員と所属のマスタ", "Database", false),
        ("統合データベース", "グループウェアシステム", "職員と所属のマスタ", "Database", false),
        ("統合データベース", "土木事務管理システム", "職員と所属のマスタ", "Database", false),
        ("総務事務システム", "人事給与システム", "手当と休暇の届出", "File", false),
        ("総務事務システム", "財務会計システム", "旅費の支払", "Api", false),
        ("土木積算システム", "土木事務管理システム", "設計書の金額", "File", false),
        ("土木事務管理システム", "みどり県電子調達共同利用システム", "入札の案件", "Api", false),
        ("認証基盤", "グループウェアシステム", "認証の結果", "Api", false),
        ("認証基盤", "財務会計システム", "認証の結果", "Api", false),
        ("税務総合システム", "自動車税管理システム", "納税者と課税の情報", "File", false),
        ("税務総合システム", "財務会計システム", "収納の消込み", "File", false),
        ("生活保護システム", "財務会計システム", "扶助費の支払", "Manual", true),
        ("総合防災情報システム", "水防情報システム", "雨量と水位", "Api", false),
    ];

    /// <summary>The values that the table does not tell.</summary>
    public static SystemInput Fill(SystemInput input, int number)
    {
        var name = input.Name!;
        var (critical, gaps) = (input.Criticality!.Value, number % 5 == 0);
        var running = input.Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired;
        var cloud = input.Hosting is "Saas" or "Iaas" or "Paas" or "GovCloud";
        var bought = input.ContractTo is not null;
        var mine = input.HandlesMyNumber == true;
        var open = input.Segment == "Internet";
        var filled = input with
        {
            SystemClass = name.Contains("ネットワーク", StringComparison.Ordinal) || name.Contains("LAN", StringComparison.Ordinal) || name.Contains("基盤", StringComparison.Ordinal) ? "Platform"
                : name.Contains("ホームページ", StringComparison.Ordinal) || name.Contains("サイト", StringComparison.Ordinal) ? "PublicSite" : name.Contains("端末", StringComparison.Ordinal) ? "Terminals" : "Business",
            BusinessKind = Business.FirstOrDefault(b => name.Contains(b.Words, StringComparison.Ordinal)).Kind ?? "Foundation",
            ManagerName = Families[number % Families.Length] + "（架空）", ContactName = Families[(number + 3) % Families.Length] + "（架空）",
            UsingSections = number % 3 == 0 ? "全所属" : "所管課と出先機関", UserClass = open ? "Residents" : number % 3 == 0 ? "AllStaff" : "SectionStaff", UserCount = 20 + (number * 137 % 4800),
            LegalBasis = mine ? "行政手続における特定の個人を識別するための番号の利用等に関する法律" : null, Purpose = "事務の正確さを高め、職員の作業時間を減らす。",
            ProductName = Shared.TryGetValue(number, out var shared) ? shared : input.DeliveryForm is "PackageAsIs" or "PackageCustomised" or "Saas" ? name.Replace("システム", "", StringComparison.Ordinal) + "パック（架空）" : null,
            PlatformFy = input.Hosting == SystemCodes.SharedPlatform ? new FiscalYear(PlatformYear(name, number)) : null,
            SharingBodies = input.Sharing == SystemCodes.Joint ? "県と県内の市町村" : null, TerminalNeeds = "県の共通端末。ブラウザはEdge。",
            PublicUrls = open ? $"https://example.jp/s{number:000}" : null, WebAccessibility = open ? number % 2 == 0 ? "Conforming" : "Partly" : "NotSubject",
            OpenDataOutput = number % 9 == 3, OpenDataFy = number % 9 == 3 ? new FiscalYear(2019 + (number % 4)) : null,
            Integrity = critical == Criticality.General ? "1" : "2", Availability = critical == Criticality.General ? "1" : "2",
            PersonalInfo = mine ? "Sensitive" : input.Confidentiality is "3A" or "3B" or "3C" ? "Present" : SystemCodes.No, PersonalInfoCount = input.Confidentiality is "3A" or "3B" or "3C" ? "Under100000" : null,
            MyNumberWork = mine ? "条例で定める個人番号の利用事務" : null, PiaKind = mine ? "Basic" : null, PiaPublishedOn = mine ? new DateOnly(2022, 3, 25) : null, PiaReviewOn = mine ? new DateOnly(2027, 3, 25) : null,
            Authentication = mine ? "TwoFactor" : input.Hosting == SystemCodes.SharedPlatform ? "Sso" : "Password", AccessControl = "職と所属に応じた権限。異動の日に見直す。", LogMonths = critical == Criticality.Important ? 36 : 12,
            VulnerabilityTestOn = open || critical == Criticality.Important ? new DateOnly(2026, 2, 10) : null, VulnerabilityResult = open || critical == Criticality.Important ? "中程度の指摘が1件。修正済み。" : null,
            CloudAssessment = cloud ? number % 2 == 0 ? "Ismap" : SystemCodes.No : null, DataCountry = cloud ? "日本" : null,
            RtoHours = critical switch { Criticality.Important => 24, Criticality.SemiImportant => 72, Criticality.General => 168 }, RpoHours = 24, Rlo = "窓口の事務に要る機能", DisasterDays = critical == Criticality.Important ? 3 : 14,
            BackupMethod = input.DeliveryForm == "Saas" ? "Provider" : "Incremental", BackupFrequency = "Daily", BackupGenerations = 7, BackupMedium = "ディスク", BackupRemote = number % 8 != 6,
            BackupPlace = number % 8 != 6 ? "県外のデータセンター（架空）" : "同じ建物", RestoreTestedOn = number % 4 == 0 ? new DateOnly(2024, 11, 5) : new DateOnly(2026, 2, 18),
            BcpCovered = critical == Criticality.Important, BcpDrilledOn = critical == Criticality.Important ? new DateOnly(number % 7 == 0 ? 2025 : 2026, 1, 17) : null,
            RecoveryTeam = "所管課の担当が受け、受託者が駆けつける。", Reinstallation = "手順書があり、1日で入れ直せる。",
            ContractName = bought ? name + (cloud ? "利用契約" : "運用保守業務委託") : null, ContractKind = bought ? cloud ? "Usage" : "Maintenance" : null,
            Bidders = bought ? input.ContractMethod is "NegotiatedSole" ? 1 : 1 + (number % 4) : null, NoticeDays = bought ? 90 : null, Subcontracting = bought ? number % 2 == 0 : null, AutoRenewal = bought ? false : null,
            MultiYear = bought ? input.ContractTo > input.ContractFrom!.Value.AddYears(1) ? "DebtBurden" : SystemCodes.No : null,
            LeaseEndOn = input.Hosting is "OwnServer" or "Housing" ? input.ContractTo : null, StartedOn = running ? new DateOnly(2012 + (number % 12), 4, 1) : null,
            NextRenewalFy = input.NextRenewalFy ?? (running ? new FiscalYear(2028 + (number % 3)) : null), RenewalPlan = running ? input.Lifecycle == Lifecycle.ToBeRetired ? "Retire" : "Renew" : null,
        };
        return gaps ? filled with { ManagerName = null, Purpose = null, RtoHours = null, BackupRemote = null, RestoreTestedOn = null, UserCount = null, RenewalPlan = null, AccessControl = null, ProductName = null, Bidders = null } : filled;
    }

    /// <summary>The rows of the parts; a row with gaps has none.</summary>
    public static void AddParts(InformationSystem system, int number, Actor actor)
    {
        if (system.Lifecycle is Lifecycle.Retired or Lifecycle.Concept || number % 5 == 0)
        {
            return;
        }
        var owned = system.Hosting is "OwnServer" or "Housing" or "SharedPlatform";
        var rows = new SystemRowsInput();
        rows.Costs.AddRange(Costs(system));
        rows.Customisations.AddRange(system.DeliveryForm == "PackageCustomised" ? [new CustomisationRow { Level = "Component", Count = 3, Content = "県の様式に合わせた帳票", Reason = "条例で定めた様式" }, new CustomisationRow { Level = "SourceCode", Count = 0 }] : []);
        if (owned && system.SystemClass == "Business")
        {
            rows.Servers.Add(new ServerRow { Name = $"sv{number:000}-ap", ServerKind = system.Hosting == "SharedPlatform" ? "Virtual" : "Physical", Count = 2, Location = system.Hosting == "OwnServer" ? "県庁舎のサーバー室" : "データセンター（架空）", Model = "汎用サーバー（架空）", MaintenanceVendor = system.VendorName, SeismicFixing = true, FloodRisk = "None" });
            rows.Components.AddRange(
            [
                new ComponentRow { ComponentKind = "Os", Product = "サーバーOS（架空）", ProductVersion = "2022", SupportEndOn = new DateOnly(2026 + (number % 6), 10, 14) },
                new ComponentRow { ComponentKind = "Database", Product = "データベース（架空）", ProductVersion = "15", SupportEndOn = new DateOnly(2027 + (number % 4), 11, 11) },
                new ComponentRow { ComponentKind = "Language", Product = "Java", ProductVersion = "17" },
            ]);
            rows.Licences.Add(new LicenceRow { Product = "データベース（架空）", Metric = "Core", Quantity = 8, CertificateNumber = $"L-{number:0000}", HolderSectionId = system.OwnerSectionId, ExpiresOn = system.ContractTo, StocktakenOn = number % 2 == 0 ? new DateOnly(2026, 5, 20) : null });
        }
        else if (system.DeliveryForm != "Saas")
        {
            rows.Components.Add(new ComponentRow { ComponentKind = "Package", Product = system.ProductName ?? "ソフトウェア（架空）", ProductVersion = "3", SupportEndOn = new DateOnly(2028 + (number % 3), 3, 31) });
        }
        if (system.Criticality != Criticality.General && system.VendorName is not null)
        {
            rows.Slas.AddRange(
            [
                new SlaRow { Item = "サービス稼働率", Metric = "月ごとの稼働率", Goal = "99.5%", LastActual = "99.9%", ReviewedOn = new DateOnly(2026, 3, 20), ReviewOn = new DateOnly(2027, 3, 20) },
                new SlaRow { Item = "平均復旧時間", Metric = "障害1件当たり", Goal = "3時間", LastActual = "1時間40分", ReviewedOn = new DateOnly(2026, 3, 20), ReviewOn = new DateOnly(2027, 3, 20) },
            ]);
        }
        if (system.Code == InformationSystem.CodeOf(1))
        {
            // The platform as it was built, whose end in January 2020 and the renewal after it the roadmap goes back to.
            rows.Contracts.Add(new ContractRow { ContractName = "ハードウェア統合基盤 構築・運用", ContractKind = "Lease", VendorName = "あおば計算センター株式会社（架空）", ContractFrom = new DateOnly(2015, 2, 1), ContractTo = new DateOnly(2020, 1, 31), MultiYear = "DebtBurden" });
            rows.Contracts.Add(new ContractRow { ContractName = "ハードウェア統合基盤 更新・運用", ContractKind = "Lease", VendorName = "あおば計算センター株式会社（架空）", ContractFrom = new DateOnly(2020, 2, 1), ContractTo = new DateOnly(2022, 3, 31), MultiYear = "DebtBurden" });
        }
        if (Moved.TryGetValue(system.Name, out var verificationYen))
        {
            // After a published plan: renewed one year after the platform of 2020, each with its own verification of the move.
            rows.Contracts.Add(new ContractRow { ContractName = system.Name + " 更新前の契約（例示）", ContractKind = "Lease", VendorName = system.VendorName, ContractFrom = new DateOnly(2016, 2, 1), ContractTo = new DateOnly(2021, 1, 31), MultiYear = "DebtBurden" });
            rows.Costs.Add(new CostRow { Fy = new FiscalYear(2019), Category = "Verification", BudgetYen = verificationYen, ActualYen = verificationYen, Note = "例示：統合基盤の更新に伴う移行検証" });
        }
        foreach (var table in SystemPartTables.All.Where(t => t.Kind != SystemPartKind.Links && t.Posted(rows).Count > 0))
        {
            table.Replace(system, rows, actor);
        }
    }

    /// <summary>The links of a system among all, by name.</summary>
    public static void AddLinks(InformationSystem system, IReadOnlyDictionary<string, InformationSystem> byName, IReadOnlyDictionary<string, Guid> codes, Actor actor)
    {
        var rows = new SystemRowsInput();
        rows.Links.AddRange(Flows.Where(f => f.From == system.Name && byName.ContainsKey(f.To))
            .Select(f => new LinkRow { Target = byName[f.To].Code, Direction = "Send", Data = f.Data, Method = f.Method, SpecificCommunication = f.Specific }));
        if (rows.Links.Count > 0)
        {
            SystemPartTables.Links.Replace(system, rows, actor);
            system.Lead(codes);
        }
    }

    // Together 51,000,000 yen.
    private static readonly Dictionary<string, long> Moved = new(StringComparer.Ordinal) { ["財務会計システム"] = 28_000_000, ["土木事務管理システム"] = 23_000_000 };

    private static IEnumerable<CostRow> Costs(InformationSystem system)
    {
        if (system.AnnualCostYen is not { } yen)
        {
            yield break;
        }
        foreach (var year in Enumerable.Range(2022, 5))
        {
            var budget = yen * (94 + ((year - 2022) * 2)) / 100;
            yield return new CostRow { Fy = new FiscalYear(year), Category = system.Hosting == "Saas" ? "CloudFee" : "Operation", BudgetYen = budget * 7 / 10, ActualYen = year == 2026 ? null : budget * 68 / 100 };
            yield return new CostRow { Fy = new FiscalYear(year), Category = "Maintenance", BudgetYen = budget - (budget * 7 / 10), ActualYen = year == 2026 ? null : budget * 29 / 100 };
        }
    }

    private static int PlatformYear(string name, int number) => name switch
    {
        "ファイルサーバーシステム" or "グループウェアシステム" => 2014,
        "財務会計システム" or "土木事務管理システム" => 2015,
        "生活保護システム" or "県債管理システム" => 2016,
        "総務事務システム" or "業務総合事務処理システム" => 2017,
        "土木積算システム" or "森林簿管理システム" => 2018,
        _ => 2014 + (number % 9),
    };
}

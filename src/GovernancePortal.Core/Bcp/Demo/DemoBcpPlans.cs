using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Bcp.Demo;

/// <summary>What the demonstration's plans and networks say.</summary>
internal static class DemoBcpPlans
{
    internal sealed record SystemPlan(string Code, PlanStatus Status, DateOnly Begun, DateOnly? Approved = null, DateOnly? Reviewed = null, bool Steps = true);

    internal sealed record DemoNetwork(NetworkInput Input, bool HasTarget, IReadOnlyList<IncidentInput> Incidents);

    public static IReadOnlyList<SystemPlan> Systems { get; } =
    [
        new("SYS-0001", PlanStatus.Approved, new(2025, 12, 1), new(2025, 12, 15)),
        new("SYS-0007", PlanStatus.Approved, new(2024, 9, 2), new(2024, 10, 1), new(2026, 6, 12)),
        new("SYS-0008", PlanStatus.Approved, new(2025, 2, 3), new(2025, 3, 10)),
        new("SYS-0009", PlanStatus.Drafting, new(2026, 7, 14)),
        new("SYS-0012", PlanStatus.Approved, new(2026, 1, 20), new(2026, 2, 2), Steps: false),
        new("SYS-0025", PlanStatus.Revising, new(2025, 12, 1), new(2025, 12, 22)),
        new("SYS-0036", PlanStatus.RevisionWaiting, new(2025, 11, 4), new(2026, 1, 9)),
        new("SYS-0037", PlanStatus.Approved, new(2025, 11, 4), new(2026, 3, 3)),
        new("SYS-0073", PlanStatus.Approved, new(2025, 9, 1), new(2025, 10, 6), new(2026, 6, 8)),
        new("SYS-0097", PlanStatus.Waiting, new(2026, 8, 3)),
    ];

    public static IReadOnlyList<DemoNetwork> Networks { get; } =
    [
        new(new NetworkInput
        {
            Name = "行政LAN・WAN", Kind = NetworkKind.Lan, SystemCode = "SYS-0057", Verification = "毎月、代替機への切替えを1か所で試す。保守の受託者の到着時刻を障害ごとに記録する。", Substitutes = "本庁舎サーバー室と若葉合同庁舎に中継装置の代替機を1台ずつ",
        }, true,
        [
            Incident(2026, 2, 3, "08:50", "本庁舎5階の通信が止まった。", "中継装置の電源の故障", "09:30"),
            Incident(2026, 5, 14, "13:05", "若葉合同庁舎との回線が切れた。", "回線事業者の工事の誤り", "17:20"),
            Incident(2025, 12, 1, "10:00", "基幹の中継装置が止まり、全庁の通信が遅くなった。", "装置の部品の故障", "18:10", "14:45", "基幹の中継装置"),
        ]),
        new(new NetworkInput { Name = "県・市町村間ネットワーク（みどり県メイプルネット）", Kind = NetworkKind.Municipal, SystemCode = "SYS-0058", Verification = "年1回、市町村と合同で迂回の経路を試す。", Substitutes = "データセンターに中継装置の代替機を2台" }, true,
            [Incident(2026, 6, 23, "02:10", "2町との通信が止まった。", "落雷による電源の断", "02:55")]),
        new(new NetworkInput { Name = "全県域WAN", Kind = NetworkKind.Wan, SystemCode = "SYS-0071" }, false, []),
    ];

    /// <summary>The second version brings the deputies and the order of rebuilding that the drill asked for.</summary>
    public static PlanContent Prefecture(Dictionary<string, InformationSystem> systems, bool second) => new()
    {
        Covers = "県の災害対策を支える全庁のICT。情報政策課が運用するものに限らず、各部局の重要情報システムと、県・市町村間のネットワークを含む。",
        Premise = "震度6強の地震、河川の氾濫、長時間の停電、通信の途絶、職員の多くが出勤できない感染症の流行。",
        Activation = "震度6弱以上の地震、または情報政策課長が必要と認めたとき。担当者は呼出しを待たずに参集する。",
        AlternativeSite = "若葉合同庁舎 3階会議室（非常用電源72時間、行政WANの終端あり）",
        ManualWork = "システムが止まっている間は、業務ごとの紙の様式で受け付け、復旧後に入力する。",
        Contacts =
        [
            new() { Duty = "ICT統括（本部長の補佐）", Person = "情報政策課長", Phone = "内線2200", Deputy = "情報政策課 課長補佐", DeputyPhone = "内線2210" },
            new() { Duty = "復旧班長", Person = "情報政策課 基盤係長", Phone = "内線2231", Deputy = second ? "情報政策課 基盤係 主査" : null, DeputyPhone = second ? "内線2232" : null },
            new() { Duty = "ネットワーク班長", Person = "情報政策課 通信係長", Phone = "内線2241", Deputy = second ? "情報政策課 通信係 主査" : null, DeputyPhone = second ? "内線2242" : null },
            new() { Duty = "庁内・市町村への連絡", Person = "防災危機管理課 情報係長", Phone = "内線2501", Deputy = "防災危機管理課 主査", DeputyPhone = "内線2502" },
        ],
        Steps =
        [
            new() { Hour = 0, Who = "参集した職員", What = "自らの安全を確かめ、本庁舎サーバー室の火災・浸水・停電を見る", Needs = "懐中電灯、鍵、点検表" },
            new() { Hour = 1, Who = "復旧班", What = "基盤とネットワークの稼働を確かめ、止まっているものを書き出す", Needs = "監視端末、構成図（紙）" },
            new() { Hour = 2, Who = "ICT統括", What = "災害対策本部に状況を報告し、再構築の要否を決める", Needs = "報告の様式" },
            new() { Hour = 3, Who = "ネットワーク班", What = "代替拠点までの回線を確かめ、要るときは代替機に替える", Needs = "代替機、受託者の到着" },
            new() { Hour = 6, Who = "復旧班", What = "認証基盤を代替拠点で立ち上げる", Needs = "遠隔地の写し、復元手順書" },
            new() { Hour = 12, Who = "復旧班・防災危機管理課", What = "総合防災情報システムの稼働を確かめ、止まっていれば立て直す", Needs = "受託者、衛星回線" },
            new() { Hour = 24, Who = "復旧班・会計課", What = "財務会計システムを復元し、災害の支払に備える", Needs = "遠隔地の写し" },
            new() { Hour = 72, Who = "ICT統括", What = "復旧の見込みを全所属と市町村に知らせ、通常の復旧に移る", Needs = "周知文" },
        ],
        Rebuild = second
            ?
            [
                Item(systems, "SYS-0037", 3, null), Item(systems, "SYS-0001", 6, "SYS-0037"), Item(systems, "SYS-0025", 6, "SYS-0001"), Item(systems, "SYS-0073", 12, "SYS-0025"),
                Item(systems, "SYS-0007", 24, "SYS-0001;SYS-0025"), Item(systems, "SYS-0005", 36, "SYS-0025"), Item(systems, "SYS-0097", 72, "SYS-0025"),
            ]
            : [Item(systems, "SYS-0001", 6, null), Item(systems, "SYS-0005", 24, "SYS-0025"), Item(systems, "SYS-0025", 24, "SYS-0001")],
    };

    public static PlanContent OfSystem(InformationSystem system, bool steps) => new()
    {
        Covers = $"{system.Name}とその端末、連携するシステムとの受渡し。", Premise = "地震・水害による庁舎の被災、停電、受託者の被災。", Activation = "システムが1時間以上止まる見込みのとき、所属長が発動する。",
        AlternativeSite = "若葉合同庁舎 3階会議室", ManualWork = "紙の台帳で受け付け、復旧後3日以内に入力する。",
        Contacts =
        [
            new() { Duty = "業務の責任者", Person = "所属長", Phone = "内線3100", Deputy = "課長補佐", DeputyPhone = "内線3101" },
            new() { Duty = "システムの担当", Person = "システム担当者", Phone = "内線3110", Deputy = "副担当者", DeputyPhone = "内線3111" },
            new() { Duty = "受託者", Person = system.VendorName ?? "国の問合せ窓口", Phone = "0120-000-000（架空）" },
        ],
        Steps = !steps ? [] :
        [
            new() { Hour = 0, Who = "システムの担当", What = "受託者に連絡し、止まった範囲を確かめる", Needs = "連絡先の一覧（紙）" },
            new() { Hour = 3, Who = "業務の責任者", What = "紙による受付に切り替え、窓口と出先機関に知らせる", Needs = "様式、周知文" },
            new() { Hour = 24, Who = "受託者", What = "遠隔地の写しから復元する", Needs = "復元手順書、代替の機器" },
            new() { Hour = 72, Who = "システムの担当", What = "紙で受けた分を入力し、突き合わせる", Needs = "受付簿" },
        ],
    };

    public static PlanContent Bureau() => new()
    {
        Covers = "土木部の各課と土木事務所が使うICT。", Premise = "震度6強の地震、洪水。", Activation = "水防本部を設けるとき、または部長が必要と認めたとき。", AlternativeSite = "青葉合同庁舎 2階",
        Contacts =
        [
            new() { Duty = "部の統括", Person = "監理課長", Phone = "内線5100", Deputy = "監理課 課長補佐", DeputyPhone = "内線5101" },
            new() { Duty = "道路の情報", Person = "道路整備課 維持係長", Phone = "内線5210" },
        ],
        Steps =
        [
            new() { Hour = 0, Who = "各課の担当", What = "水防・道路の情報のシステムが動くかを見る", Needs = "点検表" },
            new() { Hour = 6, Who = "監理課", What = "止まったシステムと紙での代行を部長に報告する" },
        ],
    };

    private static RebuildItem Item(Dictionary<string, InformationSystem> systems, string code, int hours, string? dependsOn) =>
        new() { SystemId = systems[code].Id, Code = code, Name = systems[code].Name, RtoHours = hours, DependsOn = dependsOn, Place = "若葉合同庁舎の予備基盤" };

    private static IncidentInput Incident(int year, int month, int day, string time, string what, string cause, string restored, string? substituted = null, string? part = null)
    {
        var on = new DateOnly(year, month, day);
        return new IncidentInput { OccurredOn = on, OccurredTime = time, What = what, Cause = cause, RestoredOn = on, RestoredTime = restored, SubstitutedOn = substituted is null ? null : on, SubstitutedTime = substituted, SubstitutedPart = part };
    }
}

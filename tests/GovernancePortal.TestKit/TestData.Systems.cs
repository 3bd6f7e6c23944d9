using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.TestKit;

/// <summary>
/// A ledger of any size: systems with names, summaries, products, contracts, costs and components as a prefecture's ledger
/// has them, the same at every run of one seed. Names and products repeat among sections, as they do; vendors are fictional.
/// </summary>
public sealed class GeneratedSystems(int seed = 20261121)
{
    private const int Chunk = 500;

    private static readonly (string Domain, string Kind)[] Domains =
    [
        ("道路", "Works"), ("橋梁", "Works"), ("河川", "Works"), ("砂防", "Works"), ("港湾", "Works"), ("下水道", "Works"), ("県営住宅", "Works"), ("建築確認", "Works"), ("都市計画", "Maps"), ("地籍調査", "Maps"),
        ("森林", "Agriculture"), ("治山", "Agriculture"), ("農地", "Agriculture"), ("漁業", "Agriculture"), ("畜産", "Agriculture"), ("農業改良", "Agriculture"), ("県税", "Tax"), ("自動車税", "Tax"), ("軽油引取税", "Tax"),
        ("財務", "Finance"), ("予算編成", "Finance"), ("公有財産", "Finance"), ("物品", "Finance"), ("給与", "Personnel"), ("職員研修", "Personnel"), ("健康診断", "Personnel"), ("旅費", "Personnel"), ("文書", "Documents"), ("例規", "Documents"),
        ("生活保護", "Welfare"), ("児童相談", "Welfare"), ("障害者手帳", "Welfare"), ("介護保険", "Welfare"), ("保育士", "Welfare"), ("感染症", "Health"), ("難病医療", "Health"), ("薬局", "Health"), ("食品衛生", "Health"), ("検査成績", "Health"),
        ("防災", "Disaster"), ("消防", "Disaster"), ("避難所", "Disaster"), ("学校", "Education"), ("図書館", "Education"), ("文化財", "Education"), ("奨学金", "Education"), ("企業誘致", "Commerce"), ("観光", "Commerce"), ("職業訓練", "Commerce"),
        ("廃棄物", "Environment"), ("大気", "Environment"), ("水質", "Environment"), ("鳥獣", "Environment"), ("統計調査", "Assembly"), ("選挙", "Assembly"), ("広報", "PublicRelations"), ("県民相談", "PublicRelations"), ("公共施設", "Reservation"),
    ];

    private static readonly (string Thing, string Does)[] Things =
    [
        ("台帳", "台帳の登録、検索、更新を行う"), ("許可", "許可の申請を受け付け、審査の経過と許可証を管理する"), ("点検記録", "現地の点検の結果と写真を記録する"), ("予約", "利用の予約、抽選、使用料の計算を行う"), ("申請受付", "住民と事業者からの申請をインターネットで受け付ける"),
        ("監視", "観測した値を集め、基準を超えたときに知らせる"), ("情報提供", "地図と一覧で住民に情報を提供する"), ("貸付", "貸付の決定、償還、督促を管理する"), ("補助金", "補助金の申請、交付決定、実績報告を管理する"), ("統計", "報告された数値を集計し、国への報告書を作る"),
        ("検査", "検査の予定と結果、改善の指導を記録する"), ("積算", "設計の数量から金額を積算し、設計書を作る"), ("入札", "入札の公告、参加資格の確認、開札を行う"), ("電子納品", "成果品を受け取り、保管と検索を行う"), ("相談記録", "相談の内容と対応の経過を記録し、引き継ぐ"),
        ("名簿", "資格を持つ人の名簿と登録の更新を管理する"), ("収納", "納付書を作り、収納と消込みを行う"), ("研修", "研修の申込み、受講、修了を管理する"), ("地図", "位置の情報を地図の上で重ねて表示する"), ("連絡網", "関係者へ一斉に連絡し、応答を確かめる"),
    ];

    private static readonly string[] Tails = ["システム", "管理システム", "支援システム", "サービス", "情報システム"];
    private static readonly string[] Makers = ["みどり", "あおば", "わかば", "つばめ", "こもれび", "ひのき", "山吹", "みなと", "若葉", "つむぎ"];
    private static readonly string[] Lines = ["業務パック", "クラウド", "地図エンジン", "帳票", "申請ポータル", "台帳マスター", "会議", "連絡ナビ", "積算", "ワークフロー", "収納ゲート", "統計スタジオ"];
    private static readonly string[] Vendors = ["みどりシステムズ株式会社（架空）", "あおば計算センター株式会社（架空）", "若葉情報サービス株式会社（架空）", "こもれび技研株式会社（架空）", "株式会社ひのき情報（架空）", "山吹データ株式会社（架空）", "つばめクラウド株式会社（架空）", "合同会社つむぎソフト（架空）"];
    private static readonly string[] Users = ["全所属", "所管課と出先機関", "土木事務所", "保健所", "県税事務所", "県立学校", "農業普及指導センター", "所管課のみ"];

    private readonly Random random = new(seed);

    /// <summary>Rows as a form would carry them; each section owns about as many as another.</summary>
    /// <param name="year">The fiscal year of the office's day: contracts end from it on for five years, at the end of the year or of a half.</param>
    public IEnumerable<SystemInput> Inputs(int count, IReadOnlyList<Guid> sections, FiscalYear year)
    {
        for (var n = 0; n < count; n++)
        {
            var (domain, kind) = One(Domains);
            var (thing, does) = One(Things);
            var running = random.Next(100);
            var (ends, years) = (year.Plus(random.Next(5)), 1 + random.Next(5));
            var to = random.Next(6) == 0 ? new DateOnly(ends.Year, 9, 30) : new DateOnly(ends.Year + 1, 3, 31);
            var yearly = 200_000L * (1 + random.Next(400));
            var package = random.Next(10) < 7;
            yield return new SystemInput
            {
                Name = domain + thing + One(Tails), ShortName = random.Next(4) == 0 ? domain + thing : null, FormerName = random.Next(12) == 0 ? "旧" + domain + "事務システム" : null,
                Summary = $"{domain}に関する{does}。{One(Users)}が利用する。", Purpose = random.Next(3) == 0 ? null : $"{domain}の事務を正確に行い、{thing}にかかる時間を減らす。",
                Lifecycle = running < 4 ? Lifecycle.Retired : running < 8 ? Lifecycle.ToBeRetired : running < 12 ? Lifecycle.Development : Lifecycle.InOperation,
                Criticality = random.Next(10) switch { 0 => Criticality.Important, < 4 => Criticality.SemiImportant, _ => Criticality.General },
                OwnerSectionId = sections[n % sections.Count], UsingSections = One(Users), UserCount = 5 + random.Next(3000), BusinessKind = kind, SystemClass = "Business",
                DeliveryForm = package ? "PackageAsIs" : "Scratch", Hosting = random.Next(3) switch { 0 => "Saas", 1 => "SharedPlatform", _ => "OwnServer" }, Segment = random.Next(4) == 0 ? "Internet" : "Lgwan", Sharing = "Alone",
                Confidentiality = random.Next(3) == 0 ? "3B" : "2", HandlesMyNumber = false,
                ProductName = package ? $"{One(Makers)}{One(Lines)} Ver.{1 + random.Next(6)}" : null, AccessControl = "秘匿の接続手順",
                VendorName = One(Vendors), ContractName = domain + thing + "運用保守業務委託", ContractNumber = $"R{year.Year - 2018}-{n + 1:0000}", ContractMethod = random.Next(3) == 0 ? "NegotiatedSole" : "OpenEvaluated",
                ContractFrom = to.AddYears(-years).AddDays(1), ContractTo = to, ContractAmountYen = yearly * years, AnnualCostYen = yearly, NextRenewalFy = FiscalYear.Of(to),
            };
        }
    }

    /// <summary>
    /// Registers them, with costs of three years and components where servers are one's own; chunk by chunk, each its save.
    /// </summary>
    /// <returns>Their ids in the order of their numbers.</returns>
    public async Task<IReadOnlyList<Guid>> AddAsync(TestDatabase database, int count, Actor actor, IReadOnlyList<Guid>? sections = null)
    {
        var ids = new List<Guid>(count);
        if (sections is null)
        {
            await using var read = database.NewDb();
            sections = await read.Set<Section>().AsNoTracking().Where(s => s.ValidTo == null).OrderBy(s => s.Code).Select(s => s.Id).ToListAsync();
        }
        foreach (var chunk in Inputs(count, sections, FiscalYear.Of(actor.Today)).Chunk(Chunk))
        {
            await using var db = database.NewDb();
            foreach (var input in chunk)
            {
                var number = await Counter.NextAsync(db, InformationSystem.CounterKey, default);
                var system = InformationSystem.Register(Guid.CreateVersion7(actor.Now.AddMilliseconds(number)), number, input, actor);
                AddParts(system, actor);
                db.Add(system);
                ids.Add(system.Id);
            }
            db.Act(actor, "SystemRegistered");
            await db.SaveChangesAsync();
        }
        return ids;
    }

    private void AddParts(InformationSystem system, Actor actor)
    {
        var (rows, year) = (new SystemRowsInput(), FiscalYear.Of(actor.Today));
        for (var back = 2; back >= 0; back--)
        {
            rows.Costs.Add(new CostRow { Fy = new FiscalYear(year.Year - back), Category = "Operation", BudgetYen = system.AnnualCostYen, ActualYen = back == 0 ? null : system.AnnualCostYen * 98 / 100 });
        }
        SystemPartTables.Costs.Replace(system, rows, actor);
        if (system.Hosting == "OwnServer")
        {
            rows.Components.Add(new ComponentRow { ComponentKind = "Os", Product = "サーバーOS（架空）", ProductVersion = "2022", SupportEndOn = new DateOnly(year.Year + random.Next(6), 10, 14) });
            rows.Components.Add(new ComponentRow { ComponentKind = "Database", Product = "データベース（架空）", ProductVersion = "15", SupportEndOn = new DateOnly(year.Year + random.Next(6), 11, 11) });
            SystemPartTables.Components.Replace(system, rows, actor);
        }
    }

    private T One<T>(T[] among) => among[random.Next(among.Length)];
}

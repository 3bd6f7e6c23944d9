using GovernancePortal.Core.Consultations.Form;
using static GovernancePortal.Core.Consultations.Demo.DemoAnswers;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>Plausible answers of a 調達前協議書.</summary>
internal static class DemoProcurement
{
    private const long SmallServiceYen = 2_000_000;

    public static DemoForm Form(DemoCase c)
    {
        var values = new FormValues();
        Contract(c, values);
        Days(c, values);
        Specification(c, values);
        SupplyAndOperation(c, values);
        return DemoForm.Of(c, Stage.PreProcurement, values, c.Facts(Stage.PreBudget, PreBudget(c).Sections));
    }

    public static string Method(DemoCase c) => c.TotalYen <= SmallServiceYen ? "NegotiatedQuotes"
        : c.Kind is ConsultationKind.Enhancement or ConsultationKind.LegalChange or ConsultationKind.ContractExtension ? "NegotiatedSole"
        : c.Variant % 4 == 1 ? "OpenLowest"
        : c.Variant % 4 == 3 ? "NegotiatedProposal"
        : "OpenEvaluated";

    private static long AmountYen(DemoCase c) => c.ContractYen ?? DemoCost.Round(c, c.TotalYen * (c.Variant % 6 == 5 ? 87 : 96 + (c.Variant % 4)) / 100);

    private static void Contract(DemoCase c, FormValues v)
    {
        var amount = AmountYen(c);
        v["P3.Explanation"] = Pick(DemoWords.Moved, amount < c.TotalYen ? 0 : 1);
        v.Rows["P5"] = c.Variant % 7 == 3
            ? [Lot(c.SystemName + " 構築・移行", "初期設定、データ移行、研修"), Lot(c.SystemName + " 利用・保守", "サービスの利用、保守、問合せ対応")]
            : [Lot(c.SystemName + " 調達", "サービスの利用、初期設定、データ移行、研修、保守")];
        v["P5.Reason"] = "構築と利用を分けることで、参加できる事業者を増やすため。";
        v["Q1"] = Method(c);
        v["Q2"] = v["Q1"] == "NegotiatedQuotes" ? "1" : "2";
        v["Q2.Reason"] = v["Q1"] == "NegotiatedQuotes"
            ? "予定する金額が規則で定める額を超えないため。2者以上から見積りを取る。"
            : "企画と実績の評価、又は現行の権利を持つ事業者による保守の責任が必要で、価格のみの競争に適しないため。";
        v["Q3"] = Number(amount);
        v["Q4"] = amount >= c.WtoLimitYen ? "yes" : "no";
        v["Q4.Reason"] = null;
        v["Q5"] = c.Kind == ConsultationKind.Enhancement ? "Work" : c.Variant % 3 == 1 ? "Lease" : "Usage";
        v.Rows["Q6"] = Quotes(c, amount);
        v["Q6.Reason"] = "現行の権利を持つ者が1者に限られるため。単価は積算の基準と照らして確かめた。";
        v["Q7"] = "Reasonable";
        v["Q7.Workload"] = c.Variant % 3 == 0 ? "Adjusted" : "Reasonable";
        v["Q7.Hardware"] = c.Variant % 3 == 1 ? "Reasonable" : "NotApplicable";
        v["Q7.Maintenance"] = "Reasonable";
        v["Q7.Guideline"] = c.Variant % 8 == 5 ? "no" : "yes";
        v["Q7.GuidelineReason"] = "単価契約による物品であり、積算の対象がないため。";
        v["Q7.Note"] = "試験の工数が重なっていたため、2人月を減らした。";
        var isSole = v["Q1"] == "NegotiatedSole";
        v["Q8"] = Number(isSole ? 1 : 2 + (c.Variant % 4));
        v["Q8.SingleBid"] = isSole || c.Variant % 9 == 2 ? "yes" : "no";
        v["Q8.SingleBidReason"] = isSole ? "随意契約のため。次の更新に向けて設計書の帰属を県とする。" : "公告の期間を延ばし、参加の要件を緩めた。";
        v["Q9"] = "300";
        v["Q9.Technical"] = "700";
        v["Q10"] = v["Q1"] == "OpenLowest" ? "SurveyStandard" : "None";
        v["Q8.Product"] = c.Variant % 13 == 6 ? "yes" : "no";
        v["Q8.ProductReason"] = "既設の装置と接続できる製品が他にないため。";
    }

    private static List<FormRow> Quotes(DemoCase c, long amount)
    {
        var count = Method(c) == "NegotiatedSole" ? 1 : 2 + (c.Variant % 2);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new FormRow
            {
                ["vendor"] = Pick(DemoWords.Vendors, c.Variant + i),
                ["on"] = Day(c.Day.AddDays(-20 + (i * 3))),
                ["amountYen"] = Number(DemoCost.Round(c, amount * (100 + (i * (4 + (c.Variant % 9)))) / 100)),
                ["sameScope"] = "yes",
            }),
        ];
    }

    private static void Days(DemoCase c, FormValues v)
    {
        var notice = c.Day.AddDays(35);
        var tender = notice.AddDays(v["Q4"] == "yes" ? PreProcurementForm.WtoNoticeDays + 5 : 25);
        var contract = tender.AddDays(12);
        v["Q11"] = Day(notice);
        v["Q11.Tender"] = Day(tender);
        v["Q11.Contract"] = Day(contract);
        v["Q5.From"] = Day(contract);
        v["Q5.To"] = Day(contract.AddYears(DemoCost.Years(c)).AddDays(-1));
    }

    private static void Specification(DemoCase c, FormValues v)
    {
        v["R1"] = c.Variant % 5 == 3 ? "NotUsed" : "Used";
        v["R1.Version"] = c.Variant % 2 == 0 ? "STD-COMMON-1;STD-CLOUD-1" : "STD-COMMON-1;STD-PACKAGE-1";
        v["R1.Reason"] = "提供者の定める仕様によるサービスのため。";
        for (var number = 2; number <= 17; number++)
        {
            var code = "R" + number;
            // Levels of service and the output that was promised are never missing.
            var isMissing = (c.Variant + number) % 11 == 0 && number is not (3 or 4 or 13);
            v[code] = isMissing ? "Absent" : "Present";
            v[code + ".Page"] = $"{(number * 3) + (c.Variant % 5)}ページ";
            v[code + ".Note"] = "契約書の特記事項で定めるため、仕様書には書いていない。";
        }
        v["R4.Measure"] = "事業者が毎月報告し、定例会で確かめる。値に届かないときは利用料を減額する。";
        v["R4.ReviewMonths"] = c.Variant % 2 == 0 ? "12" : "6";
        v["R4.Responsibility"] = "別紙3の2 責任分界の表";
        v["R5.Format"] = c.Variant % 3 == 0 ? "MigrationLayout" : "OpenFormat";
        v["R5.FormatReason"] = "この業務には公表された中間標準レイアウトがないため、CSVとし、項目の説明書を付ける。";
    }

    private static void SupplyAndOperation(DemoCase c, FormValues v)
    {
        v["T1"] = "県サプライチェーンリスク選定基準 第1.0版";
        v["T4"] = c.Variant % 7 == 6 ? "Mitigated" : "NoConcern";
        v["T4.Reason"] = "通信を国内に限り、操作の記録を県が保管する措置をとるため。";
        v["T4.By"] = "所管課長";
        v["T4.On"] = Day(c.Day.AddDays(-4));
        v["T5"] = c.Variant % 3 == 0 ? "yes" : "no";
        v["T8"] = "yes";
        v["T8.On"] = Day(SupplyChain.StatutoryDay.AddDays(-90));
        v.Rows["T2"] =
        [
            c.Variant % 5 == 4
                ? new FormRow { ["product"] = "窓口用の計測端末", ["scheme"] = "OutOfScope", ["judgement"] = "登録制度のない分野。製造者と部品の供給元を書面で確かめ、懸念がないと判断した。" }
                : new FormRow { ["product"] = "みどり業務クラウド", ["scheme"] = "Ismap", ["number"] = "C99-0001-2", ["level"] = "登録済み" },
        ];
        v.Rows["T3"] = [new FormRow { ["name"] = Pick(DemoWords.Vendors, c.Variant), ["role"] = "Vendor", ["country"] = "日本" }];
        v["T6"] = "日本";
        v["T6.Law"] = "日本法";
        v["T6.Court"] = "みどり地方裁判所（架空）";
        v["T7"] = "yes";
        v["U1"] = Number(new[] { 24, 48, 8, 72 }[c.Variant % 4]);
        v["U1.Rpo"] = Number(new[] { 24, 24, 4, 24 }[c.Variant % 4]);
        v["U1.Restore"] = "稼働前に1回、以後は毎年2月に、直近の写しから検索できるまでを確かめる。";
        v["U1.Bcp"] = "yes";
        v["U2"] = "運用：システム所管課、保守窓口：事業者（平日9時～17時）";
        v["U2.Contact"] = "夜間・休日は事業者の当番が受け、30分以内に所管課長へ連絡する。";
        v.Rows["U3"] =
        [
            new FormRow
            {
                ["name"] = c.Variant % 2 == 0 ? "電子申請率" : "1件当たりの処理時間",
                ["target"] = $"{c.TargetFy.Short} {(c.Variant % 2 == 0 ? 40 : 32)}、{c.TargetFy.Plus(2).Short} {(c.Variant % 2 == 0 ? 70 : 25)}", ["from"] = Day(DemoCost.Launch(c)),
            },
        ];
        v["U4"] = Number(Math.Max(c.TargetFy.Year, Platform.Time.FiscalYear.Of(c.Day.AddDays(120)).Year) + DemoCost.Years(c));
    }

    private static FormRow Lot(string name, string scope) => new() { ["name"] = name, ["scope"] = scope };
}
